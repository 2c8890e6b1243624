"""The figure of a sentence that a question asks for, where the sentence gives several."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.amounts import Amount, asked_amount, told_amount
from assistant.answer_types import asked_unit
from assistant.moods import told_at
from assistant.question import Question
from assistant.verification.binding import words_round, years_of
from assistant.verification.figures import Figure
from assistant.verification.reading import Reading, read
from assistant.verification.units import same_unit
from documents.regions import Gazetteer
from documents.script import fold
from documents.sentences import Span
from index.terms import passage_terms

_SHORTEST_TERM = 2


def asked_for(question: Question, sentence: str, words: Span, gazetteer: Gazetteer) -> Span:
    """Point at the figure that a question asks for instead of `words`, where that is another of the same unit, or the
    only one of the unit asked for.

    The other holds for the same years, and is told as much as planned or as there. It is meant where the question
    wants all that is given out and the words are the most for one, or the reverse; or where the words round it name
    all that those round the words name of the question, and more: 企业2000家以上，领军企业100家 for how many firms.
    """
    if not any(character.isdigit() for character in sentence[words.start : words.end]):
        return words
    reading = read(sentence, gazetteer)
    pointed = [one for one in reading.figures if one.start < words.end and words.start < one.end]
    if len(pointed) != 1:
        return words
    unit = asked_unit(question.said)
    if unit is not None and not same_unit(unit, pointed[0].unit, pointed[0].value):
        fitting = [one for one in reading.figures if same_unit(unit, one.unit, one.value)]
        if len(fitting) == 1:
            return Span(fitting[0].start, fitting[0].end)
    rivals = [one for one in reading.figures if _is_rival(one, pointed[0], reading)]
    amount = asked_amount(question.said)
    # Whose figures they are holds for all of them.
    wanted = {*map(fold, question.terms)} - {*passage_terms(" ".join(question.regions))}
    better = _of_amount(amount, pointed[0], rivals, sentence) or _named(wanted, pointed[0], rivals, reading)
    return Span(better.start, better.end) if better else words


def _is_rival(one: Figure, pointed: Figure, reading: Reading) -> bool:
    """Say whether a figure may be meant as well as another: of its unit, for the same years, in the same mood."""
    if one is pointed or one.unit != pointed.unit or years_of(reading, one) != years_of(reading, pointed):
        return False
    moods = {told_at(reading.text, figure.start, figure.end).mood for figure in (one, pointed)}
    return len(moods) == 1


def _of_amount(asked: Amount | None, pointed: Figure, rivals: Sequence[Figure], sentence: str) -> Figure | None:
    """Find the one rival that is the amount asked for, where the figure pointed at is the other amount."""
    if asked is None or told_amount(sentence, _span(pointed)) in (None, asked):
        return None
    fitting = [one for one in rivals if told_amount(sentence, _span(one)) is asked]
    return fitting[0] if len(fitting) == 1 else None


def _named(terms: Collection[str], pointed: Figure, rivals: Sequence[Figure], reading: Reading) -> Figure | None:
    """Find the rival whose words name all that those of the figure pointed at do, and most more."""
    wanted = {term for term in terms if len(term) >= _SHORTEST_TERM}
    named = wanted & set(passage_terms(words_round(reading, pointed)))
    more = [(wanted & set(passage_terms(words_round(reading, one))), one) for one in rivals]
    better = [(len(own), one) for own, one in more if own > named]
    return max(better, key=lambda found: found[0])[1] if better else None


def _span(figure: Figure) -> Span:
    return Span(figure.start, figure.end)
