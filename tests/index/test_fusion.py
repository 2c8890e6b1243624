"""Fused scores, worked out by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import FusionWeights, fuse, standardise

EVEN = FusionWeights(dense=1.0, lexical=1.0)


def test_standardised_scores() -> None:
    # Mean 4, deviation 2.
    assert standardise({1: 2.0, 2: 6.0}) == {1: -1.0, 2: 1.0}
    root = math.sqrt(1.5)
    assert standardise({1: 0.0, 2: 1.0, 3: 2.0}) == pytest.approx({1: -root, 2: 0.0, 3: root})
    assert standardise({}) == {}


@given(st.floats(-1e6, 1e6), st.integers(1, 20))
def test_equal_scores_say_nothing(score: float, count: int) -> None:
    assert standardise(dict.fromkeys(range(count), score)) == dict.fromkeys(range(count), 0.0)


def test_a_candidate_that_the_words_did_not_find_scores_nothing_there() -> None:
    # dense: 1 → 1, 2 → 0, 3 → 0: mean 1/3, deviation √2/3, so √2, -√2/2, -√2/2.
    # lexical: 1 → 0 (not found), 2 → 0 (not found), 3 → 6: mean 2, deviation 2√2, so -√2/2, -√2/2, √2.
    root = math.sqrt(2)
    fused = fuse({1: 1.0, 2: 0.0, 3: 0.0}, {3: 6.0}, {}, FusionWeights(dense=1.0, lexical=2.0))
    assert [number for number, _ in fused] == [3, 1, 2]
    assert dict(fused) == pytest.approx({3: 1.5 * root, 1: 0.0, 2: -1.5 * root})


def test_one_search_alone_orders_by_its_scores() -> None:
    assert fuse({1: 0.25, 2: 0.75}, {}, {}, EVEN) == [(2, 1.0), (1, -1.0)]
    assert fuse({1: 0.5, 2: 0.5}, {1: 0.25, 2: 0.75}, {}, EVEN) == [(2, 1.0), (1, -1.0)]
    assert fuse({}, {}, {1: 1.0}, EVEN) == []


@pytest.mark.parametrize(("characters", "lexical"), [(0, 0.4), (4, 0.4), (10, 1.0), (20, 2.0), (40, 4.0), (400, 4.0)])
def test_the_longer_a_question_the_more_its_words_weigh(characters: int, lexical: float) -> None:
    assert FusionWeights(dense=3.0, lexical=2.0).for_length(characters) == FusionWeights(dense=3.0, lexical=lexical)


def test_bonuses_are_added_to_candidates_only() -> None:
    assert fuse({1: 2.0, 2: 6.0}, {}, {1: 3.0, 9: 100.0}, EVEN) == [(1, 2.0), (2, 1.0)]


def test_ties_go_to_the_lower_number() -> None:
    assert fuse({7: 0.5, 3: 0.5}, {7: 1.0}, {}, FusionWeights(dense=1.0, lexical=0.0)) == [(3, 0.0), (7, 0.0)]


def test_a_search_of_no_weight_does_not_count() -> None:
    weights = FusionWeights(dense=0.0, lexical=1.0)
    assert [number for number, _ in fuse({1: 9.0, 2: 1.0}, {1: 1.0, 2: 9.0}, {}, weights)] == [2, 1]
