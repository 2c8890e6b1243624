"""Finding the sentences of passages that carry a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from assistant.language_model.clauses import clauses_so_far
from assistant.language_model.numbered import NumberedPassage, Quote
from assistant.language_model.orders import orders_a_model
from assistant.language_model.statement_checker import SLACK, StatementChecker, told_of_all
from assistant.language_model.support import SupportJudge
from assistant.verification import Fault, FaultKind
from assistant.verification.reading import Reading, read
from documents.regions import Gazetteer

MOST_TRIED = 8
"""Runs of sentences of a passage that a statement is held against, those with most of its words first."""
MOST_TOGETHER = 6
"""Sentences of one passage or several that may carry a statement together."""
# 5.25EFlops is no end.
_INNER_END = re.compile(r"[。！？!?\n](?=[^。！？!?”’」』）)])|\.\s")
MOST_PAIRED = 4
_SHORTEST = 4
_OF_ANY = {"percent", "times", "point", "", "piece"}
"""Units of figures that come out of figures of another unit, or count what a sentence lists."""


@dataclass(frozen=True)
class QuoteFinder:
    """Find quotes that carry statements."""

    gazetteer: Gazetteer
    judge: SupportJudge
    checker: StatementChecker

    def carrying(self, statement: str, cited: Sequence[NumberedPassage], so_far: str) -> tuple[Quote, ...] | Fault:
        """Find the quotes of all cited passages that carry a statement, or the fault that it has against the nearest.

        `so_far` are the words of the sentence up to its end: 长沙则要突破1000亿元 leaves out what was said before.
        """
        tried = [self._nearest(statement, one, so_far) for one in cited]
        quotes = tuple(one for one in tried if isinstance(one, Quote))
        if len(quotes) == len(cited):
            return quotes
        if quotes:
            together = self._completed(
                statement, quotes, [one for one, found in zip(cited, tried, strict=True) if isinstance(found, Fault)]
            )
        else:
            together = self._together(statement, cited) or self.composed(statement, cited)
        if together:
            return together
        return next(one for one in tried if isinstance(one, Fault))

    def _nearest(self, statement: str, passage: NumberedPassage, so_far: str) -> Quote | Fault:
        """Find the shortest run of sentences that carries a statement, or the first fault against the nearest run."""
        nearest: Fault | None = None
        needed = 0.0
        for quote, share in self._ranked(statement, passage.runs, so_far):
            if share < needed or orders_a_model(quote.text):
                continue
            found = self.checker.faults(statement, [quote])
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
        """Add to quotes that carry a statement the sentences of others that give a figure or region of both too."""
        said = read(statement, self.gazetteer)
        likest = tuple(self._likest(said, one) for one in others if one.runs)
        given = [read(one.text, self.gazetteer) for one in quotes]
        if not all(_gives_part(said, given, read(one.text, self.gazetteer)) for one in likest):
            return None
        both = (*quotes, *likest)
        return None if self._is_of_some(said, both) or self.checker.faults(statement, both) else both

    def _together(self, statement: str, cited: Sequence[NumberedPassage]) -> tuple[Quote, ...] | None:
        """Take the nearest sentence of each passage, if together they carry a statement."""
        if len(cited) < 2:
            return None
        said = read(statement, self.gazetteer)
        known = tuple(self._likest(said, one) for one in cited if one.runs)
        return None if self._is_of_some(said, known) or self.checker.faults(statement, known) else known

    def composed(self, statement: str, cited: Sequence[NumberedPassage]) -> tuple[Quote, ...] | None:
        """Take the nearest sentence to each clause, if together they carry a statement."""
        known = [one for passage in cited for one in passage.runs if _is_single(one) and not orders_a_model(one.text)]
        chosen: dict[int, Quote] = {}
        for clause, so_far in clauses_so_far(statement):
            if len(clause) >= _SHORTEST and known:
                place = self._likest_of(clause, known, so_far)
                chosen[place] = known[place]
        said = read(statement, self.gazetteer)
        chosen_ids = {one.passage.id for one in chosen.values()}
        rest = [self._likest(said, one) for one in cited if one.runs and one.passage.id not in chosen_ids]
        quotes = (*chosen.values(), *rest)
        if len(quotes) > 1 and self._carry(quotes, statement, said, cited):
            return quotes
        return self._reckoned(statement, said, quotes, known, cited)

    def _carry(self, quotes: Sequence[Quote], statement: str, said: Reading, cited: Sequence[NumberedPassage]) -> bool:
        """Tell whether few quotes, at least one of each cited passage, carry a statement together."""
        if len(quotes) > MOST_TOGETHER or len({one.passage.id for one in quotes}) < len(cited):
            return False
        return not self._is_of_some(said, quotes) and not self.checker.faults(statement, quotes)

    def _reckoned(
        self,
        statement: str,
        said: Reading,
        quotes: tuple[Quote, ...],
        known: Sequence[Quote],
        cited: Sequence[NumberedPassage],
    ) -> tuple[Quote, ...] | None:
        """Add a sentence with figures that one of the statement comes out of, or take two: 是语料券的六倍."""
        given = {figure.value for one in quotes for figure in read(one.text, self.gazetteer).figures}
        missing = {one.unit for one in said.figures if one.value not in given}
        if not missing or len(said.figures) > MOST_PAIRED:
            return None
        shares = self.judge.nearness(statement, known)
        places = [place for place, one in enumerate(known) if self._may_give(missing, one)]
        few = [known[place] for place in sorted(places, key=lambda place: -shares[place])[:MOST_PAIRED]]
        tried = [*((*quotes, one) for one in few if one not in quotes), *combinations(few, 2), *combinations(few, 3)]
        return next((some for some in tried if self._carry(some, statement, said, cited)), None)

    def _may_give(self, units: set[str], quote: Quote) -> bool:
        """Tell whether a sentence has a figure that one of some units may come out of."""
        given = {one.unit for one in read(quote.text, self.gazetteer).figures}
        return bool(given) and (bool(units & _OF_ANY) or bool(units & given))

    def _is_of_some(self, said: Reading, quotes: Sequence[Quote]) -> bool:
        """Tell whether a figure is told of all passages and some do not have it: 两稿都写100项."""
        given: dict[str, set[Fraction]] = {}
        for one in quotes:
            given.setdefault(one.passage.id, set()).update(
                each.value for each in read(one.text, self.gazetteer).figures
            )
        shared = (one for one in said.figures if told_of_all(said.folded[slice(*said.clause_at(one.start))]))
        return any(one.value not in values for one in shared for values in given.values())

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


def _is_single(quote: Quote) -> bool:
    return _INNER_END.search(quote.text.rstrip()) is None


def _gives_part(said: Reading, given: Sequence[Reading], quoted: Reading) -> bool:
    """Tell whether a quote has a figure of a statement or of what carries it, a year that this lacks, or a region."""
    years = _years(said).difference(*map(_years, given))
    if years & _years(quoted):
        return True
    if said.figures:
        known = {(one.value, one.unit) for reading in (said, *given) for one in reading.figures}
        return bool(known & {(one.value, one.unit) for one in quoted.figures})
    regions = {one.name for one in said.mentions}
    return len(regions) > 1 and bool(regions & {one.name for one in quoted.mentions})


def _years(reading: Reading) -> set[int]:
    return {year for one in reading.dates for year in one.years}


def _in_common(said: Reading, quoted: Reading) -> int:
    """Count the figures and years that two texts have in common."""
    figures = {one.value for one in said.figures} & {one.value for one in quoted.figures}
    return len(figures) + len(_years(said) & _years(quoted))
