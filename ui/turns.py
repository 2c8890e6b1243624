"""A conversation as the page shows it: answered, running, stopped and failed turns."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from enum import Enum

from assistant.answer import Answer
from assistant.conversation import Conversation


class TurnStatus(Enum):
    """Say how far a turn has come."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class Verdict(Enum):
    """Say what a reader thinks of an answer."""

    RIGHT = "right"
    WRONG = "wrong"
    WRONG_SOURCE = "wrong_source"


def new_id() -> str:
    """Make a name for a turn or a conversation: 12 random hexadecimal digits."""
    return uuid.uuid4().hex[:12]


@dataclass(frozen=True, slots=True)
class Turn:
    """Hold a question and what came of it; `text` is the answer as far as it has come, or the error.

    `writing` is the language model that is at work on it, `before` how many are answered first while it waits.
    """

    question: str
    text: str = ""
    status: TurnStatus = TurnStatus.RUNNING
    answer: Answer | None = None
    verdict: Verdict | None = None
    id: str = field(default_factory=new_id)
    writing: str = ""
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Hold the turns of the page, of which the assistant gets to see the answered ones.

    `id` is the name under which the browser keeps it: "" until the first question.
    """

    turns: tuple[Turn, ...] = ()
    id: str = ""

    def conversation(self) -> Conversation:
        """Give the answered turns."""
        return Conversation(tuple(turn.answer for turn in self.turns if turn.answer is not None))

    def before(self, position: int) -> Dialogue:
        """Drop the turn at a position and all that follow."""
        return replace(self, turns=self.turns[:position])

    def with_turn(self, turn: Turn) -> Dialogue:
        """Put a turn at the end, in the place of its earlier state."""
        kept = self.turns[:-1] if self.turns and self.turns[-1].id == turn.id else self.turns
        return replace(self, turns=(*kept, turn))

    def named(self) -> Dialogue:
        """Give it a name to be kept under, if it has none."""
        return self if self.id else replace(self, id=new_id())

    def position(self, turn_id: str) -> int | None:
        """Find a turn by its id."""
        return next((position for position, turn in enumerate(self.turns) if turn.id == turn_id), None)

    def judged(self, position: int, verdict: Verdict | None) -> Dialogue:
        """Note what a reader thinks of the answer at a position."""
        turn = replace(self.turns[position], verdict=verdict)
        return replace(self, turns=(*self.turns[:position], turn, *self.turns[position + 1 :]))
