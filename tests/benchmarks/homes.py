"""Compare both homes of the index on the public question sets: recall, agreement, time, room.

Run with `python -m tests.benchmarks.homes`. Every question goes to both, one right after the other, so that a busy
machine slows both alike. Milvus is milvus-lite in a process of its own: its times say nothing about a server.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from documents import article_id
from index.embedder import load_embedder
from index.local import LocalIndex
from index.milvus import MilvusOpener
from tests.benchmarks.bench_index import open_bench_index
from tests.benchmarks.question_sets import QuestionSet, load_set
from tests.benchmarks.remembering import RememberingEmbedder
from tests.benchmarks.retrieval import DEPTH, FOLDER, SETS
from tests.milvus_server import MilvusServer, milvus_server


def main() -> None:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", default=SETS)
    options = parser.parse_args()
    embedder = RememberingEmbedder(load_embedder())
    with tempfile.TemporaryDirectory() as folder:
        for name in options.sets:
            with milvus_server(Path(folder) / name) as server:
                _compare(load_set(name), embedder, server, Path(folder) / name)


def _compare(question_set: QuestionSet, embedder: RememberingEmbedder, server: MilvusServer, data: Path) -> None:
    with closing(open_bench_index(question_set, embedder, FOLDER)) as local:
        passages = local.store.counts()[1]
        opener = MilvusOpener(server.collection("bench"))
        with closing(LocalIndex.open(FOLDER / question_set.name, embedder, derive=opener)) as shared:
            begun = time.perf_counter()
            shared.follow()
            taken = time.perf_counter() - begun
            _write(f"\n{question_set.name}: {passages} passages, {passages / taken:.0f} upserted a second")
            _ask(question_set, embedder, [local, shared])
    size = sum(path.stat().st_size for path in data.rglob("*") if path.is_file())
    _write(f"{size / passages:,.0f} bytes a passage on disk; server's memory {server.resident_megabytes():.0f} MiB")


def _ask(question_set: QuestionSet, embedder: RememberingEmbedder, homes: Sequence[LocalIndex]) -> None:
    ids = [article_id(text) for _, text in question_set.paragraphs]
    embedder.encode_queries([question.question for question in question_set.questions])
    places: list[list[int]] = [[], []]
    taken: list[list[float]] = [[], []]
    same_best, overlap = [], []
    for question in question_set.questions:
        found = []
        for home, index in enumerate(homes):
            begun = time.perf_counter()
            hits = index.search(question.question, 6 * DEPTH)
            taken[home].append(1000 * (time.perf_counter() - begun))
            articles = list(dict.fromkeys(hit.article.id for hit in hits))[:DEPTH]
            right = ids[question.paragraph]
            places[home].append(articles.index(right) + 1 if right in articles else DEPTH + 1)
            found.append([hit.passage.id for hit in hits[:DEPTH]])
        same_best.append(found[0][:1] == found[1][:1])
        overlap.append(len({*found[0]} & {*found[1]}) / max(1, len(found[0])))
    for name, ranks, times in zip(("local", "Milvus"), places, taken, strict=True):
        recalls = " ".join(f"R@{k} {np.mean(np.array(ranks) <= k):.4f}" for k in (1, 5, 10))
        middle, late = np.percentile(times, [50, 95])
        _write(f"{name:7} {recalls}  p50 {middle:.1f} ms, p95 {late:.1f} ms")
    _write(f"same best passage {np.mean(same_best):.4f}, same of the ten best {np.mean(overlap):.4f}")
    _write(f"this process at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def _write(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
