"""Regions that a model gives a figure to and its quotes do not: the province for its city, both for one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.verification import Fault, FaultKind
from assistant.verification.binding import about_same_region, mentions_of
from assistant.verification.figures import Figure
from assistant.verification.reading import Reading
from documents.regions import Gazetteer, Mention

_BOTH = re.compile(r"(?<![成首])都(?![市会])|均(?!数)|皆|同为|\bboth\b|\beach\b|\ball\b")

# 甘肃省政府工作报告要求: who orders something, wherever it is to be.
_ISSUER = re.compile(r"[省市]?(?:人民)?政府|[省市]委|[省市]?[^，。；\d]{0,8}(?:厅|局|委员会|工作报告)")


def figure_place_faults(said: Reading, quoted: Reading, gazetteer: Gazetteer) -> Iterator[Fault]:
    """Find figures of a part that are told of the whole, and figures of some regions that are told of more."""
    for figure in said.figures:
        given = [one for one in quoted.figures if one.value == figure.value]
        if given:
            yield from _wider_faults(said, figure, quoted, given, gazetteer)
            yield from _shared_faults(said, figure, quoted, given, gazetteer)


def _wider_faults(
    said: Reading, figure: Figure, quoted: Reading, given: list[Figure], gazetteer: Gazetteer
) -> Iterator[Fault]:
    """Find a figure of a city that is told of its province."""
    own = {one.name for one in said.mentions}
    told = _place_of(said, figure)
    if told is not None and _ISSUER.match(said.folded, told.end):
        return
    places = [_place_of(quoted, one) for one in given]
    if told is None or any(one is None or one.name in own for one in places):
        return
    if all(one is not None and told.name in gazetteer.lineage(one.name) for one in places):
        words = said.said(told.start, told.end)
        yield Fault(FaultKind.REGION, words, f"the quote gives the figure to a part of {words}")


def _shared_faults(
    said: Reading, figure: Figure, quoted: Reading, given: list[Figure], gazetteer: Gazetteer
) -> Iterator[Fault]:
    """Find a figure told of several regions at once that the quotes give to some of them only."""
    start, end = said.clause_at(figure.start)
    mentions = [one for one in said.mentions if start <= one.start < figure.start]
    if len({one.name for one in mentions}) < 2 or not _BOTH.search(said.folded, start, end):
        return
    groups = [mentions_of(quoted, one) for one in given]
    for mention in mentions:
        if all(group and not about_same_region([mention], group, gazetteer) for group in groups):
            words = said.said(mention.start, mention.end)
            yield Fault(FaultKind.REGION, words, f"the quotes do not give the figure to {words}")
            return


def _place_of(reading: Reading, figure: Figure) -> Mention | None:
    """Give the region that stands last before a figure in its clause, or else in one before."""
    before = [one for one in mentions_of(reading, figure) if one.end <= figure.start]
    return before[-1] if before else None
