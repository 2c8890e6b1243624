"""One score out of several searches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

_QUESTION, _SHORT_QUESTION, _LONG_QUESTION = 20, 4, 40


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """Weigh the parts of a fused score.

    `dense` and `lexical` weigh scores standardised over the candidates, `lexical` for a question of
    20 characters and in proportion to its length from 4 to 40: the longer a question, the more its
    words say. `region` is added for a passage about a region that the question names, `year` for one that
    holds a year it names.
    """

    dense: float = 1.8
    lexical: float = 1.9
    region: float = 1.5
    year: float = 0.7

    def for_length(self, characters: int) -> FusionWeights:
        """Give the weights for a question of so many characters that passages may hold."""
        return replace(self, lexical=self.lexical * min(max(characters, _SHORT_QUESTION), _LONG_QUESTION) / _QUESTION)


def standardise(scores: Mapping[int, float]) -> dict[int, float]:
    """Bring scores to mean 0 and standard deviation 1 over the candidates (all 0 where they are equal)."""
    if not scores:
        return {}
    values = np.fromiter(scores.values(), dtype=np.float64)
    # Of equal numbers the deviation itself may come out as a rounding error.
    if values.min() == values.max():
        return dict.fromkeys(scores, 0.0)
    standardised = (values - values.mean()) / values.std()
    return dict(zip(scores, standardised.tolist(), strict=True))


def fuse(
    dense: Mapping[int, float], lexical: Mapping[int, float], bonuses: Mapping[int, float], weights: FusionWeights
) -> list[tuple[int, float]]:
    """Order candidates by the weighted sum of their standardised scores, best first.

    Every candidate has a dense score; one that the words did not find has the lexical score 0. Ties
    go to the lower number. A weighted sum keeps by how much one passage is better, which reciprocal
    ranks lose.
    """
    candidates = sorted(dense)
    total = dict.fromkeys(candidates, 0.0)
    for scores, weight in ((dense, weights.dense), (lexical, weights.lexical)):
        filled = standardise({number: scores.get(number, 0.0) for number in candidates})
        for number in candidates:
            total[number] += weight * filled[number]
    for number in candidates:
        total[number] += bonuses.get(number, 0.0)
    return sorted(total.items(), key=lambda item: (-item[1], item[0]))
