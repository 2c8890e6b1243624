"""Holding the dates and regions of a statement against those of its quote and context."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.verification.binding import opened, same_region
from assistant.verification.dates import supported
from assistant.verification.reading import Reading
from assistant.verification.statement import Fault, FaultKind
from documents.regions import Gazetteer, Mention, RegionKind


def date_faults(said: Reading, quoted: Reading, context: Reading, published: str | None) -> Iterator[Fault]:
    """Find dates, years and ranges of years that stand neither in the quote nor in the context."""
    sources = [*quoted.dates, *context.dates]
    for date in said.dates:
        if date.relative and date.year is None:
            known = any(
                quoted.folded[one.start : one.end] == said.folded[date.start : date.end] for one in quoted.dates
            )
        else:
            known = supported(date, sources, published)
        if not known:
            words = said.said(date.start, date.end)
            yield Fault(FaultKind.DATE, words, f"neither quote nor context has the date {words}")


def region_faults(said: Reading, quoted: Reading, context: Reading, gazetteer: Gazetteer) -> Iterator[Fault]:
    """Find regions that stand neither in the quote nor in the context."""
    known = [*quoted.mentions, *context.mentions]
    for mention in said.mentions:
        if not _is_known(mention, said, known, gazetteer):
            words = said.said(mention.start, mention.end)
            yield Fault(FaultKind.REGION, words, f"neither quote nor context names {words}")


def _is_known(mention: Mention, said: Reading, known: list[Mention], gazetteer: Gazetteer) -> bool:
    if any(same_region(mention, other, gazetteer) for other in known):
        return True
    if mention.kind is RegionKind.GROUP:
        return {*opened(mention, gazetteer)} <= {name for other in known for name in opened(other, gazetteer)}
    # 江苏常州: the province is where the city is.
    cities = [other for other in said.mentions if other.name != mention.name and other.kind is not RegionKind.GROUP]
    return any(
        mention.name in gazetteer.lineage(city.name) and any(city.name == other.name for other in known)
        for city in cities
    )
