"""Measure what an index costs as it grows: adding, searching, opening, memory and disk.

Run with `python -m tests.benchmarks.scale`. The texts are news; their vectors are random in clusters, so that nothing
is spent on encoding. The folder is kept in `benchmarks/scale` and grown further by the next run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from index.e5 import E5Embedder
from index.local import LocalIndex
from tests.benchmarks.clustered_embedder import ClusteredEmbedder
from tests.benchmarks.cost_plot import draw_costs
from tests.benchmarks.news import SplitArticle, news, questions

FOLDER = Path("benchmarks")
SIZES = (1_000, 10_000, 100_000)
QUESTIONS = 200
HITS = 10
_BATCH = 64
_ADDED = 64


@dataclass(frozen=True, slots=True)
class Cost:
    """Hold what an index of a size costs; times in the unit their names say, sizes in 2**20 bytes."""

    passages: int
    articles: int
    added_per_second: float
    search_p50_ms: float
    search_p95_ms: float
    filtered_p50_ms: float
    start_seconds: float
    resident_megabytes: float
    disk_megabytes: float


@dataclass(frozen=True, slots=True)
class Opening:
    """Hold what opening an index took in a process of its own, with the real embedder, up to the first hits."""

    seconds: float
    resident_megabytes: float


def main() -> None:
    """Grow the index from size to size, measure at each, and draw the costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of passages")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the indexes, figures and plot go")
    parser.add_argument("--open", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.open:
        _write(json.dumps(asdict(open_and_search(options.open))))
        return
    options.folder.mkdir(parents=True, exist_ok=True)
    costs = []
    for cost in grow(options.folder / "scale", sorted(options.sizes)):
        costs.append(cost)
        _write("".join(f"{name}: {value:,.1f}\n" for name, value in asdict(cost).items()) + "\n")
    (options.folder / "scale.json").write_text(json.dumps([asdict(cost) for cost in costs], indent=1))
    draw_costs([asdict(cost) for cost in costs], options.folder / "scale.svg")
    _write(f"wrote {options.folder / 'scale.json'} and {options.folder / 'scale.svg'}\n")


def grow(root: Path, sizes: list[int]) -> Iterator[Cost]:
    """Keep an index for each size, filled from the same articles, and measure each."""
    for size in sizes:
        folder = root / str(size)
        index = LocalIndex.open(folder, ClusteredEmbedder(E5Embedder.name))
        further = fill(index, size)
        index.follow()
        speed = time_adding(index, further)
        index.follow()
        free, filtered = time_searches(index, ()), time_searches(index, ("江苏",))
        articles, passages = index.store.counts()
        index.close()
        opening = _open_elsewhere(folder)
        yield Cost(
            passages,
            articles,
            speed,
            float(np.median(free)),
            float(np.percentile(free, 95)),
            float(np.median(filtered)),
            opening.seconds,
            opening.resident_megabytes,
            sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20,
        )


def fill(index: LocalIndex, size: int) -> list[SplitArticle]:
    """Add articles until an index holds so many passages; give some of those that would come next."""
    there, count = index.store.counts()[1], 0
    articles = news()
    waiting: list[SplitArticle] = []
    while count < size:
        waiting.append(next(articles))
        count += len(waiting[-1][1])
        if len(waiting) == _BATCH or count >= size:
            # What an earlier run added is passed over without being looked up.
            if count > there:
                index.add(waiting)
            waiting = []
    return list(islice(articles, _ADDED))


def time_adding(index: LocalIndex, articles: Sequence[SplitArticle]) -> float:
    """Add articles, and take them out again; give the passages added a second, without splitting and encoding."""
    # The first look for republications reads the signatures of all.
    index.near_duplicates(articles[0][0])
    start = time.perf_counter()
    index.add(articles)
    seconds = time.perf_counter() - start
    for article, _ in articles:
        index.remove(article.id)
    return sum(len(passages) for _, passages in articles) / seconds


def time_searches(index: LocalIndex, regions: tuple[str, ...]) -> list[float]:
    """Time searches in milliseconds: dense, lexical, fusion and fetching, but no encoding of the question."""
    taken = []
    for question in questions(QUESTIONS):
        start = time.perf_counter()
        index.search(question, HITS, regions=regions)
        taken.append(1000 * (time.perf_counter() - start))
    return taken


def open_and_search(folder: Path) -> Opening:
    """Open an index with the real embedder and ask it something."""
    from index.embedder import load_embedder

    index = LocalIndex.open(folder, load_embedder())
    for question in questions(3):
        index.search(question, HITS)
    # Seconds since the process began, the loading of libraries among them.
    began = int(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19]) / 100
    seconds = float(Path("/proc/uptime").read_text().split()[0]) - began
    (resident,) = [line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if "VmRSS" in line]
    return Opening(seconds, int(resident) / 1024)


def _open_elsewhere(folder: Path) -> Opening:
    command = [sys.executable, "-m", "tests.benchmarks.scale", "--open", str(folder)]
    return Opening(**json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
