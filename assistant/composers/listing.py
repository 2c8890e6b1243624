"""The answer to a question for a list: every sentence that holds items of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafts import Claim, Draft, Layout, answering, quoted
from assistant.evidence import Evidence
from documents.regions import Gazetteer, RegionKind
from documents.script import fold

_HAS_NONE = re.compile(r"没有[写定提列给设]|未[写定提列设]|尚未|并未|没有(?:规定|明确|出台|要求)")
_BETWEEN_ITEMS = re.compile("、|以及|[和与及]")
_ENUMERATION = re.compile(r"[^、，。；]{1,24}(?:、[^、，。；]{1,24})+")


@dataclass(frozen=True, slots=True)
class ListOptions:
    """Say how many sentences a list may have, and how far behind the best one they may be.

    A sentence in which the reader finds an answer, by `read`, may be further behind, and one near the best further
    still: `near` characters or fewer away under the same heading. Each must name `covered` of the question's terms
    that the best names, or stand near and answer surely, by `read_surely`. Where the words of the best are surely, by
    `read_whole`, a list by themselves, others only repeat or stray, and may hardly be behind.
    """

    longest: int = 6
    margin: float = 1.0
    margin_read: float = 3.0
    margin_near: float = 6.0
    margin_whole: float = 0.5
    read: float = 0.0
    read_whole: float = 0.4
    read_surely: float = 0.3
    near: int = 400
    covered: float = 0.8


OF_PLACES = ListOptions(longest=12)
"""Each place has a sentence of its own."""


def of_places(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Keep what tells of a place, not of the whole country, nor that a place has not what is asked for."""
    country = frozenset(one.name for one in Gazetteer.load().regions if one.kind is RegionKind.COUNTRY)
    told = [one for one in evidence if one.regions - country and not _HAS_NONE.search(fold(quoted(one)))]
    return told or list(evidence)


def compose_list(evidence: Sequence[Evidence], options: ListOptions = ListOptions(), *, items: int = 0) -> Draft:
    """Gather the sentences that hold items, in the order of their article; fewer than so many `items` are no whole
    list."""
    best = evidence[0]
    words = answering(best) or ""
    is_list = _ENUMERATION.fullmatch(words) is not None and len(_BETWEEN_ITEMS.findall(words)) + 1 >= items
    is_whole = is_list and best.features.read >= options.read_whole

    def belongs(one: Evidence) -> bool:
        if one.features.regions < best.features.regions or one.features.kind < best.features.kind:
            return False
        behind = best.score - one.score
        near = (
            one.article.id == best.article.id
            and one.passage.heading == best.passage.heading
            and abs(one.start - best.start) <= options.near
        )
        names_as_much = one.features.coverage >= options.covered * best.features.coverage
        if not (names_as_much or (near and one.features.read >= options.read_surely)):
            return False
        if is_whole:
            return behind <= options.margin_whole
        if near:
            return behind <= options.margin_near
        return behind <= (options.margin_read if one.features.read >= options.read else options.margin)

    chosen = [one for one in evidence if belongs(one)][: options.longest]
    rank = {article: number for number, article in enumerate(dict.fromkeys(one.article.id for one in chosen))}
    ordered = sorted(chosen, key=lambda one: (rank[one.article.id], one.start))
    layout = Layout.ITEMS if len(ordered) > 1 else Layout.PARAGRAPHS
    short = best if best.answer is not None and len(ordered) == 1 else None
    return Draft(layout, tuple(Claim(quoted(one), one) for one in ordered), short=short)
