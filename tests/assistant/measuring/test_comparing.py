"""Comparisons worked out by hand, and intervals of made-up differences."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.measuring.cited_sentences import SentenceCounts
from assistant.measuring.comparing import Pair, compare, pair
from assistant.measuring.differences import Difference, difference
from assistant.question_files import ExpectedAnswer
from tests.assistant.measuring.made_up_runs import measured

WRONG = {"right": False, "exact_match": False, "character_f1": 0.5}


def test_questions_that_got_better_and_worse() -> None:
    before = [measured("一？", **WRONG), measured("二？"), measured("三？"), measured("四？")]
    now = [measured("五？"), measured("三？"), measured("二？", **WRONG), measured("一？")]
    comparison = compare(before, now)
    assert comparison.better == (Pair(before[0], now[3]),)
    assert comparison.worse == (Pair(before[1], now[2]),)
    assert (comparison.compared, comparison.only_before, comparison.only_now) == (3, 1, 1)
    right = comparison.differences["right"]
    assert (right.questions, right.before, right.now, right.difference) == (3, 0.6667, 0.6667, 0.0)
    assert set(comparison.differences) == {
        *("right", "exact_match", "character_f1", "quotes_exact", "wrongly_refused", "latency_ms"),
    }


def test_what_is_asked_twice_is_paired_by_its_turn_and_a_follow_up_by_what_went_before() -> None:
    before = [measured("一？", answer="甲"), measured("一？", answer="乙"), measured("那里呢？", before=("一？",))]
    now = [measured("一？", answer="丙"), measured("那里呢？", before=("二？",)), measured("一？", answer="丁")]
    pairs = pair(before, now)
    assert [(one.before.answer, one.now.answer) for one in pairs] == [("甲", "丙"), ("乙", "丁")]


def test_only_what_both_runs_measured_is_compared() -> None:
    refuse = ExpectedAnswer("二？", refuse=True)
    before = [
        measured("一？", ranks=(4,), sentences=SentenceCounts(0, 0, 0, 2, 0)),
        measured(expected=refuse, answered=True, exact_match=None, character_f1=None),
    ]
    now = [
        measured("一？", ranks=(2, 1), sentences=SentenceCounts(2, 1, 1, 2, 1)),
        measured(expected=refuse, answered=False, exact_match=None, character_f1=None),
    ]
    differences = compare(before, now).differences
    assert differences["reciprocal_rank"] == Difference(1, 0.25, 1.0, 0.75, None, None)
    assert differences["citation_recall"] == Difference(1, 0.0, 0.5, 0.5, None, None)
    assert differences["wrongly_answered"] == Difference(1, 1.0, 0.0, -1.0, None, None)
    # Nothing was cited before.
    assert "citation_precision" not in differences


def test_runs_without_a_common_question_are_not_compared() -> None:
    comparison = compare([measured("一？")], [measured("二？")])
    assert (comparison.compared, comparison.differences) == (0, {})


def test_values_that_do_not_differ_have_no_interval_to_speak_of() -> None:
    found = difference([1.0, 0.0, 1.0], [1.0, 0.0, 1.0])
    assert found == Difference(3, 0.6667, 0.6667, 0.0, 0.0, 0.0)
    assert not found.is_sure


def test_a_large_difference_is_sure_and_a_small_one_is_not() -> None:
    chance = np.random.default_rng(1)
    before = chance.normal(size=200)
    sure = difference(before.tolist(), (before + chance.normal(0.5, 1, 200)).tolist())
    unsure = difference(before.tolist(), (before + chance.normal(0.02, 1, 200)).tolist())
    assert sure.is_sure
    assert not unsure.is_sure
    assert sure.low is not None
    assert sure.high is not None
    # About 1.96 standard errors to each side.
    assert (sure.high - sure.low) / 2 == pytest.approx(1.96 / 200**0.5, rel=0.15)
    assert difference([0.0, 1.0, 0.0], [1.0, 1.0, 0.0]) == difference([0.0, 1.0, 0.0], [1.0, 1.0, 0.0])
