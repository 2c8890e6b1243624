"""Plots worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.measuring import figures
from assistant.measuring.differences import Difference
from ui.evaluation_plots import MOST_BARS, Bar, Interval, Intervals, difference_intervals, latency_bars, right_bars

NOTHING = figures([])


def test_a_bar_is_as_long_as_its_share() -> None:
    groups = {"乙": replace(NOTHING, questions=8, right=8), "甲": replace(NOTHING, questions=4, right=1)}
    assert right_bars(groups) == (Bar("乙", 1.0, "100% of 8"), Bar("甲", 0.25, "25% of 4"))
    many = {str(number): replace(NOTHING, questions=1) for number in range(99)}
    assert len(right_bars(many)) == MOST_BARS


@pytest.mark.parametrize("times", [[], [5.0], [5.0, 5.0], [0.0, 1.0, 24.0, 23.9]])
def test_every_answer_is_in_one_bar_of_latencies(times: list[float]) -> None:
    bars = latency_bars(times)
    assert sum(int(bar.note) for bar in bars) == len(times)
    assert max((bar.share for bar in bars), default=1.0) == 1.0


def test_latencies_are_counted_in_equal_steps() -> None:
    bars = latency_bars([0.0, 1.5, 24.0, 23.9])
    assert [(bar.label, bar.note) for bar in bars if bar.note != "0"] == [
        ("0–1 ms", "1"),
        ("1–2 ms", "1"),
        ("23–24 ms", "2"),
    ]


def test_differences_share_a_scale_with_zero_in_the_middle() -> None:
    differences = {
        "right": Difference(9, 0.5, 0.6, 0.1, 0.05, 0.2),
        "character_f1": Difference(1, 0.5, 0.4, -0.1, None, None),
        "latency_ms": Difference(9, 10.0, 90.0, 80.0, 70.0, 90.0),
    }
    assert difference_intervals(differences) == Intervals(
        0.2,
        (
            Interval("right", 0.625, 0.75, 1.0, "+10.0%", is_sure=True),
            Interval("character F1", 0.25, 0.25, 0.25, "-10.0%", is_sure=False),
        ),
    )
    assert difference_intervals({}) == Intervals(0.01, ())
    unchanged = {"right": Difference(9, 0.5, 0.5, 0.0, 0.0, 0.0)}
    assert difference_intervals(unchanged).intervals[0].middle == 0.5
