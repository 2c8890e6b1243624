"""Measure dense search over a million clustered random vectors: time, recall against an exact scan, and memory.

Run with `python -m tests.benchmarks.million`. The vectors go into the layouts directly, for SQLite has no part in it.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np

from index.rows import Vectors
from index.vector_layouts import TRAINING_VECTORS_PER_CLUSTER, ClusteredLayout, FlatLayout, Layout, clusters_for
from tests.benchmarks.clustered_embedder import ClusteredEmbedder

QUERIES = 100
NEAREST = 50
_BATCH = 50_000


def main() -> None:
    """Fill both layouts and compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", type=int, default=1_000_000)
    count = parser.parse_args().vectors
    drawn = ClusteredEmbedder("random")
    chance = np.random.default_rng(1)
    queries = drawn.vectors(QUERIES, chance)
    clusters = clusters_for(count)
    sample = drawn.vectors(min(count, clusters * TRAINING_VECTORS_PER_CLUSTER), chance)
    truth = _measure("exact", FlatLayout(drawn.dimension), drawn, count, queries, None)
    start = time.perf_counter()
    clustered = ClusteredLayout(sample, clusters)
    _write(f"training {time.perf_counter() - start:.1f} s\n")
    _measure("clustered", clustered, drawn, count, queries, truth)


def _measure(
    name: str,
    layout: Layout,
    drawn: ClusteredEmbedder,
    count: int,
    queries: Vectors,
    truth: list[set[int]] | None,
) -> list[set[int]]:
    """Fill a layout, search it, and write down what that took."""
    chance = np.random.default_rng(2)
    before, adding = _resident(), 0.0
    for first in range(0, count, _BATCH):
        vectors = drawn.vectors(min(_BATCH, count - first), chance)
        start = time.perf_counter()
        layout.add(range(first, first + len(vectors)), vectors)
        adding += time.perf_counter() - start
    grown = _resident() - before
    taken, found = [], []
    for query in queries:
        start = time.perf_counter()
        nearest = layout.search(query, NEAREST, None)
        taken.append(1000 * (time.perf_counter() - start))
        found.append({number for number, _ in nearest})
    exact = truth or found
    recall = np.mean([len(one & other) / NEAREST for one, other in zip(found, exact, strict=True)])
    middle, late = np.percentile(taken, [50, 95])
    _write(
        f"{name}: adding {adding:.1f} s, {grown:.0f} MiB, p50 {middle:.1f} ms, p95 {late:.1f} ms, recall {recall:.4f}\n"
    )
    return found


def _resident() -> float:
    (line,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
