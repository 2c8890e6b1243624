"""One score out of several searches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from index.closer_look import CloseWeights, Look

_QUESTION, _SHORT_QUESTION, _LONG_QUESTION = 20, 4, 40

Ranked = list[tuple[int, float]]
"""Candidates by number with their scores, best first; ties go to the lower number."""


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """Weigh the parts of a fused score.

    `dense` and `lexical` weigh scores standardised over the candidates. The weight of words is for a question of 20
    characters and grows with its length from 4 to 40: the longer a question, the more its words say. `region` is added
    for a passage about a region that the question names, `year` for one that holds a year it names.
    """

    dense: float = 1.5
    lexical: float = 1.9
    region: float = 1.5
    year: float = 0.7

    def for_length(self, characters: int) -> FusionWeights:
        """Give the weights for a question of so many characters that passages may hold."""
        return replace(self, lexical=self.lexical * relative_length(characters))


def relative_length(characters: int) -> float:
    """Compare the length of a question with the usual one, between a fifth and twice as long."""
    return min(max(characters, _SHORT_QUESTION), _LONG_QUESTION) / _QUESTION


class Scale(NamedTuple):
    """Bring scores to mean 0 and standard deviation 1 over those it was made of (all to 0 where they are equal)."""

    mean: float
    deviation: float

    @classmethod
    def over(cls, scores: Iterable[float]) -> Scale:
        """Measure some scores."""
        values = np.fromiter(scores, dtype=np.float64)
        # Of equal numbers the deviation itself may come out as a rounding error.
        if not len(values) or values.min() == values.max():
            return cls(0.0, float("inf"))
        return cls(float(values.mean()), float(values.std()))

    def __call__(self, score: float) -> float:
        """Bring a score to the scale."""
        return (score - self.mean) / self.deviation


class Fusion:
    """Score candidates on one scale, however many of them are looked at afterwards.

    It is made of the scores of all candidates. Each has a dense score; one that the words did not find has the
    lexical score 0. A weighted sum keeps by how much one passage is better, which reciprocal ranks lose.
    """

    def __init__(self, dense: Mapping[int, float], lexical: Mapping[int, float], weights: FusionWeights) -> None:
        self._dense = Scale.over(dense.values())
        self._lexical = Scale.over(lexical.get(number, 0.0) for number in dense)
        self._weights = weights

    def first(self, dense: Mapping[int, float], lexical: Mapping[int, float], bonuses: Mapping[int, float]) -> Ranked:
        """Order candidates by meaning and words."""
        return _ranked(
            {
                n: self._weights.dense * self._dense(dense[n])
                + self._weights.lexical * self._lexical(lexical.get(n, 0.0))
                + bonuses.get(n, 0.0)
                for n in dense
            }
        )

    def closer(self, looks: Mapping[int, Look], bonuses: Mapping[int, float], weights: CloseWeights) -> Ranked:
        """Order the best candidates by a closer look at them."""
        sentence, passage, typical = (
            Scale.over(getattr(look, part) for look in looks.values()) for part in ("sentence", "passage", "typical")
        )
        return _ranked(
            {
                n: weights.dense * self._dense(look.dense)
                + weights.sentence * sentence(look.sentence)
                + weights.passage * passage(look.passage)
                + weights.typical * typical(look.typical)
                + bonuses.get(n, 0.0)
                for n, look in looks.items()
            }
        )


def _ranked(scores: Mapping[int, float]) -> Ranked:
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))
