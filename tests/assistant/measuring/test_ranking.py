"""Measures of rankings, by hand and against scikit-learn's."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import ndcg_score

from assistant.measuring.ranking import ndcg_at, recall_at, reciprocal_rank

PLACES = 12


@pytest.mark.parametrize(
    ("ranks", "recall", "reciprocal", "ndcg"),
    [
        ((1,), 1.0, 1.0, 1.0),
        ((2,), 1.0, 0.5, 1 / math.log2(3)),
        ((None,), 0.0, 0.0, 0.0),
        ((6,), 0.0, 1 / 6, 0.0),
        ((1, None), 0.5, 1.0, 1 / (1 + 1 / math.log2(3))),
        # One passage that holds two wanted sentences is one place.
        ((1, 1), 1.0, 1.0, 1.0),
        ((3, 1), 1.0, 1.0, 1.5 / (1 + 1 / math.log2(3))),
    ],
)
def test_by_hand(ranks: tuple[int | None, ...], recall: float, reciprocal: float, ndcg: float) -> None:
    assert recall_at(5, ranks) == recall
    assert reciprocal_rank(ranks) == reciprocal
    assert ndcg_at(5, ranks) == pytest.approx(ndcg)


@given(st.sets(st.integers(1, PLACES), min_size=1), st.integers(1, PLACES))
def test_as_scikit_learn_has_it(places: set[int], k: int) -> None:
    relevant = [[float(rank in places) for rank in range(1, PLACES + 1)]]
    scores = [[float(-rank) for rank in range(1, PLACES + 1)]]
    assert ndcg_at(k, sorted(places)) == pytest.approx(ndcg_score(relevant, scores, k=k))
