"""A turn that waits for its place, or gets none."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

from ui.language import Language
from ui.serving.admission import Ticket
from ui.serving.exceptions import Busy, Refusal, Stopping, TooMany
from ui.texts import text
from ui.turns import Dialogue, Turn, TurnStatus

SECONDS_BETWEEN_LOOKS = 0.5


def waiting_turns(dialogue: Dialogue, turn: Turn, ticket: Ticket, stop: threading.Event) -> Iterator[Dialogue]:
    """Give the dialogue whenever another number wait before a turn, until it is let in or `stop` is set."""
    shown = -1
    while not ticket.wait(0 if shown < 0 else SECONDS_BETWEEN_LOOKS):
        if stop.is_set():
            yield dialogue.with_turn(replace(turn, status=TurnStatus.STOPPED))
            return
        before = ticket.before
        if before != shown:
            shown = before
            yield dialogue.with_turn(replace(turn, before=before))


def refused(turn: Turn, refusal: Refusal, language: Language) -> Turn:
    """Say in the text of a turn why it is not answered now."""
    match refusal:
        case Busy():
            words = text("busy", language, count=refusal.before, seconds=refusal.seconds)
        case TooMany():
            words = text("too_many", language, count=refusal.before)
        case Stopping():
            words = text("stopping", language)
        case _:
            words = text("too_often", language, seconds=refusal.seconds)
    return replace(turn, text=words, status=TurnStatus.FAILED)
