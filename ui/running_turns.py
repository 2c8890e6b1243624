"""Turns that are being answered, so that another request can stop them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

SECONDS_TO_WAIT = 10.0


@dataclass(frozen=True, slots=True)
class Signals:
    """Ask a turn to stop, and learn that it has ended."""

    stop: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)


class RunningTurns:
    """Stop turns by asking them to.

    Gradio's own `cancels` leaves a race: what an answer gave last can arrive after the stop was
    handled, and undo it. A turn that ends itself says last what shall stay.
    """

    def __init__(self) -> None:
        self._signals: dict[str, Signals] = {}

    @contextmanager
    def begin(self, turn_id: str) -> Iterator[threading.Event]:
        """Hold a turn as running; the event given is set when it shall stop."""
        signals = self._signals[turn_id] = Signals()
        try:
            yield signals.stop
        finally:
            # Another may have begun under the same name meanwhile.
            if self._signals.get(turn_id) is signals:
                del self._signals[turn_id]
            signals.ended.set()

    def __contains__(self, turn_id: str) -> bool:
        return turn_id in self._signals

    def stop(self, turn_id: str, *, wait: bool = False) -> None:
        """Ask a turn to stop, if it is running, and wait until it has if wanted."""
        signals = self._signals.get(turn_id)
        if signals is None:
            return
        signals.stop.set()
        if wait:
            signals.ended.wait(SECONDS_TO_WAIT)
