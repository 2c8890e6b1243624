"""What a reader finds in a passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from documents.sentences import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold the span of a passage that answers best, and by how much it beats no answer, in nats.

    The span is None where there is nothing to point at.
    """

    span: Span | None
    score: float


NOTHING_READ = Reading(None, -100.0)


class PassageReading(Protocol):
    """Know how well each stretch of a passage answers the question it was read for."""

    def best(self, start: int, end: int) -> Reading:
        """Choose the best span that lies within the characters `start` to `end` of the passage."""
        ...


class Reader(Protocol):
    """Point at the words of passages that answer a question."""

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> Sequence[PassageReading]:
        """Read passages, each with its context (title and heading); a reading for each."""
        ...
