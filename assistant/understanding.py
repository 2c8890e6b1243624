"""Which of the ways to understand a follow-up is taken: the first that the articles answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from assistant.answer import Answer
from assistant.composed import Composed
from assistant.follow_ups import FormerTurn, Resolved, TurnKind, Ways, other_ways, points_back
from assistant.options import AnswerOptions
from documents.regions import Gazetteer
from documents.script import detect_language, fold, to_simplified
from index.glossary import chinese_terms
from index.terms import naming_terms

SURE = 0.4
"""The confidence at which an answer needs no second way to understand its question, and which a second way needs."""
SURE_IN_ENGLISH = 0.2
"""The same of a second way to understand an English question, on which no article in Chinese is ever as sure."""
SPOKEN_OF = 0.6
"""The share of a name's terms that what answers a question on it must hold."""
TAKEN_UP = 0.25
"""The share of a whole follow-up's terms that it must hold."""
MOST_WAYS = 6
"""Other ways that are tried at most."""
TURNS_NEAR = 4
"""Turns whose regions are still spoken of."""
_COUNTRY = "全国"
_SHORT = 12
"""Characters of a question that in a conversation may leave its region to the last one, whatever it finds alone."""


def in_best_way(
    resolved: Resolved,
    turns: Sequence[FormerTurn],
    gazetteer: Gazetteer,
    answering: Callable[[Resolved], Composed],
    options: AnswerOptions,
) -> Composed:
    """Answer a question as its words suggest, or in the first other way that is surely answered where that is not.

    A question that leans on nothing, and is surely answered by itself, is taken by itself; one that names nothing is
    never, whatever answers it.
    """
    first = answering(resolved)
    ways = other_ways(resolved, turns, gazetteer)
    off_topic = resolved.kind is TurnKind.QUESTION and not first.answer.is_on_topic
    # 2028年的算力目标, answered on a region that nobody spoke of, is not what was asked.
    spoken_of = _spoken_of(turns, gazetteer)
    is_plain = resolved.kind is TurnKind.QUESTION and ways.is_plain and spoken_of != {_COUNTRY}
    strays = is_plain and _is_elsewhere(first.answer, spoken_of, gazetteer)
    is_open = ways.is_open or strays
    if not is_open and (off_topic or _is_enough(first.answer, resolved, ways, turns, options)):
        return first
    # What is surely answered by itself gives way only to what is answered as surely.
    stands_alone = not is_open and _stands_alone(first.answer, resolved, options)
    least = first.answer.confidence if stands_alone else 0.0
    tried = []
    for way in (*ways.others[:MOST_WAYS], *ways.leaning):
        other = answering(way)
        if not other.answer.answered or not _takes_up(other.answer, ways) or _repeats(other.answer, ways, turns):
            continue
        names_no_place = not way.parts.regions and not way.parts.documents
        if names_no_place and _is_elsewhere(other.answer, spoken_of, gazetteer):
            continue
        surely = _is_surer(other.answer, first.answer, options, leans=way in ways.leaning)
        if surely and other.answer.confidence >= least:
            return other
        tried.append(other)
    if tried and ways.named and first.answer.answered and not _speaks_of(first.answer, ways.named, SPOKEN_OF):
        # Figures of something else are worse than a less sure answer on what is named.
        return max(tried, key=lambda one: one.answer.confidence)
    return answering(ways.others[0]) if is_open and ways.others else first


def _stands_alone(answer: Answer, resolved: Resolved, options: AnswerOptions) -> bool:
    points = points_back(resolved.text)
    return resolved.kind is TurnKind.QUESTION and not points and _is_sure(answer, options)


def _is_surer(answer: Answer, first: Answer, options: AnswerOptions, *, leans: bool) -> bool:
    """Tell whether another way to understand a question is answered surely enough to take it.

    What only leans on the last question holds all its words, and seems the surer for that.
    """
    if leans or detect_language(answer.standalone_question) != "en":
        return _is_sure(answer, options)
    least = max(options.threshold(SURE_IN_ENGLISH), first.confidence if first.answered else 0.0)
    return answer.answered and answer.confidence >= least


def _is_sure(answer: Answer, options: AnswerOptions) -> bool:
    return answer.answered and answer.confidence >= options.threshold(SURE)


def _is_enough(
    answer: Answer, resolved: Resolved, ways: Ways, turns: Sequence[FormerTurn], options: AnswerOptions
) -> bool:
    """Tell whether an answer needs no other way to understand its question."""
    own = [one for one in resolved.parts.regions if one != _COUNTRY and "regions" not in resolved.inherited]
    names_nothing = not own and not resolved.parts.documents and len(resolved.text) <= _SHORT
    if resolved.kind is TurnKind.QUESTION and (points_back(resolved.text) or names_nothing):
        return False
    sure = answer.answered and (bool(own) or _is_sure(answer, options))
    # Who asks the same again, in whatever words, gets the same answer.
    asks_anew = resolved.kind is TurnKind.FOLLOW_UP and resolved.standalone != turns[-1].question
    says_more = not (asks_anew and _repeats(answer, ways, turns))
    return sure and ways.asks and _speaks_of(answer, ways.named, SPOKEN_OF) and says_more


def _repeats(answer: Answer, ways: Ways, turns: Sequence[FormerTurn]) -> bool:
    """Tell whether an answer says nothing but what the last one said.

    Asked for what there is, even another part of the sentence that told of an aim does.
    """
    last = turns[-1]
    if not last.said or [one.quote for one in answer.citations[:1]] != [one.quote for one in last.sources[:1]]:
        return False
    return answer.short_answer == last.said or (ways.asks_now and not answer.short_answer)


def _spoken_of(turns: Sequence[FormerTurn], gazetteer: Gazetteer) -> set[str]:
    """Name the regions that the last questions and the first sources of their answers are on."""
    near = turns[-TURNS_NEAR:]
    asked = {one for turn in near for one in gazetteer.regions_in(turn.question)}
    return asked | {one for turn in near for source in turn.sources[:1] for one in source.regions}


def _is_elsewhere(answer: Answer, spoken_of: Collection[str], gazetteer: Gazetteer) -> bool:
    """Tell whether an answer is on regions that have nothing to do with those spoken of."""
    cited = [one for citation in answer.citations[:1] for one in citation.regions]
    near = any(gazetteer.covers(one, other) or gazetteer.covers(other, one) for one in spoken_of for other in cited)
    return bool(spoken_of) and bool(cited) and not near


def _takes_up(answer: Answer, ways: Ways) -> bool:
    """Tell whether an answer speaks of what a follow-up names, or at least takes up some of its words."""
    return _speaks_of(answer, ways.named, SPOKEN_OF) if ways.named else _speaks_of(answer, ways.own, TAKEN_UP)


def _speaks_of(answer: Answer, words: str, share: float) -> bool:
    """Tell whether what an answer rests on holds words, or a share of their terms."""
    cited = answer.citations[: 1 if answer.short_answer else None]
    said = fold(to_simplified("".join(one.title + one.heading + one.quote for one in cited)))
    english = detect_language(words) == "en"
    terms = naming_terms(" ".join(chinese_terms(words)) if english else to_simplified(words))
    return not terms or sum(term in said for term in terms) >= share * len(terms)
