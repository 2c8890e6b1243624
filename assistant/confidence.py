"""How sure it is that the articles answer a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.evidence import Evidence
from assistant.question import Question


@dataclass(frozen=True, slots=True)
class Calibration:
    """Hold a logistic regression over the features of the best sentence, and where it answers.

    The weights come from `tests/benchmarks/calibrate.py`, fitted on public question sets with and without the
    paragraph that answers each question.
    """

    weights: tuple[float, ...]
    intercept: float
    threshold: float


CHINESE = Calibration(weights=(12.0, 4.0, 2.0, 3.0, 0.5, 0.6, 0.4), intercept=-15.0, threshold=0.5)
ENGLISH = Calibration(weights=(20.0, 6.0, 0.0, 0.0, 0.5, 0.6, 0.4), intercept=-21.0, threshold=0.5)


def calibration_for(question: Question) -> Calibration:
    """Choose the calibration for a question's language: English words cannot be looked up in Chinese text."""
    return ENGLISH if question.language == "en" else CHINESE


def confidence(evidence: Sequence[Evidence], calibration: Calibration) -> float:
    """Estimate the probability, 0 to 1, that the best sentence answers the question."""
    if not evidence:
        return 0.0
    logit = float(evidence[0].features.vector() @ np.array(calibration.weights)) + calibration.intercept
    return float(1.0 / (1.0 + np.exp(-logit)))
