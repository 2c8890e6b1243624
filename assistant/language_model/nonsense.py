"""Telling early that a reply will be of no use."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.model_run import Removal, Removed, Setback

MOST_ALIKE = 3
"""Sentences said again, or of one fault, after which nothing better is waited for while nothing was kept."""
MOST_REPEATED = 4
_SIGNS = {
    Removal.NO_MARKER: Setback.NO_MARKERS,
    Removal.LANGUAGE: Setback.LANGUAGE,
    Removal.REPEATED: Setback.REPETITION,
}


def sign_of_nonsense(removed: Sequence[Removed], kept: int) -> Setback | None:
    """Say why a reply need not be waited for, None while it may be of use."""
    if sum(one.reason is Removal.REPEATED for one in removed) >= MOST_REPEATED:
        return Setback.REPETITION
    if kept or len(removed) < MOST_ALIKE:
        return None
    for reason, setback in _SIGNS.items():
        if all(one.reason is reason for one in removed[:MOST_ALIKE]):
            return setback
    return None
