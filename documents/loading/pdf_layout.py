"""The reading order of a page's runs: columns from left to right between what spans them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import numpy as np

from documents.loading.pdf_runs import Run

# All in units of the type size, but for the shares and counts.
GUTTER = 0.8
COLUMN = 7.0
COLUMN_LINES = 4
CROSSING_SHARE = 0.15
MAX_COLUMNS_DEPTH = 4


def reading_order(runs: Sequence[Run], depth: int = 0) -> list[list[Run]]:
    """Part the runs of a page into blocks, each a column or a part of one, in reading order.

    A gutter is a vertical strip that few runs cross; those that do (titles, tables) part the columns
    into an upper and a lower half.
    """
    ordered = sorted(runs, key=lambda run: (-run.baseline, run.left))
    gutter = _gutter(ordered) if depth < MAX_COLUMNS_DEPTH else None
    if gutter is None:
        return [ordered] if ordered else []
    blocks: list[list[Run]] = []
    band: list[Run] = []
    spanning: list[Run] = []
    for run in ordered:
        if run.left < gutter < run.right:
            blocks += _columns(band, gutter, depth)
            band = []
            spanning.append(run)
        else:
            blocks += [spanning] if spanning else []
            spanning = []
            band.append(run)
    blocks += [spanning] if spanning else []
    return blocks + _columns(band, gutter, depth)


def _columns(band: Sequence[Run], gutter: float, depth: int) -> list[list[Run]]:
    left = [run for run in band if run.right <= gutter]
    right = [run for run in band if run.left >= gutter]
    return reading_order(left, depth + 1) + reading_order(right, depth + 1)


def _gutter(runs: Sequence[Run]) -> float | None:
    """Find the middle of the widest strip between columns, each of several lines of a column's width."""
    if len(runs) < 2 * COLUMN_LINES:
        return None
    size = median(run.size for run in runs)
    origin = min(run.left for run in runs)
    width = int(max(run.right for run in runs) - origin) + 1
    if not 0 < width < 20_000:
        return None
    covered = np.zeros(width + 1, dtype=np.int32)
    for run in runs:
        covered[int(run.left - origin) : int(run.right - origin) + 1] += 1
    free = np.flatnonzero(np.diff(np.concatenate(([0], covered <= CROSSING_SHARE * len(runs), [0]))))
    strips = sorted(zip(free[::2].tolist(), free[1::2].tolist(), strict=True), key=lambda strip: strip[0] - strip[1])
    for start, end in strips:
        middle = origin + (start + end) / 2
        if end - start >= GUTTER * size and _has_columns(runs, middle, size):
            return float(middle)
    return None


def _has_columns(runs: Sequence[Run], middle: float, size: float) -> bool:
    left = [run for run in runs if run.right <= middle]
    right = [run for run in runs if run.left >= middle]
    if min(len(left), len(right)) < COLUMN_LINES:
        return False
    wide = all(median(run.right - run.left for run in side) >= COLUMN * size for side in (left, right))
    low = max(min(run.baseline for run in side) for side in (left, right))
    high = min(max(run.baseline for run in side) for side in (left, right))
    return wide and high - low >= (COLUMN_LINES - 1) * size
