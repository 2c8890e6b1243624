"""How likely Chinese quotes carry a Chinese sentence, by what of it they lack and how near it is to them.

A logistic regression that `python -m tests.benchmarks.fit_support` fits. SUPPORT.md says on what, and how well it does
on sentences it was not fitted on.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

_MOST = 6
"""Strange characters from which on more make no difference."""


@dataclass(frozen=True, slots=True)
class SupportSigns:
    """Hold what is measured of a sentence against its quotes.

    `run` and `strange` count characters that the quotes lack, in a row and in all; `characters` and `pairs` are the
    shares of the sentence that they have; `cosine` is that of the sentence, as a question, to the quotes.
    """

    run: int
    strange: int
    has_strange_clause: bool
    characters: float
    pairs: float
    cosine: float
    has_figures: bool
    length: int
    quote_length: int

    @property
    def features(self) -> tuple[float, ...]:
        """Give what is weighed, in the order of `WEIGHTS`."""
        return (
            float(min(self.run, _MOST)),
            float(self.run > 1),
            float(min(self.strange, _MOST)),
            float(self.has_strange_clause),
            self.characters,
            self.pairs,
            self.cosine,
            float(self.has_figures),
            math.log(self.length),
            math.log(self.quote_length),
        )


WEIGHTS = (-0.158, -1.608, -0.811, -0.399, -0.243, -0.737, 18.561, 0.988, 1.015, -0.612)
BIAS = -10.288


def likelihood(signs: SupportSigns) -> float:
    """Give the probability, from 0 to 1, that the quotes carry the sentence."""
    weighed = sum(weight * value for weight, value in zip(WEIGHTS, signs.features, strict=True))
    return 1 / (1 + math.exp(-(weighed + BIAS)))
