"""How likely Chinese quotes carry a Chinese or an English sentence, by what of it they lack and how near it is to them.

Two logistic regressions that `python -m tests.benchmarks.fit_support` fits. SUPPORT.md says on what, and how well they
do on sentences they were not fitted on.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
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
    def nearness(self) -> float:
        """Say how well a quote fits, to choose among several."""
        return self.pairs + self.cosine

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


@dataclass(frozen=True, slots=True)
class AcrossSigns:
    """Hold what is measured of an English sentence against its Chinese quotes.

    `policy` is the share of its words of policy texts that the quotes have in Chinese, `words` that of all its words
    that glossary and dictionary know; `strange` says that a name of policy is missing. `cosine` is that of the
    sentence, as a question, to the quotes, `alike` that of both as sentences.
    """

    policy: float
    words: float
    strange: bool
    cosine: float
    alike: float
    has_figures: bool
    length: int
    quote_length: int

    @property
    def nearness(self) -> float:
        """Say how well a quote fits, to choose among several."""
        return self.words + self.cosine

    @property
    def features(self) -> tuple[float, ...]:
        """Give what is weighed, in the order of `ACROSS_WEIGHTS`."""
        return (
            self.policy,
            self.words,
            float(self.strange),
            self.cosine,
            self.alike,
            float(self.has_figures),
            math.log(self.length),
            math.log(self.quote_length),
        )


WEIGHTS = (-0.148, -1.423, -0.793, -3.102, -0.747, 1.076, 18.293, 0.784, 1.121, -0.160)
BIAS = -12.684


ACROSS_WEIGHTS = (1.920, 3.704, -0.905, -4.483, 56.038, 1.433, 1.445, 0.258)
ACROSS_BIAS = -50.488


def likelihood(signs: SupportSigns) -> float:
    """Give the probability, from 0 to 1, that the quotes carry the Chinese sentence."""
    return _probability(WEIGHTS, signs.features, BIAS)


def likelihood_across(signs: AcrossSigns) -> float:
    """Give the probability, from 0 to 1, that the quotes carry the English sentence."""
    return _probability(ACROSS_WEIGHTS, signs.features, ACROSS_BIAS)


def _probability(weights: Sequence[float], features: Sequence[float], bias: float) -> float:
    weighed = sum(weight * value for weight, value in zip(weights, features, strict=True))
    return 1 / (1 + math.exp(-(weighed + bias)))
