"""Things that a question names only by their order: 前者, 后者, the latter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.follow_ups.content import chunks, is_verb, thing_of
from assistant.follow_ups.frame import Frame

_ORDINAL = re.compile(r"(?P<former>前者|\bthe former\b)|(?P<latter>后者|\bthe latter\b)", re.IGNORECASE)
_AND = re.compile(r"和|与|跟|以及|、")
_SHORTEST = 2


def with_things_in_full(frame: Frame, before: Sequence[Frame] = (), asked: Frame | None = None) -> str:
    """Write the things that 前者 and 后者 stand for: two joined in the question or the last, or last asked of.

    `before` has the last question first, `asked` is that as it was put.
    """
    found = _ORDINAL.search(frame.view)
    if found is None:
        return frame.text
    own = _pair_in(frame, found.start())
    if own is not None:
        start, pair = own
        return frame.text[:start] + pair[found["former"] is None] + frame.text[found.end() :]
    joined = _pair_in(asked, len(asked.text)) if asked else None
    places = list(dict.fromkeys(place.name for place in before[0].places)) if before else []
    things = joined[1] if joined else tuple(places)
    if len(things) != 2:
        things = tuple(thing_of(one) for one in reversed(before[:2]))
    if len(things) < 2 or not all(things):
        return frame.text
    return frame.text[: found.start()] + things[found["former"] is None] + frame.text[found.end() :]


def _pair_in(frame: Frame, end: int) -> tuple[int, tuple[str, str]] | None:
    """Find two things joined by 和 before a place, and where they begin."""
    for run in chunks(frame):
        joint = _AND.search(run.view, _SHORTEST)
        if run.end <= end and joint and not is_verb(run) and len(run.view) - joint.end() >= _SHORTEST:
            return run.start, (run.text[: joint.start()], run.text[joint.end() :])
    return None
