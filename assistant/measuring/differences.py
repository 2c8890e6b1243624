"""How sure a difference between two runs is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import stats

CONFIDENCE = 0.95
_RESAMPLES = 5000
_BATCH = 500
_SEED = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold the means of two runs over the same questions, and their difference.

    From `low` to `high` the difference lies with a confidence of 95 %; both are None for a single question.
    """

    questions: int
    before: float
    now: float
    difference: float
    low: float | None
    high: float | None

    @property
    def is_sure(self) -> bool:
        """Say whether zero lies outside the interval."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def difference(before: Sequence[float], now: Sequence[float]) -> Difference:
    """Compare values of the same questions, one each.

    The interval is the percentile bootstrap of the mean difference, questions drawn in pairs: Efron and Tibshirani
    1993, An Introduction to the Bootstrap, chapter 13. The same values always give the same interval.
    """
    changes = np.subtract(now, before)
    low, high = _interval(changes) if len(changes) > 1 else (None, None)
    return Difference(len(changes), _mean(before), _mean(now), _mean(changes), low, high)


def _mean(values: Sequence[float] | npt.NDArray[np.float64]) -> float:
    return round(float(np.mean(values)), 4)


def _interval(changes: npt.NDArray[np.float64]) -> tuple[float, float]:
    found = stats.bootstrap(
        *((changes,), np.mean),
        confidence_level=CONFIDENCE,
        n_resamples=_RESAMPLES,
        batch=_BATCH,
        method="percentile",
        rng=np.random.default_rng(_SEED),
    )
    low, high = found.confidence_interval
    return round(float(low), 4), round(float(high), 4)
