"""What a language model did for an answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Maker(StrEnum):
    """Say what worded an answer: the quotes themselves, or a language model held against them."""

    QUOTES = "quotes"
    MODEL = "model"


class Use(StrEnum):
    """Name what a language model may be used for."""

    WRITING = "writing"
    OVERVIEWS = "overviews"
    FOLLOW_UPS = "follow_ups"
    SPLITTING = "splitting"


class Removal(StrEnum):
    """Say why a sentence of a model is not shown; those with a fault of verification have its name."""

    NO_MARKER = "no marker"
    NO_SOURCE = "no source"
    LINK = "link"
    INSTRUCTIONS = "instructions"
    REPEATED = "repeated"
    LANGUAGE = "language"
    UNSUPPORTED = "unsupported"
    FIGURE = "figure"
    UNIT = "unit"
    MODIFIER = "modifier"
    DATE = "date"
    REGION = "region"
    ORGANISATION = "organisation"
    NEGATION = "negation"
    MOOD = "mood"


class Setback(StrEnum):
    """Say why the built-in way stands in for a language model."""

    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    NO_MODEL = "no model"
    BUSY = "busy"
    FAILED = "failed"
    TOO_LONG = "too long"
    TOO_SLOW = "too slow"
    BROKE_OFF = "broke off"
    GARBLED = "garbled"
    EMPTY = "empty"
    NO_MARKERS = "no markers"
    LANGUAGE = "language"
    REPETITION = "repetition"
    TOO_LITTLE = "too little"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Removed:
    """Hold a sentence that is not shown, why, and the words of it that show why."""

    text: str
    reason: Removal
    said: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    """Count tokens and seconds; `counted` says that the server counted them, not an estimate."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    counted: bool = True

    def plus(self, other: Usage) -> Usage:
        """Add what another request took."""
        return Usage(
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
            round(self.seconds + other.seconds, 2),
            self.counted and other.counted,
        )


@dataclass(frozen=True, slots=True)
class ModelRun:
    """Hold what a model did for an answer: `uses` that succeeded, what it took, what was removed.

    `host` is where the text of articles went, None where that is this machine; `setback` says why the words are not
    the model's where they should have been; `cached` that its reply was there already.
    """

    model: str
    host: str | None = None
    uses: tuple[Use, ...] = ()
    usage: Usage = Usage()
    removed: tuple[Removed, ...] = ()
    setback: Setback | None = None
    cached: bool = False

    def having_used(self, usage: Usage, *uses: Use) -> ModelRun:
        """Add a request, and what it was good for."""
        return replace(self, usage=self.usage.plus(usage), uses=(*self.uses, *uses))
