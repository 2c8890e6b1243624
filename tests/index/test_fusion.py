"""Fused scores, worked out by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.closer_look import CloseWeights, Look
from index.fusion import Fusion, FusionWeights, Scale

EVEN = FusionWeights(dense=1.0, lexical=1.0)


def first(
    dense: dict[int, float], lexical: dict[int, float], bonuses: dict[int, float], weights: FusionWeights
) -> list[tuple[int, float]]:
    return Fusion(dense, lexical, weights).first(dense, lexical, bonuses)


def test_a_scale_has_mean_0_and_deviation_1() -> None:
    # Mean 4, deviation 2.
    assert Scale.over([2.0, 6.0]) == (4.0, 2.0)
    assert [Scale.over([2.0, 6.0])(score) for score in (2.0, 5.0, 6.0)] == [-1.0, 0.5, 1.0]
    assert Scale.over([])(3.0) == 0.0


@given(st.floats(-1e6, 1e6), st.integers(1, 20))
def test_equal_scores_say_nothing(score: float, count: int) -> None:
    assert Scale.over([score] * count)(score) == 0.0


def test_a_candidate_that_the_words_did_not_find_scores_nothing_there() -> None:
    # dense: 1 → 1, 2 → 0, 3 → 0: mean 1/3, deviation √2/3, so √2, -√2/2, -√2/2.
    # lexical: 1 → 0 (not found), 2 → 0 (not found), 3 → 6: mean 2, deviation 2√2, so -√2/2, -√2/2, √2.
    root = math.sqrt(2)
    fused = first({1: 1.0, 2: 0.0, 3: 0.0}, {3: 6.0}, {}, FusionWeights(dense=1.0, lexical=2.0))
    assert [number for number, _ in fused] == [3, 1, 2]
    assert dict(fused) == pytest.approx({3: 1.5 * root, 1: 0.0, 2: -1.5 * root})


def test_one_search_alone_orders_by_its_scores() -> None:
    assert first({1: 0.25, 2: 0.75}, {}, {}, EVEN) == [(2, 1.0), (1, -1.0)]
    assert first({1: 0.5, 2: 0.5}, {1: 0.25, 2: 0.75}, {}, EVEN) == [(2, 1.0), (1, -1.0)]
    assert first({}, {}, {1: 1.0}, EVEN) == []


def test_a_score_does_not_depend_on_how_many_are_looked_at() -> None:
    dense, lexical = {1: 1.0, 2: 0.0, 3: 0.5, 4: 0.25}, {1: 2.0, 3: 6.0}
    fusion = Fusion(dense, lexical, EVEN)
    whole = dict(fusion.first(dense, lexical, {}))
    assert dict(fusion.first({1: 1.0, 4: 0.25}, {1: 2.0}, {})) == {1: whole[1], 4: whole[4]}


@pytest.mark.parametrize(("characters", "times"), [(0, 0.2), (4, 0.2), (10, 0.5), (20, 1.0), (40, 2.0), (400, 2.0)])
def test_the_longer_a_question_the_more_its_words_weigh(characters: int, times: float) -> None:
    assert FusionWeights(dense=3.0, lexical=2.0).for_length(characters) == FusionWeights(3.0, 2.0 * times)


def test_bonuses_are_added_to_candidates_only() -> None:
    assert first({1: 2.0, 2: 6.0}, {}, {1: 3.0, 9: 100.0}, EVEN) == [(1, 2.0), (2, 1.0)]


def test_ties_go_to_the_lower_number() -> None:
    assert first({7: 0.5, 3: 0.5}, {7: 1.0}, {}, FusionWeights(dense=1.0, lexical=0.0)) == [(3, 0.0), (7, 0.0)]


def test_a_search_of_no_weight_does_not_count() -> None:
    weights = FusionWeights(dense=0.0, lexical=1.0)
    assert [number for number, _ in first({1: 9.0, 2: 1.0}, {1: 1.0, 2: 9.0}, {}, weights)] == [2, 1]


def test_a_closer_look_weighs_each_part_over_those_looked_at() -> None:
    # dense over all three: mean 0.5, deviation 0.5; the other parts over the two: 1 and -1.
    fusion = Fusion({1: 1.0, 2: 0.0, 3: 1.0, 4: 0.0}, {}, EVEN)
    looks = {1: Look(1.0, 0.5, 0.25, 0.125), 2: Look(0.0, 0.25, 0.75, 0.875)}
    weights = CloseWeights(dense=1.0, sentence=2.0, passage=0.5, typical=0.25)
    assert fusion.closer(looks, {2: 0.5}, weights) == [(1, 2.25), (2, -1.75)]
    # Only what was looked at closely is ordered, and what is equal says nothing.
    assert fusion.closer({2: looks[2]}, {}, weights) == [(2, -1.0)]


def test_a_usual_question_is_weighed_as_fitted() -> None:
    usual = CloseWeights.chosen(coverage=0.7636, length=0.6096, cosine=0.7057)
    assert usual == pytest.approx((2.08, 0.58, 0.71, 0.60))


def test_words_weigh_more_where_a_sentence_holds_them_and_meaning_where_a_passage_is_near() -> None:
    said = CloseWeights.chosen(coverage=1.0, length=1.0, cosine=0.7)
    unsaid = CloseWeights.chosen(coverage=0.4, length=1.0, cosine=0.7)
    near = CloseWeights.chosen(coverage=0.4, length=1.0, cosine=0.8)
    assert said.sentence > unsaid.sentence
    assert said.dense < unsaid.dense
    assert near.dense > unsaid.dense
    assert near.passage < unsaid.passage


def test_no_question_is_weighed_as_more_unusual_than_two_deviations() -> None:
    """Another model's cosines may all be far from those that the weights were fitted on."""
    assert CloseWeights.chosen(coverage=0.7, length=0.6, cosine=0.3) == CloseWeights.chosen(
        coverage=0.7, length=0.6, cosine=-1.0
    )
