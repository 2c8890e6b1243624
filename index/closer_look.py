"""What the order of the best candidates goes by, and how much each part of it weighs for a question.

How far meaning and words can be trusted shows in the question and in what was found for it: where a sentence holds
nearly all that was asked, words say more; where the nearest passage lies very near, meaning does. The weights were
fitted (softmax over 40 candidates, small squares) on four fifths of CMRC2018 trial and dev, DRCD dev and
DuReader-robust dev; `python -m tests.benchmarks.fit_closer_look` fits them, to within a tenth of these.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

_USUAL = np.array([0.7636, 0.6096, 0.7057])
_DEVIATION = np.array([0.1776, 0.3028, 0.0529])
"""Mean and deviation, over the questions fitted on, of: best coverage by a sentence, relative length, best cosine."""
_FARTHEST = 2.0
"""Deviations beyond which a question counts as no more unusual; another embedding model has other cosines."""
_WEIGHTS = np.array(
    [
        [2.08, -0.31, -0.14, 0.31],
        [0.58, 0.22, 0.15, -0.29],
        [0.71, 0.01, 0.28, -0.22],
        [0.60, -0.03, 0.07, 0.13],
    ]
)
"""For each part of a look its weight for a usual question, and what each deviation from that adds."""


class Look(NamedTuple):
    """Hold what is known of a candidate.

    Its cosine with the question, the shares of the question's terms that its best sentence and all of it hold, and its
    cosine with the mean of all passages: a question has little in common with one that is far from everything.
    """

    dense: float
    sentence: float
    passage: float
    typical: float


class CloseWeights(NamedTuple):
    """Weigh the parts of a look, each standardised over the candidates."""

    dense: float
    sentence: float
    passage: float
    typical: float

    @classmethod
    def chosen(cls, *, coverage: float, length: float, cosine: float) -> CloseWeights:
        """Choose the weights for a question.

        `coverage` is the best of the candidates' by a sentence, `length` the question's against the usual one, and
        `cosine` that of the nearest passage.
        """
        unusual = np.clip((np.array([coverage, length, cosine]) - _USUAL) / _DEVIATION, -_FARTHEST, _FARTHEST)
        return cls(*(_WEIGHTS[:, 0] + _WEIGHTS[:, 1:] @ unusual).tolist())
