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
        """Add to quotes that carry a statement the sentences of others that give a figure or region of it too."""
        said = read(statement, self.gazetteer)
        likest = tuple(self._likest(said, one) for one in others if one.runs)
        if not all(_gives_part(said, read(one.text, self.gazetteer)) for one in likest):
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
        if len(quotes) == 1 and 1 <= len(said.figures) <= MOST_PAIRED // 2:
            return self._paired(statement, known)
        if not 1 < len(quotes) <= MOST_TOGETHER or len({one.passage.id for one in quotes}) < len(cited):
            return None
        return None if self._is_of_some(said, quotes) or self.checker.faults(statement, quotes) else quotes

    def _paired(self, statement: str, known: Sequence[Quote]) -> tuple[Quote, ...] | None:
        """Add one sentence more to a statement that may compare two: 算力券的总额是语料券的六倍."""
        shares = self.judge.nearness(statement, known)
        order = sorted(range(len(known)), key=lambda place: -shares[place])[:MOST_PAIRED]
        pairs = ((known[one], known[other]) for one, other in combinations(order, 2))
        return next((pair for pair in pairs if not self.checker.faults(statement, pair)), None)

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
