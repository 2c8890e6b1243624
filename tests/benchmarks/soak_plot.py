"""A plot of a server's memory and of how long its answers took, over time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

from tests.benchmarks.serving import Reply

SECONDS_A_POINT = 30.0


def draw_soak(
    memory: Sequence[tuple[float, float]], replies: Sequence[Reply], changes: Sequence[float], path: Path
) -> None:
    """Draw into an SVG file the memory, in MB after so many seconds, and the latency of each half minute.

    `changes` are the seconds at which articles were added or removed.
    """
    mpl.rcParams["svg.hashsalt"] = "shengce"
    figure = Figure(figsize=(11, 7), layout="constrained")
    upper, lower = figure.subplots(2, 1, sharex=True)
    upper.plot([at / 60 for at, _ in memory], [size for _, size in memory], label="resident memory")
    upper.plot([at / 60 for at in changes], [0] * len(changes), "|", color="gray", label="articles added or removed")
    upper.set(ylabel="MB", ylim=(0, None))
    points = percentiles(replies)
    for column, name in ((1, "median"), (2, "95th percentile")):
        lower.plot([point[0] / 60 for point in points], [point[column] for point in points], label=name)
    lower.set(xlabel="minutes", ylabel="seconds of an answer", ylim=(0, None))
    for axes in (upper, lower):
        axes.grid(visible=True, alpha=0.3)
        axes.legend()
    figure.savefig(path, metadata={"Date": None})


def percentiles(replies: Sequence[Reply]) -> list[tuple[float, float, float]]:
    """Give the middle of each half minute, in seconds, with the median and the 95th percentile of its answers."""
    halves: dict[int, list[float]] = {}
    for one in replies:
        halves.setdefault(int(one.at // SECONDS_A_POINT), []).append(one.seconds)
    return [
        ((number + 0.5) * SECONDS_A_POINT, *map(float, np.percentile(halves[number], [50, 95])))
        for number in sorted(halves)
    ]


def growth(memory: Sequence[tuple[float, float]]) -> float:
    """Give by how many MB a minute the memory grew in the second half, by least squares."""
    late = memory[len(memory) // 2 :]
    slope = np.polyfit([at / 60 for at, _ in late], [size for _, size in late], 1)[0] if len(late) > 1 else 0.0
    return float(slope)
