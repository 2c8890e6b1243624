"""The vector index against brute force, and how it follows the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from documents import Article
from index.store import Generation, Store, Vectors
from index.vectors import VectorIndex
from tests.made_up_articles import lines_as_passages, make_article

DIMENSION = 16


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "store.sqlite", model="test")
    yield store
    store.close()


def unit_vectors(count: int, seed: int) -> Vectors:
    """Make random unit vectors that float16 holds exactly, or nearly so."""
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float16).astype(np.float32)


def add(store: Store, name: str, vectors: Vectors) -> Article:
    """Store an article with a passage a vector."""
    article = make_article("\n".join(f"{name} {row}" for row in range(len(vectors))))
    keys = [f"{name} {row}".encode() for row in range(len(vectors))]
    assert store.add(article, lines_as_passages(article), keys, vectors)
    return article


def brute_force(vectors: Vectors, query: Vectors, k: int, only: list[int] | None = None) -> list[tuple[int, float]]:
    numbers = range(1, len(vectors) + 1) if only is None else only
    scored = [(number, float(vectors[number - 1] @ query)) for number in numbers]
    return sorted(scored, key=lambda item: -item[1])[:k]


def assert_same(found: list[tuple[int, float]], expected: list[tuple[int, float]]) -> None:
    assert [number for number, _ in found] == [number for number, _ in expected]
    assert [score for _, score in found] == pytest.approx([score for _, score in expected], abs=1e-5)


def test_search_agrees_with_brute_force(store: Store) -> None:
    vectors = unit_vectors(300, seed=1)
    add(store, "a", vectors)
    index = VectorIndex(DIMENSION)
    index.follow(store)
    assert len(index) == 300
    for query in unit_vectors(20, seed=2):
        assert_same(index.search(query, 10), brute_force(vectors, query, 10))
        only = [5, 17, 200, 299, 300, 1]
        assert_same(index.search(query, 4, only=only), brute_force(vectors, query, 4, only))
        assert_same(index.search(query, 10, only=only), brute_force(vectors, query, 10, only))
        assert index.cosines(query, [3, 250]) == pytest.approx(
            {3: float(vectors[2] @ query), 250: float(vectors[249] @ query)}, abs=1e-5
        )


def test_nothing_is_found_in_nothing(store: Store) -> None:
    index, query = VectorIndex(DIMENSION), unit_vectors(1, seed=3)[0]
    index.follow(store)
    assert (index.search(query, 5), index.cosines(query, [1])) == ([], {})
    add(store, "a", unit_vectors(2, seed=1))
    index.follow(store)
    assert (index.search(query, 5, only=[]), index.search(query, 5, only=[99])) == ([], [])
    assert (index.cosines(query, []), index.cosines(query, [99])) == ({}, {})
    assert len(index.search(query, 5)) == 2


def test_it_follows_additions_and_removals(store: Store) -> None:
    index, query = VectorIndex(DIMENSION), unit_vectors(1, seed=3)[0]
    vectors = unit_vectors(9, seed=4)
    first = add(store, "a", vectors[:3])
    index.follow(store)
    add(store, "b", vectors[3:6])
    store.remove(first.id)
    index.follow(store)
    assert_same(index.search(query, 10), brute_force(vectors, query, 3, [4, 5, 6]))
    third = add(store, "c", vectors[6:])
    store.remove(third.id)
    index.follow(store)
    index.follow(store)
    assert_same(index.search(query, 10), brute_force(vectors, query, 3, [4, 5, 6]))


def test_one_that_comes_late_knows_the_same(store: Store) -> None:
    vectors = unit_vectors(6, seed=4)
    first = add(store, "a", vectors[:3])
    add(store, "b", vectors[3:])
    store.remove(first.id)
    index, query = VectorIndex(DIMENSION), unit_vectors(1, seed=3)[0]
    index.follow(store)
    assert_same(index.search(query, 10), brute_force(vectors, query, 3, [4, 5, 6]))


class BusyStore(Store):
    """A store to which somebody adds an article right after its generation was read."""

    def generation(self) -> Generation:
        generation = super().generation()
        if self.counts()[0] == 1:
            add(self, "meanwhile", unit_vectors(2, seed=6))
        return generation


def test_what_is_added_meanwhile_is_taken_in_once(tmp_path: Path) -> None:
    store = BusyStore(tmp_path / "store.sqlite", model="test")
    add(store, "a", unit_vectors(2, seed=5))
    index, query = VectorIndex(DIMENSION), unit_vectors(1, seed=3)[0]
    index.follow(store)
    index.follow(store)
    assert sorted(number for number, _ in index.search(query, 10)) == [1, 2, 3, 4]
    store.close()
