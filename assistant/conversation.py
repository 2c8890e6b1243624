"""The turns of a conversation, passed from question to question."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Answer


@dataclass(frozen=True, slots=True)
class Conversation:
    """Hold what was asked and answered so far; adding a turn gives a new conversation."""

    turns: tuple[Answer, ...] = ()

    def with_turn(self, answer: Answer) -> Conversation:
        """Append an answer, with its question."""
        return Conversation((*self.turns, answer))
