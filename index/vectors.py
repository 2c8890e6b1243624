"""The dense index: FAISS over the embeddings of the store."""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence

from index.rows import Vectors
from index.store import Generation, Store
from index.vector_layouts import TRAINING_VECTORS_PER_CLUSTER, ClusteredLayout, FlatLayout, Layout, clusters_for

logger = logging.getLogger(__name__)

CLUSTERED_FROM = 500_000
"""Passages from which on they lie in clusters; below, comparing a query with all takes less than 20 ms."""


class VectorIndex:
    """Find passages by inner product of unit vectors; kept in memory and rebuilt from the store.

    Up to `clustered_from` passages every search is exact; above, only cosines and restricted
    searches are, and the clusters are formed anew whenever the passages are twice as many.
    """

    def __init__(self, dimension: int, *, clustered_from: int = CLUSTERED_FROM) -> None:
        self._layout: Layout = FlatLayout(dimension)
        self._clustered_from = clustered_from
        self._generation = Generation()
        self._next_clusters_at = clustered_from

    def __len__(self) -> int:
        return len(self._layout)

    def follow(self, store: Store) -> None:
        """Take in what was added to the store and removed from it since the last time."""
        generation = store.generation()
        if generation == self._generation:
            return
        if len(self) + generation.passage - self._generation.passage > self._next_clusters_at:
            self._form_clusters(store)
        last = generation.passage
        for numbers, vectors in store.vectors_since(self._generation):
            self._layout.add(numbers, vectors)
            # At once, and also what somebody else added since the generation was read: FAISS takes vectors in twice.
            last = max(last, numbers[-1])
            self._generation = Generation(numbers[-1], self._generation.removal)
        removed = store.removals_since(self._generation)
        if removed:
            self._layout.remove(removed)
        self._generation = Generation(last, generation.removal)

    def _form_clusters(self, store: Store) -> None:
        """Begin anew in clusters formed of a sample, if there are so many passages."""
        _, count = store.counts()
        if count <= self._next_clusters_at:
            return
        logger.info("arranging %d passages in clusters, which takes a while", count)
        clusters = clusters_for(count)
        sample = store.sampled_vectors(every=math.ceil(count / (clusters * TRAINING_VECTORS_PER_CLUSTER)))
        self._layout = ClusteredLayout(sample, min(clusters, len(sample)))
        self._generation = Generation()
        self._next_clusters_at = 2 * count

    def search(self, query: Vectors, k: int, *, only: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Find the `k` nearest passages of a query of shape (dimension,): numbers and cosines, best first.

        `only` restricts the search to these passage numbers, exactly.
        """
        if len(self) == 0 or k == 0 or (only is not None and len(only) == 0):
            return []
        return self._layout.search(query, k, only)

    def cosines(self, query: Vectors, numbers: Sequence[int]) -> dict[int, float]:
        """Compare a query of shape (dimension,) with given passages; those that are not here are left out."""
        return dict(self.search(query, len(numbers), only=numbers))
