"""Both derived indexes over one collection, and how it follows the store."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from filelock import BaseFileLock, Timeout

from index.derived import ChosenPassages, Found
from index.exceptions import IncompatibleIndex
from index.milvus.collection import MilvusCollection
from index.milvus.rows import FORMAT, Stamp, rows_since
from index.milvus.term_statistics import TermStatistics
from index.milvus.weights import Part, place, query_weights, rarity
from index.rows import Vectors
from index.store import Generation, Store
from index.terms import query_terms

logger = logging.getLogger(__name__)

_GROWTH = 4
_DRIFT = 0.1
"""Passages are weighed anew when they are four times as many and their mean length is another by a tenth."""

Progress = Callable[[int, int], None]


def untold(done: int, total: int) -> None:
    """Tell nobody."""


class Following:
    """Bring a collection up to the store, whoever of several servers comes first.

    Rows are put in the place of those with the same number, and the stamp is written after them: one that
    is killed leaves rows that the next one writes again. A lock keeps two of one machine from doing the
    same work; two of different machines that do it come to the same rows.
    """

    def __init__(
        self, collection: MilvusCollection, lock: BaseFileLock, *, identity: str, progress: Progress = untold
    ) -> None:
        self._collection = collection
        self._lock = lock
        self._progress = progress
        self._identity = identity
        self._seen: Generation | None = None

    def follow(self, store: Store, statistics: TermStatistics, *, patience_seconds: float = 0.0) -> bool:
        """Take in what was added and removed; say False where another is doing so.

        Raises StoreUnavailable when Milvus does not answer, and IncompatibleIndex when the collection
        follows another store.
        """
        generation = store.generation()
        if generation == self._seen and self._collection.is_connected:
            return True
        stamp = self._stamp()
        if stamp is None or stamp.generation != generation:
            try:
                with self._lock.acquire(timeout=patience_seconds):
                    self._write(store, statistics)
            except Timeout:
                return False
        self._seen = generation
        return True

    @property
    def generation(self) -> Generation | None:
        """Say how far the collection was found to have followed the store."""
        return self._seen

    def _stamp(self) -> Stamp | None:
        """Read the stamp; None where there is none that could be gone on from."""
        stamp = self._collection.stamp()
        if stamp is None or stamp.format != FORMAT:
            return None
        if stamp.store != self._identity:
            raise IncompatibleIndex(
                f"the {self._collection} holds the passages of another data folder: "
                "name another collection in SHENGCE_INDEX, or drop that one"
            )
        return stamp

    def _write(self, store: Store, statistics: TermStatistics) -> None:
        generation, stamp = store.generation(), self._stamp()
        statistics.follow(store)
        if stamp is None or _is_ahead(stamp, generation):
            # There is nothing, what another version wrote, or what a store held before it was put back from a backup.
            self._collection.drop()
            self._collection.create()
            stamp = None
        if stamp is None or _is_outgrown(stamp, statistics):
            stamp = self._weighed_anew(stamp, statistics)
        stamp = self._written(store, stamp)
        removed = store.removals_since(stamp.generation)
        if removed:
            self._collection.delete(removed)
        self._collection.write_stamp(
            replace(stamp, passage=max(stamp.passage, generation.passage), removal=generation.removal)
        )
        self._collection.settle()

    def _weighed_anew(self, stamp: Stamp | None, statistics: TermStatistics) -> Stamp:
        """Begin with the first passage, whose row and all others will be written with the mean lengths of now."""
        lengths = statistics.lengths
        begun = Stamp(
            self._identity, 0, stamp.removal if stamp else 0, statistics.passages, lengths.body, lengths.context
        )
        self._collection.write_stamp(begun)
        return begun

    def _written(self, store: Store, stamp: Stamp) -> Stamp:
        """Write the rows of newer passages; the stamp after each batch lets the next one go on from there."""
        total, done = store.counts()[1], 0
        for rows in rows_since(store, stamp.generation, stamp.lengths):
            self._collection.upsert(rows)
            done += len(rows)
            self._progress(done, max(done, total))
            stamp = replace(stamp, passage=rows[-1]["number"])
            if done < total:
                self._collection.write_stamp(stamp)
        return stamp


def _is_ahead(stamp: Stamp, generation: Generation) -> bool:
    return stamp.passage > generation.passage or stamp.removal > generation.removal


def _is_outgrown(stamp: Stamp, statistics: TermStatistics) -> bool:
    grown = statistics.passages >= _GROWTH * max(1, stamp.passages)
    return grown and statistics.lengths.differ(stamp.lengths, _DRIFT)


class MilvusVectors:
    """Find passages by inner product of unit vectors; approximately among all, exactly among given ones."""

    def __init__(self, collection: MilvusCollection, words: MilvusWords) -> None:
        self._collection = collection
        self._words = words

    def __len__(self) -> int:
        return self._collection.count()

    def follow(self, store: Store) -> bool:
        """Take in what was added to the store and removed from it since the last time."""
        return self._words.follow(store)

    def search(self, query: Vectors, k: int, *, only: Sequence[int] | None = None) -> Found:
        """Find the `k` nearest passages of a query of shape (dimension,): numbers and cosines, best first."""
        if k == 0:
            return []
        if only is None or isinstance(only, ChosenPassages):
            return self._collection.search_dense(query, k, only=only)
        return sorted(self.cosines(query, only).items(), key=lambda one: (-one[1], one[0]))[:k]

    def cosines(self, query: Vectors, numbers: Sequence[int]) -> dict[int, float]:
        """Compare a query of shape (dimension,) with given passages; those that are not here are left out."""
        vectors = self._collection.vectors(numbers) if len(numbers) else {}
        return {number: float(np.dot(vector, query)) for number, vector in vectors.items()}


class MilvusWords:
    """Find passages by their terms: BM25 as the inner product of sparse vectors."""

    def __init__(self, collection: MilvusCollection, statistics: TermStatistics, following: Following) -> None:
        self._collection = collection
        self._statistics = statistics
        self._following = following

    def __len__(self) -> int:
        return self._collection.count()

    def follow(self, store: Store, *, patience_seconds: float = 0.0) -> bool:
        """Take in what was added and removed; say False where another server is doing so."""
        self._statistics.follow(store)
        return self._following.follow(store, self._statistics, patience_seconds=patience_seconds)

    def generation(self) -> Generation | None:
        """Say how far what is searched has followed the store; None where it has not yet."""
        return self._following.generation

    def search(self, question: str, k: int, *, only: Sequence[int] | None = None) -> Found:
        """Find the `k` best passages for a question: numbers and BM25 scores, best first."""
        terms = query_terms(question)
        if k == 0 or (only is not None and not isinstance(only, ChosenPassages) and not len(only)):
            return []
        holding = self._statistics.holding(place(term, part) for term in terms for part in Part)
        return self._collection.search_sparse(query_weights(terms, holding, self._statistics.passages), k, only=only)

    def term_weights(self, question: str) -> dict[str, float]:
        """Weigh the terms of a question that passages hold by how few hold them, as BM25 does (in nats)."""
        places = {term: place(term, Part.BODY) for term in query_terms(question)}
        holding, passages = self._statistics.holding(places.values()), self._statistics.passages
        return {term: rarity(holding[at], passages) for term, at in places.items() if at in holding}
