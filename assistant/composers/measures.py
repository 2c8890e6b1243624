"""One kind of figure in all rows of a table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.amounts import Amount, told_amount
from assistant.answer_spans import widened
from assistant.drafts import place, quoted
from assistant.evidence import Evidence
from assistant.verification.reading import read
from documents.regions import Gazetteer
from documents.sentences import Span

MARGIN = 5.0
"""How far behind its best a row's evidence may be that has the figure of the other rows."""
CANDIDATES = 8
COVERED = 0.8
"""Which part of the terms that its best names other evidence of a row must name."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Hold the unit of a figure, and which amount it is where it is money and its sentence says so."""

    unit: str
    amount: Amount | None = None

    def is_like(self, other: Measure) -> bool:
        """Say whether figures of two measures may stand side by side."""
        return self.unit == other.unit and (None in (self.amount, other.amount) or self.amount is other.amount)


def measured_alike(found: Sequence[Sequence[Evidence]], gazetteer: Gazetteer) -> list[Evidence | None]:
    """Choose for each row its best evidence, or the next with the measure that suits all rows best where that has not.

    `found` gives each row's evidence best first; None where there is none. That measure is one that some row's best
    has, at least two rows can have, and for which all of them together have to go least far behind their bests. A row
    whose evidence nowhere has it keeps its best.
    """
    firsts = [evidence[0] if evidence else None for evidence in found]
    taken = {place(first) for first in firsts if first}
    measures = dict.fromkeys(measure for first in firsts if first for measure in measures_of(first, gazetteer))
    chosen, least = firsts, float("inf")
    for measure in measures:
        rows = [_with_measure(measure, evidence, taken, gazetteer) if evidence else None for evidence in found]
        behind = sum(
            first.score - one.score if one else MARGIN for first, one in zip(firsts, rows, strict=True) if first
        )
        if sum(one is not None for one in rows) > 1 and behind < least:
            least = behind
            chosen = [one or first for one, first in zip(rows, firsts, strict=True)]
    return chosen


def are_alike(chosen: Sequence[Evidence], gazetteer: Gazetteer) -> bool:
    """Say whether no two amounts of different kinds are among what was chosen."""
    amounts = {measure.amount for one in chosen for measure in measures_of(one, gazetteer)}
    return len(amounts - {None}) < len(Amount)


def _with_measure(
    measure: Measure, evidence: Sequence[Evidence], taken: Collection[tuple[str, int, int]], gazetteer: Gazetteer
) -> Evidence | None:
    """Choose the best of a row's evidence with a measure that no row has as its best, on the same regions and years."""
    best = evidence[0]
    if any(measure.is_like(one) for one in measures_of(best, gazetteer)):
        return best
    if (pointed := _pointed_at(measure, best, gazetteer)) is not None:
        return pointed
    level = max(best.features.regions, 0.0), max(best.features.years, 0.0)
    fitting = (
        one
        for one in evidence[:CANDIDATES]
        if place(one) not in taken
        and one.score >= best.score - MARGIN
        and (one.features.regions, one.features.years) >= level
        and one.features.coverage >= COVERED * best.features.coverage
        and any(measure.is_like(own) for own in measures_of(one, gazetteer))
    )
    return next(fitting, None)


def _pointed_at(measure: Measure, evidence: Evidence, gazetteer: Gazetteer) -> Evidence | None:
    """Point at the one figure of a sentence of a measure, where the reader pointed at another: 10万P，有16万张."""
    if evidence.answer is None:
        return None
    text, sentence = evidence.article.text, Span(evidence.start, evidence.end)
    figures = [span for span, own in _figures(quoted(evidence), gazetteer) if measure.is_like(own)]
    if len(figures) != 1:
        return None
    figure = Span(sentence.start + figures[0].start, sentence.start + figures[0].end)
    return replace(evidence, answer=widened(text, figure, sentence))


def measures_of(evidence: Evidence, gazetteer: Gazetteer) -> list[Measure]:
    """List the measures of the figures among the words that answer."""
    if evidence.answer is None:
        return []
    start, end = evidence.answer.start - evidence.start, evidence.answer.end - evidence.start
    return [own for span, own in _figures(quoted(evidence), gazetteer) if span.start < end and start < span.end]


def _figures(sentence: str, gazetteer: Gazetteer) -> Iterator[tuple[Span, Measure]]:
    for figure in read(sentence, gazetteer).figures:
        if figure.unit:
            span = Span(figure.start, figure.end)
            yield span, Measure(figure.unit, told_amount(sentence, span))
