"""One way of reading a run that is out of step, and where the search for the likeliest one began."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from documents.cleaning.standing_score import StandingScore

MOST_PATHS = 48


class SearchPath(NamedTuple):
    """Follow one way of reading: `pending` is a lead byte that waits for its trail, 0 when in step.

    `last` is the character that the next one is judged by: the last of `text`, or what a `?` hides.
    """

    position: int
    pending: int
    text: str
    last: str
    score: float


@dataclass(frozen=True, slots=True)
class SearchStart:
    """Hold what a search begins with: its place, the two characters before it, the marks open there."""

    start: int
    context: str
    opened: str
    stood: StandingScore
    leads_known: bool


def fittest(paths: Iterable[SearchPath]) -> list[SearchPath]:
    """Keep the best path to each state, and of those the likeliest."""
    best: dict[tuple[int, int, str], SearchPath] = {}
    for path in paths:
        state = (path.position, path.pending, path.last)
        if state not in best or path.score > best[state].score:
            best[state] = path
    return sorted(best.values(), key=lambda path: path.score, reverse=True)[:MOST_PATHS]
