"""A clock that tests move."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class MovingClock:
    """Tell the time that was set, in seconds."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now
