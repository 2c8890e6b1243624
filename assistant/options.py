"""How a question is to be answered, as far as people may choose."""

from __future__ import annotations

from dataclasses import dataclass

STRICTEST = 0.9
"""The confidence that is always enough, however strict the answers shall be."""
MOST_PASSAGES = 30


@dataclass(frozen=True, slots=True)
class AnswerOptions:
    """Hold what is chosen for a question.

    `strictness` multiplies the confidence that an answer needs: over 1 more is refused, under 1 less. `passages` is
    how many passages are drawn on for each thing asked, None for as many as suit its kind. With `only_named_regions`
    a question that names regions is answered from passages about them alone.
    """

    strictness: float = 1.0
    passages: int | None = None
    only_named_regions: bool = False

    def __post_init__(self) -> None:
        if self.strictness <= 0:
            raise ValueError(f"a strictness of {self.strictness}: over 0 is needed")
        if self.passages is not None and not 0 < self.passages <= MOST_PASSAGES:
            raise ValueError(f"{self.passages} passages: 1 to {MOST_PASSAGES} can be drawn on")

    def threshold(self, usual: float) -> float:
        """Give the confidence that is enough where it is usually `usual`."""
        return min(usual * self.strictness, max(usual, STRICTEST))


AS_USUAL = AnswerOptions()
