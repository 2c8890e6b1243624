"""A plot of what an index costs as it grows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

PANELS = {
    "search, ms": ("search_p50_ms", "search_p95_ms", "filtered_p50_ms"),
    "start, s": ("start_seconds",),
    "memory and disk, MiB": ("resident_megabytes", "disk_megabytes"),
    "added without encoding, passages/s": ("added_per_second",),
}


def draw_costs(costs: Sequence[Mapping[str, float]], path: Path) -> None:
    """Draw each cost over the number of passages, both from size to size, into an SVG file."""
    mpl.rcParams["svg.hashsalt"] = "shengce"
    figure = Figure(figsize=(11, 7), layout="constrained")
    sizes = [cost["passages"] for cost in costs]
    for axes, (title, names) in zip(figure.subplots(2, 2).flat, PANELS.items(), strict=True):
        for name in names:
            axes.plot(sizes, [cost[name] for cost in costs], marker="o", label=name)
        axes.set(xscale="log", xlabel="passages", ylabel=title, ylim=(0, None))
        axes.grid(visible=True, alpha=0.3)
        axes.legend()
    figure.savefig(path, metadata={"Date": None})
