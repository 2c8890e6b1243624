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


CHINESE = Calibration(weights=(10.19, 10.87, 2.5, 5.11, 0.51, 0.5, 0.2), intercept=-22.47, threshold=0.45)
ENGLISH = Calibration(weights=(5.67, 4.86, 1.75, 3.18, 0.3, 1.11, 0.12), intercept=-9.04, threshold=0.35)
MISPLACED = 0.1
"""The most that a sentence can reach that lacks every region, or every year, that the question names."""


def calibration_for(question: Question) -> Calibration:
    """Choose the calibration for a question's language: English words cannot be looked up in Chinese text."""
    return ENGLISH if question.language == "en" else CHINESE


def confidence(question: Question, evidence: Sequence[Evidence], calibration: Calibration) -> float:
    """Estimate the probability, 0 to 1, that the best sentence answers the question."""
    if not evidence:
        return 0.0
    best = evidence[0]
    logit = float(best.features.vector() @ np.array(calibration.weights)) + calibration.intercept
    probability = float(1.0 / (1.0 + np.exp(-logit)))
    return min(probability, MISPLACED) if _is_misplaced(question, best) else probability


def _is_misplaced(question: Question, evidence: Evidence) -> bool:
    """Say whether a sentence is about other regions, or other years, than the question."""
    context = "\n".join((evidence.article.title, evidence.passage.heading, evidence.passage.text))
    no_year = bool(question.years) and not any(year in context for year in question.years)
    return no_year or evidence.features.regions == -1.0
