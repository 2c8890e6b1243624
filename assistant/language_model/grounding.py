"""Holding each sentence of a model against the passages that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from assistant.citing import source_of
from assistant.language_model.bindings import binding_faults
from assistant.language_model.derived_figures import without_derived
from assistant.language_model.leaks import leaked, speaks_of_itself
from assistant.language_model.markers import Part, parts_of, with_plain_markers, without_markers
from assistant.language_model.numbered import NumberedPassage, Quote, single_sentences
from assistant.language_model.orders import orders_a_model
from assistant.language_model.plain_statement import plain_statement
from assistant.language_model.plain_text import link_in, plain_text
from assistant.language_model.support import SupportJudge
from assistant.model_run import Removal, Removed
from assistant.moods import Mood, told
from assistant.verification import Fault, FaultKind, Source, Statement, faults
from assistant.verification.modifiers import Modifier
from assistant.verification.reading import Reading, read
from documents.regions import Gazetteer
from documents.script import detect_language

MOST_TRIED = 8
"""Runs of sentences of a passage that a statement is held against, those with most of its words first."""
_CLAUSE_END = re.compile(
    r"[，；。！？;]|(?:、|和|及|与)(?=[^，、]{0,8}\d)|, (?!\d)| (?:and|while|but) (?=[^,;]{0,40}\d)"
    # From one figure to another: 从突破5000个到超过1万个.
    r"|(?<=[\d个家项亿万元%架台张p])[到至](?=(?:超过?|突破|近|约)?\d)| to (?=(?:over|more than|about|nearly|around) \d)"
)
# Figures that go in turn were held to the years that they go with.
_IN_TURN = re.compile(r"20\d\d年?(?:、|和|与|及)20\d\d年?.*分别")
MOST_TOGETHER = 6
"""Sentences of one passage or several that may carry a statement together."""
# 5.25EFlops is no end.
_INNER_END = re.compile(r"[。！？!?\n](?=[^。！？!?”’」』）)])|\.\s")
_ALL_OF = re.compile(r"都|均|皆|同为|\bboth\b|\bequally\b")
_FEWEST_LETTERS = 6
MOST_PAIRED = 4
_SHORTEST = 4
_LEADING = "，,；; 、"
SLACK = 0.1
"""How much less near than a sentence that says otherwise one may be that carries a statement."""


@dataclass(frozen=True, slots=True)
class GroundedPart:
    """Hold words of a sentence and the quotes that carry them; no quotes for a last mark."""

    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Grounded:
    """Hold a sentence that its sources carry, without markers, in its parts."""

    parts: tuple[GroundedPart, ...]

    @property
    def text(self) -> str:
        """Give the sentence without markers."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True)
class Grounder:
    """Tell which sentences of a model the numbered passages carry.

    `english` says that the answer is to be English; `instructions` are the words of the prompt that are no passages;
    `secrets` must not show.
    """

    passages: Sequence[NumberedPassage]
    gazetteer: Gazetteer
    judge: SupportJudge
    english: bool = False
    instructions: str = ""
    secrets: tuple[str, ...] = ()

    def ground(self, sentence: str) -> Grounded | Removed:
        """Give a sentence with the quotes that carry each part of it, or say why it is not to be shown.

        It is held against the passages whose numbers it bears, part by part; of several that are given for a part
        each must carry it, or all together where none does alone.
        """
        link = link_in(sentence, "\n".join(one.passage.text for one in self.passages))
        text = plain_text(with_plain_markers(sentence))
        if link is not None:
            return Removed(text, Removal.LINK, link)
        words = without_markers(text)
        if speaks_of_itself(words):
            return Removed(words, Removal.INSTRUCTIONS, words)
        secret = leaked(words, self.instructions, self.secrets, self.passages)
        if secret:
            return Removed(words, Removal.INSTRUCTIONS, secret)
        return self._marked(words, parts_of(text))

    def _marked(self, words: str, parts: Sequence[Part]) -> Grounded | Removed:
        markers = [marker for part in parts for marker in part.markers]
        if not markers:
            return Removed(words, Removal.NO_MARKER)
        outside = [marker for marker in markers if not 0 < marker <= len(self.passages)]
        if outside:
            return Removed(words, Removal.NO_SOURCE, f"[{outside[0]}]")
        if (detect_language(words) == "en") != self.english:
            return Removed(words, Removal.LANGUAGE)
        carried = [self._carried(part, words[: at + len(part.text)]) for part, at in _placed(parts)]
        if not any(isinstance(one, Fault) for one in carried):
            return Grounded(tuple(one for one in carried if isinstance(one, GroundedPart)))
        apart = self._apart(words, parts) or self._as_a_whole(words, parts)
        if apart is not None:
            return Grounded(apart)
        fault = next(one for one in carried if isinstance(one, Fault))
        return Removed(words, Removal(fault.kind.value), fault.said)

    def _apart(self, words: str, parts: Sequence[Part]) -> tuple[GroundedPart, ...] | None:
        """Hold the last clause of each part against its own passages, and the whole against all quotes together.

        A sentence may begin with what only all of them carry: 两省目标相近，江苏为70%[1]，安徽为超过70%[2]。
        """
        if sum(bool(part.markers) for part in parts) < 2:
            return None
        carried: list[GroundedPart] = []
        for part in parts:
            _, mark, last = part.text.lstrip(_LEADING).partition("，")
            clause = Part(last, part.markers) if mark else part
            one = self._carried(clause, clause.text)
            if isinstance(one, Fault):
                return None
            carried.append(GroundedPart(part.text, one.quotes))
        quotes = [quote for one in carried for quote in one.quotes]
        return None if self._faults(words, _joined(quotes), quotes) else tuple(carried)

    def _as_a_whole(self, words: str, parts: Sequence[Part]) -> tuple[GroundedPart, ...] | None:
        """Hold a sentence with markers in its midst against all its passages together, if each part has its figures.

        A part may give what comes out of those before it: 甘肃为70%[1]，湖南为75%[2]，高出5个百分点[1][2]。
        """
        markers = tuple(dict.fromkeys(marker for part in parts for marker in part.markers))
        if sum(bool(part.markers) for part in parts) < 2:
            return None
        cited = [self.passages[marker - 1] for marker in markers]
        quotes = self._composed(words, cited)
        if quotes is None:
            return None
        carried = [GroundedPart(part.text, self._of_part(part, quotes)) for part in parts]
        return (
            None
            if any(part.markers and not one.quotes for part, one in zip(parts, carried, strict=True))
            else tuple(carried)
        )

    def _of_part(self, part: Part, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
        """Choose the quotes of a part's passages; none where others have a figure of it and they do not."""
        ids = {self.passages[marker - 1].passage.id for marker in part.markers}
        values = [(one, {each.value for each in read(one.text, self.gazetteer).figures}) for one in quotes]
        own = [(one, known) for one, known in values if one.passage.id in ids]
        for figure in read(part.text, self.gazetteer).figures:
            if any(figure.value in known for _, known in values) and not any(figure.value in known for _, known in own):
                return ()
        return tuple(one for one, _ in own)

    def _carried(self, part: Part, so_far: str) -> GroundedPart | Fault:
        """Find the quotes that carry a part, or the fault that it has against the nearest.

        `so_far` are the words of the sentence up to its end: 长沙则要突破1000亿元 leaves out what was said before.
        """
        if not part.markers:
            return GroundedPart(part.text, ())
        statement = part.text.lstrip(_LEADING)
        cited = [self.passages[marker - 1] for marker in part.markers]
        tried = [self._nearest(statement, one, so_far) for one in cited]
        quotes = tuple(one for one in tried if isinstance(one, Quote))
        if len(quotes) == len(cited):
            return GroundedPart(part.text, quotes)
        if quotes:
            together = self._completed(
                statement, quotes, [one for one, found in zip(cited, tried, strict=True) if isinstance(found, Fault)]
            )
        else:
            together = self._together(statement, cited) or self._composed(statement, cited)
        if together:
            return GroundedPart(part.text, together)
        return next(one for one in tried if isinstance(one, Fault))

    def _nearest(self, statement: str, passage: NumberedPassage, so_far: str) -> Quote | Fault:
        """Find the shortest run of sentences that carries a statement, or the first fault against the nearest run."""
        nearest: Fault | None = None
        needed = 0.0
        for quote, share in self._ranked(statement, passage.runs, so_far):
            if share < needed or orders_a_model(quote.text):
                continue
            found = self._faults(statement, source_of(quote), [quote])
            if not found:
                return quote
            nearest = nearest or found[0]
            # What the nearest sentence says otherwise no sentence on something else can put right.
            if found[0].kind is not FaultKind.UNSUPPORTED:
                needed = max(needed, share - SLACK)
        return nearest or Fault(FaultKind.UNSUPPORTED, statement, "the passage holds no sentence")

    def _completed(
        self, statement: str, quotes: tuple[Quote, ...], others: Sequence[NumberedPassage]
    ) -> tuple[Quote, ...] | None:
        """Add to quotes that carry a statement the sentences of others that give a figure or region of it too."""
        said = read(statement, self.gazetteer)
        likest = tuple(self._likest(said, one) for one in others if one.runs)
        if not all(_gives_part(said, read(one.text, self.gazetteer)) for one in likest):
            return None
        both = (*quotes, *likest)
        return None if self._is_of_some(said, both) or self._faults(statement, _joined(both), both) else both

    def _together(self, statement: str, cited: Sequence[NumberedPassage]) -> tuple[Quote, ...] | None:
        """Take the nearest sentence of each passage, if together they carry a statement."""
        if len(cited) < 2:
            return None
        said = read(statement, self.gazetteer)
        known = tuple(self._likest(said, one) for one in cited if one.runs)
        return None if self._is_of_some(said, known) or self._faults(statement, _joined(known), known) else known

    def _composed(self, statement: str, cited: Sequence[NumberedPassage]) -> tuple[Quote, ...] | None:
        """Take the nearest sentence to each clause, if together they carry a statement."""
        known = [one for passage in cited for one in passage.runs if _is_single(one) and not orders_a_model(one.text)]
        ends = [*(found.start() for found in _CLAUSE_END.finditer(statement)), len(statement)]
        chosen: dict[int, Quote] = {}
        start = 0
        for end in ends:
            clause, so_far, start = statement[start:end].lstrip(_LEADING), statement[:end], end
            if len(clause) >= _SHORTEST and known:
                place = self._likest_of(clause, known, so_far)
                chosen[place] = known[place]
        said = read(statement, self.gazetteer)
        chosen_ids = {one.passage.id for one in chosen.values()}
        rest = [self._likest(said, one) for one in cited if one.runs and one.passage.id not in chosen_ids]
        quotes = (*chosen.values(), *rest)
        if len(quotes) == 1 and 1 <= len(said.figures) <= MOST_PAIRED // 2:
            return self._paired(statement, known)
        if not 1 < len(quotes) <= MOST_TOGETHER or len({one.passage.id for one in quotes}) < len(cited):
            return None
        return None if self._is_of_some(said, quotes) or self._faults(statement, _joined(quotes), quotes) else quotes

    def _paired(self, statement: str, known: Sequence[Quote]) -> tuple[Quote, ...] | None:
        """Add one sentence more to a statement that may compare two: 算力券的总额是语料券的六倍."""
        shares = self.judge.nearness(statement, known)
        order = sorted(range(len(known)), key=lambda place: -shares[place])[:MOST_PAIRED]
        pairs = ((known[one], known[other]) for one, other in combinations(order, 2))
        return next((pair for pair in pairs if not self._faults(statement, _joined(pair), pair)), None)

    def _is_of_some(self, said: Reading, quotes: Sequence[Quote]) -> bool:
        """Tell whether a figure is told of all passages and some do not have it: 两稿都写100项."""
        given: dict[str, set[Fraction]] = {}
        for one in quotes:
            given.setdefault(one.passage.id, set()).update(
                each.value for each in read(one.text, self.gazetteer).figures
            )
        told_of_all = (one for one in said.figures if _ALL_OF.search(said.folded, *said.clause_at(one.start)))
        return any(one.value not in values for one in told_of_all for values in given.values())

    def _likest_of(self, clause: str, known: Sequence[Quote], so_far: str) -> int:
        """Choose the sentence that has most of the figures and years of a clause, and is nearest to it."""
        said = read(clause, self.gazetteer)
        shares = [
            sum(both)
            for both in zip(self.judge.nearness(clause, known), self.judge.nearness(so_far, known), strict=True)
        ]
        common = [_in_common(said, read(one.text, self.gazetteer)) for one in known]
        return max(range(len(known)), key=lambda place: (common[place], shares[place]))

    def _likest(self, said: Reading, passage: NumberedPassage) -> Quote:
        """Choose the sentence of a passage that has most of the figures and dates of a statement."""
        runs = [quote for quote, _ in self._ranked(said.text, passage.runs)]
        return max(runs, key=lambda quote: _in_common(said, read(quote.text, self.gazetteer)))

    def _ranked(self, statement: str, runs: Sequence[Quote], so_far: str = "") -> Iterator[tuple[Quote, float]]:
        """Give single sentences before several, those nearest to a statement first, with how near they are.

        Of a later part of a sentence half of that is how near they are to all that was said so far.
        """
        shares = self.judge.nearness(statement, runs)
        if len(so_far) > len(statement) + 1:
            shares = [(one + all_) / 2 for one, all_ in zip(shares, self.judge.nearness(so_far, runs), strict=True)]
        order = sorted(range(len(runs)), key=lambda place: (not _is_single(runs[place]), -shares[place]))
        return ((runs[place], shares[place]) for place in order[:MOST_TRIED])

    def _faults(self, statement: str, source: Source, quotes: Sequence[Quote]) -> tuple[Fault, ...]:
        statement = plain_statement(statement, source.quote, quotes[0].article.text)
        whole, statement = statement, without_derived(statement, source.quote, self.gazetteer)
        found = self._departures(statement, source) or self._apart_in_clauses(statement, quotes)
        if found:
            return found
        if statement != whole and sum(one.isalnum() for one in statement) < _FEWEST_LETTERS:
            # It says no more than what comes out.
            return ()
        doubt = self.judge.doubt(statement, quotes)
        return () if doubt is None else (Fault(FaultKind.UNSUPPORTED, doubt, "the quote does not carry it"),)

    def _departures(self, statement: str, source: Source) -> tuple[Fault, ...]:
        """List in what a statement departs from its source, but for words that are not there."""
        found = faults(Statement(statement, 1), source, self.gazetteer, reworded=True)
        return found or tuple(binding_faults(statement, source, self.gazetteer))

    def _apart_in_clauses(self, statement: str, quotes: Sequence[Quote]) -> tuple[Fault, ...]:
        """Hold each clause against each of several sentences: what one says must not be put right by another."""
        sentences = [one for quote in quotes for one in single_sentences(quote)]
        if len(sentences) < 2 or _IN_TURN.search(statement):
            return ()
        clauses = [one for one in _CLAUSE_END.split(statement) if one.strip()]
        for clause in clauses:
            if _ALL_OF.search(clause) and len({one.name for one in read(clause, self.gazetteer).mentions}) > 1:
                # Told of several regions at once: each sentence has its own.
                continue
            excused = {FaultKind.UNSUPPORTED}
            # What goes before may say that it is planned; that it is there a clause says itself.
            if len(clauses) > 1 and told(clause).mood is not Mood.ACHIEVED:
                excused.add(FaultKind.MOOD)
            # A bound may be said once, before: exceed 70 percent by 2027 and 90 percent by 2030.
            if clause != clauses[0] and all(
                one.modifier is Modifier.EXACTLY for one in read(clause, self.gazetteer).figures
            ):
                excused.add(FaultKind.MODIFIER)
            tried = [self._departures(clause, source_of(one)) for one in sentences]
            nearest = self.judge.nearness(clause, sentences)
            likest = nearest.index(max(nearest))
            places = [place for place, found in enumerate(tried) if {each.kind for each in found} <= excused]
            fitting = [sentences[place] for place in places]
            # What is told otherwise of the same matter no sentence on something else puts right.
            if not fitting or max(nearest[place] for place in places) < nearest[likest] - SLACK:
                return tried[likest]
            if any(character.isdigit() for character in clause) and all(
                self.judge.is_strange(clause, one) for one in fitting
            ):
                # Its figure is there, but said of something else.
                return (Fault(FaultKind.UNSUPPORTED, clause.strip(), "the sentence with the figure does not carry it"),)
        return ()


def _is_single(quote: Quote) -> bool:
    return _INNER_END.search(quote.text.rstrip()) is None


def _placed(parts: Sequence[Part]) -> Iterator[tuple[Part, int]]:
    """Give parts with where each begins in the words of all."""
    at = 0
    for part in parts:
        yield part, at
        at += len(part.text)


def _gives_part(said: Reading, quoted: Reading) -> bool:
    """Tell whether a quote has a figure of a statement, or of one without figures one of its regions."""
    if said.figures:
        return bool({(one.value, one.unit) for one in said.figures} & {(one.value, one.unit) for one in quoted.figures})
    regions = {one.name for one in said.mentions}
    return len(regions) > 1 and bool(regions & {one.name for one in quoted.mentions})


def _in_common(said: Reading, quoted: Reading) -> int:
    """Count the figures and years that two texts have in common."""
    figures = {one.value for one in said.figures} & {one.value for one in quoted.figures}
    years = {year for one in said.dates for year in one.years} & {year for one in quoted.dates for year in one.years}
    return len(figures) + len(years)


def _joined(quotes: Sequence[Quote]) -> Source:
    """Take quotes as one source; it was published where all were at the same time."""
    sources = [source_of(one) for one in quotes]
    published = {one.published for one in sources}
    return Source(
        "\n".join(one.quote for one in sources),
        "\n".join(one.context for one in sources),
        published.pop() if len(published) == 1 else None,
    )
