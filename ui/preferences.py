"""What a person chooses of how questions are answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.options import AnswerOptions


class Strictness(StrEnum):
    """Say how readily questions are answered."""

    READY = "ready"
    USUAL = "usual"
    STRICT = "strict"


FACTORS = {Strictness.READY: 0.4, Strictness.USUAL: 1.0, Strictness.STRICT: 2.5}
"""What each multiplies the confidence by that an answer needs (assistant/confidence.py)."""
PASSAGES = (3, 6, 20)
"""The numbers of passages that can be chosen, beside as many as suit the question."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """Hold the settings of the page that reach the assistant; `passages` of None are as many as suit the question."""

    strictness: Strictness = Strictness.USUAL
    passages: int | None = None
    only_named_regions: bool = False

    @classmethod
    def of(cls, given: object) -> Preferences:
        """Take what a browser kept, in the place of whatever is no choice the usual one."""
        known = given if isinstance(given, dict) else {}
        strictness, passages = known.get("strictness"), known.get("passages")
        return cls(
            next((one for one in Strictness if one.value == strictness), Strictness.USUAL),
            next((number for number in PASSAGES if str(number) == str(passages)), None),
            known.get("only_named_regions") is True,
        )

    def options(self) -> AnswerOptions:
        """Give what the assistant takes."""
        return AnswerOptions(FACTORS[self.strictness], self.passages, self.only_named_regions)
