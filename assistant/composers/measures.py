"""One kind of figure in all rows of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.answer_spans import widened
from assistant.drafts import answering, place
from assistant.evidence import Evidence
from assistant.verification.reading import read
from documents.regions import Gazetteer
from documents.sentences import Span

MARGIN = 5.0
"""How far behind its best a row's evidence may be that has the figure of the other rows."""
CANDIDATES = 8


def measured_alike(found: Sequence[Sequence[Evidence]], gazetteer: Gazetteer) -> list[Evidence | None]:
    """Choose for each row its best evidence, or the next with the unit that most rows have where that has it not.

    `found` gives each row's evidence best first; None where there is none. A row whose evidence nowhere has the unit
    keeps its best.
    """
    firsts = [evidence[0] if evidence else None for evidence in found]
    units = Counter(unit for first in firsts if first for unit in _units(first, gazetteer))
    unit, rows = max(units.items(), key=lambda item: item[1], default=("", 0))
    if rows < 2 or 2 * rows < sum(first is not None for first in firsts):
        return firsts
    taken = {place(first) for first in firsts if first}
    return [
        first and _with_unit(unit, evidence, taken, gazetteer) for first, evidence in zip(firsts, found, strict=True)
    ]


def _with_unit(
    unit: str, evidence: Sequence[Evidence], taken: Collection[tuple[str, int, int]], gazetteer: Gazetteer
) -> Evidence:
    """Choose the best of a row's evidence with a unit that no row has as its best, on the same regions and years."""
    best = evidence[0]
    if unit in _units(best, gazetteer):
        return best
    if (pointed := _pointed_at(unit, best, gazetteer)) is not None:
        return pointed
    level = max(best.features.regions, 0.0), max(best.features.years, 0.0)
    fitting = (
        one
        for one in evidence[:CANDIDATES]
        if place(one) not in taken
        and one.score >= best.score - MARGIN
        and (one.features.regions, one.features.years) >= level
        and unit in _units(one, gazetteer)
    )
    return next(fitting, best)


def _pointed_at(unit: str, evidence: Evidence, gazetteer: Gazetteer) -> Evidence | None:
    """Point at the one figure of a sentence that has a unit, where the reader pointed at another: 10万P，有16万张."""
    if evidence.answer is None:
        return None
    text, sentence = evidence.article.text, Span(evidence.start, evidence.end)
    figures = [one for one in read(text[sentence.start : sentence.end], gazetteer).figures if one.unit == unit]
    if len(figures) != 1:
        return None
    figure = Span(sentence.start + figures[0].start, sentence.start + figures[0].end)
    return replace(evidence, answer=widened(text, figure, sentence))


def _units(evidence: Evidence, gazetteer: Gazetteer) -> set[str]:
    words = answering(evidence)
    return {figure.unit for figure in read(words, gazetteer).figures if figure.unit} if words else set()
