"""One score out of several searches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """Weigh the parts of a fused score.

    `dense` and `lexical` weigh scores standardised over the candidates; `region` is added for a
    passage about a region that the question names, `year` for one that holds a year it names.
    """

    dense: float = 1.0
    lexical: float = 1.0
    region: float = 1.0
    year: float = 0.5


def standardise(scores: Mapping[int, float]) -> dict[int, float]:
    """Bring scores to mean 0 and standard deviation 1 over the candidates (all 0 where they are equal)."""
    if not scores:
        return {}
    values = np.fromiter(scores.values(), dtype=np.float64)
    # Of equal numbers the deviation itself may come out as a rounding error.
    if values.min() == values.max():
        return dict.fromkeys(scores, 0.0)
    deviation = float(values.std())
    return {number: (score - float(values.mean())) / deviation for number, score in scores.items()}


def fuse(
    dense: Mapping[int, float], lexical: Mapping[int, float], bonuses: Mapping[int, float], weights: FusionWeights
) -> list[tuple[int, float]]:
    """Order candidates by the weighted sum of their standardised scores, best first.

    A candidate that one search did not find gets that search's lowest score; ties go to the lower
    number. A weighted sum keeps by how much one passage is better, which reciprocal ranks lose.
    """
    candidates = sorted({*dense, *lexical})
    total = dict.fromkeys(candidates, 0.0)
    for scores, weight in ((dense, weights.dense), (lexical, weights.lexical)):
        if not scores:
            continue
        floor = min(scores.values())
        filled = standardise({number: scores.get(number, floor) for number in candidates})
        for number in candidates:
            total[number] += weight * filled[number]
    for number in candidates:
        total[number] += bonuses.get(number, 0.0)
    return sorted(total.items(), key=lambda item: (-item[1], item[0]))
