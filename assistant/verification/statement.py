"""What is verified, against what, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from assistant.moods import Mood


@dataclass(frozen=True, slots=True)
class Source:
    """Hold the words that a statement must rest on.

    `quote` carries figures, words and moods. `context` (title and heading of the article, publisher, the sentence
    before) may only supply the region, organisation, document, speaker and year that the quote leaves out.
    `published` is an ISO 8601 date, against which years are past or to come.
    """

    quote: str
    context: str = ""
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold a statement of an answer, the marker of its quote, and the mood it is shown in where that is not worded."""

    text: str
    marker: int
    mood: Mood | None = None


class FaultKind(StrEnum):
    """Say in what a statement departs from its quote."""

    FIGURE = "figure"
    UNIT = "unit"
    MODIFIER = "modifier"
    DATE = "date"
    REGION = "region"
    ORGANISATION = "organisation"
    NEGATION = "negation"
    MOOD = "mood"
    UNSUPPORTED = "unsupported"
    NO_SOURCE = "no source"


@dataclass(frozen=True, slots=True)
class Fault:
    """Hold a departure: its kind, the words of the statement that show it, and a message for the log."""

    kind: FaultKind
    said: str
    message: str


class Dropped(NamedTuple):
    """Hold a statement that failed, with all its faults."""

    statement: Statement
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold the statements that may be shown, and those that may not, both in their order."""

    kept: tuple[Statement, ...]
    dropped: tuple[Dropped, ...]
