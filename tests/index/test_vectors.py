"""The vector index against brute force, and how it follows the store."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

import faiss
import numpy as np
import pytest

from documents import Article
from index.exceptions import StoreUnavailable
from index.store import Generation, Store, Vectors
from index.vector_layouts import ClusteredLayout, FlatLayout, clusters_for
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


def clustered_vectors(count: int, seed: int) -> Vectors:
    """Make unit vectors around 20 centres."""
    chance = np.random.default_rng(seed)
    centres = np.random.default_rng(0).normal(size=(20, DIMENSION))
    vectors = (centres[chance.integers(0, 20, count)] + 0.3 * chance.normal(size=(count, DIMENSION))).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float16).astype(np.float32)


def recall(index: VectorIndex, vectors: Vectors, k: int = 20) -> float:
    """Give the share of the nearest by brute force that a search finds, each with its true score."""
    hits = 0
    queries = clustered_vectors(30, seed=99)
    for query in queries:
        found, expected = dict(index.search(query, k)), dict(brute_force(vectors, query, k))
        assert found == pytest.approx(index.cosines(query, list(found)), abs=1e-6)
        assert found == pytest.approx({n: float(vectors[n - 1] @ query) for n in found}, abs=1e-5)
        hits += len(found.keys() & expected.keys())
    return hits / (k * len(queries))


def test_it_passes_from_one_row_to_clusters_as_it_grows(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    vectors = clustered_vectors(2_500, seed=7)
    index = VectorIndex(DIMENSION, clustered_from=500)
    layouts: list[object] = []
    for first, last in ((0, 500), (500, 501), (501, 1_002), (1_002, 1_003), (1_003, 2_500)):
        add(store, f"{first}", vectors[first:last])
        index.follow(store)
        assert len(index) == last
        layouts.append(index._layout)
        assert recall(index, vectors[:last]) >= 0.98
    # 500 are not above 500; 501 are; 1002 are not more than twice as many; 1003 and 2500 are.
    assert [type(layout) for layout in layouts] == [FlatLayout] + [ClusteredLayout] * 4
    assert [one is other for one, other in pairwise(layouts)] == [False, True, False, False]
    assert caplog.messages == [
        f"arranging {count} passages in clusters, which takes a while" for count in (501, 1_003, 2_500)
    ]


def test_in_clusters_a_restricted_search_is_exact_and_what_is_removed_is_gone(store: Store) -> None:
    vectors = clustered_vectors(900, seed=8)
    first = add(store, "a", vectors[:300])
    add(store, "b", vectors[300:])
    index = VectorIndex(DIMENSION, clustered_from=100)
    index.follow(store)
    assert isinstance(index._layout, ClusteredLayout)
    far = -clustered_vectors(1, seed=9)[0]
    for only in ([1, 17, 300, 301, 899, 900], list(range(1, 901, 7)), [5]):
        assert_same(index.search(far, 10, only=only), brute_force(vectors, far, 10, only))
    store.remove(first.id)
    index.follow(store)
    assert len(index) == 600
    assert_same(index.search(far, 10, only=[1, 300, 301, 500]), brute_force(vectors, far, 10, [301, 500]))
    assert index.cosines(far, [1, 2, 300]) == {}
    for query in clustered_vectors(30, seed=10):
        assert min(number for number, _ in index.search(query, 50)) > 300


def test_passages_long_removed_do_not_make_it_arrange_clusters(store: Store) -> None:
    vectors = clustered_vectors(400, seed=11)
    index = VectorIndex(DIMENSION, clustered_from=100)
    gone = add(store, "a", vectors[:350])
    store.remove(gone.id)
    add(store, "b", vectors[350:])
    index.follow(store)
    assert isinstance(index._layout, FlatLayout)
    query = clustered_vectors(1, seed=12)[0]
    assert_same(index.search(query, 5), brute_force(vectors, query, 5, list(range(351, 401))))


class FailingStore(Store):
    """A store whose embeddings cannot all be read the first time."""

    failures = 1

    def vectors_since(self, generation: Generation, *, batch: int = 10_000) -> Iterator[tuple[list[int], Vectors]]:
        yield from islice(super().vectors_since(generation, batch=2), 1)
        if self.failures:
            self.failures -= 1
            raise StoreUnavailable("disk error")
        yield from islice(super().vectors_since(generation, batch=2), 1, None)


def test_what_was_taken_in_before_a_failure_is_not_taken_in_twice(tmp_path: Path) -> None:
    store = FailingStore(tmp_path / "store.sqlite", model="test")
    add(store, "a", unit_vectors(5, seed=5))
    index, query = VectorIndex(DIMENSION), unit_vectors(1, seed=3)[0]
    with pytest.raises(StoreUnavailable, match="disk error"):
        index.follow(store)
    index.follow(store)
    assert sorted(number for number, _ in index.search(query, 10)) == [1, 2, 3, 4, 5]
    store.close()


def test_a_million_vectors_have_two_thousand_clusters() -> None:
    assert [clusters_for(count) for count in (0, 1, 100, 1_000_000)] == [1, 2, 20, 2_000]


def test_a_search_leaves_the_models_their_threads(store: Store) -> None:
    vectors = unit_vectors(4, seed=1)
    add(store, "article", vectors)
    index = VectorIndex(DIMENSION)
    index.follow(store)
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(3)
    try:
        assert len(index.search(vectors[0], 1)) == 1
        assert faiss.omp_get_max_threads() == 3
    finally:
        faiss.omp_set_num_threads(before)
