"""The plots of an evaluation, as places and lengths in a drawing (SVG)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.measuring import Figures
from assistant.measuring.differences import Difference
from ui.evaluation_words import name_of

MOST_BARS = 40
HISTOGRAM_BARS = 24
_LATENCY = "latency_ms"


@dataclass(frozen=True, slots=True)
class Bar:
    """Hold a bar: what it is of, its length (0 to 1) and what is written beside it."""

    label: str
    share: float
    note: str


@dataclass(frozen=True, slots=True)
class Interval:
    """Hold a difference and its interval on a line from 0 to 1; without an interval both ends are the difference."""

    label: str
    low: float
    middle: float
    high: float
    note: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Intervals:
    """Hold differences on one scale; `widest` is what lies at its ends, with zero in the middle."""

    widest: float
    intervals: tuple[Interval, ...]


def right_bars(groups: Mapping[str, Figures]) -> tuple[Bar, ...]:
    """Draw the share right of each group, of the largest where there are too many."""
    largest = list(groups.items())[:MOST_BARS]
    return tuple(
        Bar(name, one.right / one.questions, f"{one.right / one.questions:.0%} of {one.questions}")
        for name, one in largest
    )


def latency_bars(times: Sequence[float]) -> tuple[Bar, ...]:
    """Draw how many answers took how long (milliseconds), from the fastest to the slowest in equal steps."""
    if not times:
        return ()
    fastest, slowest = min(times), max(times)
    step = (slowest - fastest) / HISTOGRAM_BARS or 1.0
    counts = [0] * HISTOGRAM_BARS
    for one in times:
        counts[min(HISTOGRAM_BARS - 1, int((one - fastest) / step))] += 1
    labels = (f"{fastest + number * step:.0f}–{fastest + (number + 1) * step:.0f} ms" for number in range(len(counts)))
    return tuple(Bar(label, count / max(counts), str(count)) for label, count in zip(labels, counts, strict=True))


def difference_intervals(differences: Mapping[str, Difference]) -> Intervals:
    """Draw the differences of shares with their intervals; that of latencies has another unit and is left out."""
    shares = {name: one for name, one in differences.items() if name != _LATENCY}
    ends = [abs(end) for one in shares.values() for end in (one.low, one.high, one.difference) if end is not None]
    widest = max(ends, default=0.0) or 0.01
    return Intervals(widest, tuple(_interval(name, one, widest) for name, one in shares.items()))


def _interval(name: str, one: Difference, widest: float) -> Interval:
    low, high = (one.difference if end is None else end for end in (one.low, one.high))
    return Interval(
        label=name_of(name),
        low=_place(low, widest),
        middle=_place(one.difference, widest),
        high=_place(high, widest),
        note=f"{one.difference:+.1%}",
        is_sure=one.is_sure,
    )


def _place(value: float, widest: float) -> float:
    return round((value / widest + 1) / 2, 4)
