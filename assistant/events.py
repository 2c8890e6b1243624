"""What the assistant says while it answers."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Answer


@dataclass(frozen=True, slots=True)
class Searching:
    """Say that the articles are being searched for `question`."""

    question: str


@dataclass(frozen=True, slots=True)
class Working:
    """Say that a language model is at work; comes again while nothing else does, so that whoever waits can leave."""

    model: str


@dataclass(frozen=True, slots=True)
class TextDelta:
    """Carry the next words of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Take back the words of the answer so far: it is made another way, and others follow."""


@dataclass(frozen=True, slots=True)
class Finished:
    """Carry the whole answer, after its last words."""

    answer: Answer


Event = Searching | Working | TextDelta | Withdrawn | Finished
