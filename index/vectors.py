"""The dense index: FAISS over the embeddings of the store."""

from __future__ import annotations

from collections.abc import Sequence

import faiss
import numpy as np

from index.store import Generation, Store, Vectors


class VectorIndex:
    """Find passages by inner product of unit vectors; kept in memory and rebuilt from the store.

    Vectors are held as float16 by an exact flat scan, half the memory and time of float32.
    """

    def __init__(self, dimension: int) -> None:
        quantizer = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        self._index = faiss.IndexIDMap2(quantizer)
        self._generation = Generation()

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def follow(self, store: Store) -> None:
        """Take in what was added to the store and removed from it since the last time."""
        generation = store.generation()
        if generation == self._generation:
            return
        last = generation.passage
        for numbers, vectors in store.vectors_since(self._generation):
            self._index.add_with_ids(vectors, np.array(numbers, dtype=np.int64))
            # Added by somebody else since the generation was read; FAISS would take them in twice next time.
            last = max(last, numbers[-1])
        removed = store.removals_since(self._generation)
        if removed:
            self._index.remove_ids(faiss.IDSelectorBatch(np.array(removed, dtype=np.int64)))
        self._generation = Generation(last, generation.removal)

    def search(self, query: Vectors, k: int, *, only: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Find the `k` nearest passages of a query of shape (dimension,): numbers and cosines, best first.

        `only` restricts the search to these passage numbers, exactly.
        """
        if len(self) == 0 or (only is not None and len(only) == 0):
            return []
        parameters = None
        if only is not None:
            selector = faiss.IDSelectorBatch(np.array(only, dtype=np.int64))
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        scores, numbers = self._index.search(query[None, :], min(k, len(self)), params=parameters)
        return [(int(n), float(s)) for n, s in zip(numbers[0], scores[0], strict=True) if n >= 0]

    def cosines(self, query: Vectors, numbers: Sequence[int]) -> dict[int, float]:
        """Compare a query of shape (dimension,) with given passages; those that are not here are left out."""
        return dict(self.search(query, len(numbers), only=numbers))
