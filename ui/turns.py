"""A conversation as the page shows it: answered, running, stopped and failed turns."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from enum import Enum

from assistant.answer import Answer
from assistant.conversation import Conversation


class TurnStatus(Enum):
    """Say how far a turn has come."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


def new_turn_id() -> str:
    """Make a name for a turn: 12 random hexadecimal digits."""
    return uuid.uuid4().hex[:12]


@dataclass(frozen=True, slots=True)
class Turn:
    """Hold a question and what came of it; `text` is the answer as far as it has come, or the error."""

    question: str
    text: str = ""
    status: TurnStatus = TurnStatus.RUNNING
    answer: Answer | None = None
    id: str = field(default_factory=new_turn_id)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Hold the turns of the page, of which the assistant gets to see the answered ones."""

    turns: tuple[Turn, ...] = ()

    def conversation(self) -> Conversation:
        """Give the answered turns."""
        return Conversation(tuple(turn.answer for turn in self.turns if turn.answer is not None))

    def before(self, position: int) -> Dialogue:
        """Drop the turn at a position and all that follow."""
        return Dialogue(self.turns[:position])

    def with_turn(self, turn: Turn) -> Dialogue:
        """Put a turn at the end, in the place of its earlier state."""
        kept = self.turns[:-1] if self.turns and self.turns[-1].id == turn.id else self.turns
        return Dialogue((*kept, turn))
