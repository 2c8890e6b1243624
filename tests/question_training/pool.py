"""The passages that questions are trained to find, with their vectors, as an index holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from documents import article_id
from index.embedder import Embedder
from index.rows import Vectors
from index.store import Generation
from tests.benchmarks.bench_index import open_bench_index
from tests.benchmarks.question_sets import SETS, QuestionSet, load_set
from tests.reader_training.examples import NEWS, Example, news_texts, validation_examples


@dataclass(frozen=True)
class Pool:
    """Hold passages, by article, text and place in it, and their vectors of shape (n, dimension)."""

    articles: tuple[str, ...]
    texts: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    vectors: Vectors

    def only(self, numbers: Sequence[int]) -> Pool:
        """Keep some of the passages."""
        return Pool(
            tuple(self.articles[n] for n in numbers),
            tuple(self.texts[n] for n in numbers),
            tuple(self.places[n] for n in numbers),
            self.vectors[list(numbers)],
        )

    def of_article(self) -> dict[str, list[int]]:
        """Number the passages of each article."""
        numbers: dict[str, list[int]] = {}
        for number, article in enumerate(self.articles):
            numbers.setdefault(article, []).append(number)
        return numbers


def collection(name: str) -> QuestionSet:
    """Load the texts of a set, or those that questions were written on."""
    texts = tuple(("", text) for text in news_texts()) if name == NEWS else ()
    return QuestionSet("news-written", texts, ()) if name == NEWS else load_set(name)


def read_pool(name: str, embedder: Embedder, folder: Path) -> Pool:
    """Index the texts of a collection in a folder, where they are not yet, and read the passages."""
    index = open_bench_index(collection(name), embedder, folder)
    found = [one for batch in index.store.passages_since(Generation()) for one in batch]
    numbers, vectors = zip(*index.store.vectors_since(Generation()), strict=True)
    index.close()
    row = {number: row for row, number in enumerate(np.concatenate(numbers).tolist())}
    passages = [passage for _, passage, _ in found]
    return Pool(
        tuple(passage.article_id for passage in passages),
        tuple(passage.text for passage in passages),
        tuple((passage.start, passage.end) for passage in passages),
        np.concatenate(vectors)[[row[number] for number, _, _ in found]],
    )


def training_pool(embedder: Embedder, folder: Path) -> Pool:
    """Read the passages of all collections but those kept for validation."""
    pools = [read_pool(name, embedder, folder) for name in (*SETS, NEWS)]
    whole = Pool(
        tuple(one for pool in pools for one in pool.articles),
        tuple(one for pool in pools for one in pool.texts),
        tuple(one for pool in pools for one in pool.places),
        np.concatenate([pool.vectors for pool in pools]),
    )
    kept = {article_id(one.source.text) for name in (*SETS, NEWS) for one in validation_examples(name)}
    return whole.only([number for number, article in enumerate(whole.articles) if article not in kept])


@dataclass(frozen=True, slots=True)
class Target:
    """Hold a question, the passages that answer it, and all those of its text, which are not held against it."""

    question: str
    right: tuple[int, ...]
    own: tuple[int, ...]


def targets(examples: Sequence[Example], pool: Pool) -> list[Target]:
    """Find the passages that hold the answer of each question that has one; the same words elsewhere are as right."""
    of_article, same = pool.of_article(), dict[str, list[int]]()
    for number, text in enumerate(pool.texts):
        same.setdefault(text, []).append(number)
    found = []
    for example in examples:
        own = of_article.get(article_id(example.source.text), [])
        if example.answer is None or not own:
            continue
        start, end = example.answer
        holding = [n for n in own if pool.places[n][0] <= start and end <= pool.places[n][1]] or own
        right = sorted({number for n in holding for number in same[pool.texts[n]]})
        found.append(Target(example.question, tuple(right), tuple(own)))
    return found
