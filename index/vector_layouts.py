"""How vectors lie in FAISS: all in one row, or in clusters of which a search visits some.

Measured on a million clustered vectors of 384 numbers: an exact scan of all takes about five times the time of visiting
an eighth of the clusters, which finds .99 of the fifty nearest. HNSW cannot remove.
"""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from typing import Any, Protocol

import faiss
import numpy as np

from index.rows import Vectors

TRAINING_VECTORS_PER_CLUSTER = 40
_TRAINING_ROUNDS = 8
_VISITED = 1 / 8
_FEWEST_VISITED = 8
_FLOAT16 = faiss.ScalarQuantizer.QT_fp16


class Layout(Protocol):
    """Hold unit vectors as float16, by number, and find the nearest by inner product."""

    def __len__(self) -> int:
        """Count the vectors."""
        ...

    def add(self, numbers: Sequence[int], vectors: Vectors) -> None:
        """Take in vectors of shape (n, dimension), whose numbers must be new."""
        ...

    def remove(self, numbers: Sequence[int]) -> None:
        """Drop vectors; numbers that are not here are passed over."""
        ...

    def search(self, query: Vectors, k: int, only: Sequence[int] | None) -> list[tuple[int, float]]:
        """Find the `k` nearest of a query of shape (dimension,), exactly among those named in `only`."""
        ...


class FlatLayout:
    """Compare a query with every vector."""

    def __init__(self, dimension: int) -> None:
        self._index = faiss.IndexIDMap2(faiss.IndexScalarQuantizer(dimension, _FLOAT16, faiss.METRIC_INNER_PRODUCT))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, numbers: Sequence[int], vectors: Vectors) -> None:
        """Take in vectors of shape (n, dimension), whose numbers must be new."""
        self._index.add_with_ids(vectors, np.array(numbers, dtype=np.int64))

    def remove(self, numbers: Sequence[int]) -> None:
        """Drop vectors; numbers that are not here are passed over."""
        self._index.remove_ids(faiss.IDSelectorBatch(np.array(numbers, dtype=np.int64)))

    def search(self, query: Vectors, k: int, only: Sequence[int] | None) -> list[tuple[int, float]]:
        """Find the `k` nearest of a query of shape (dimension,), exactly among those named in `only`."""
        parameters = None if only is None else faiss.SearchParameters(sel=_selector(only))  # type: ignore[call-arg]
        return _nearest(self._index, query, k, parameters)


class ClusteredLayout:
    """Compare a query with the vectors of the clusters nearest to it."""

    def __init__(self, sample: Vectors, clusters: int) -> None:
        """Find the centres of clusters in a sample of shape (n, dimension), at least as many as clusters."""
        dimension = sample.shape[1]
        self._centres = faiss.IndexFlatIP(dimension)
        self._index = faiss.IndexIVFScalarQuantizer(
            self._centres, dimension, clusters, _FLOAT16, faiss.METRIC_INNER_PRODUCT, False
        )
        self._index.cp.niter = _TRAINING_ROUNDS
        self._index.cp.spherical = True
        # Fewer than FAISS likes make worse clusters, which is no reason for lines on the user's screen.
        self._index.cp.min_points_per_centroid = 1
        faiss.omp_set_num_threads(os.cpu_count() or 1)
        self._index.train(sample)
        self._visited = min(clusters, max(_FEWEST_VISITED, math.ceil(clusters * _VISITED)))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, numbers: Sequence[int], vectors: Vectors) -> None:
        """Take in vectors of shape (n, dimension), whose numbers must be new."""
        self._index.add_with_ids(vectors, np.array(numbers, dtype=np.int64))

    def remove(self, numbers: Sequence[int]) -> None:
        """Drop vectors; numbers that are not here are passed over."""
        self._index.remove_ids(faiss.IDSelectorBatch(np.array(numbers, dtype=np.int64)))

    def search(self, query: Vectors, k: int, only: Sequence[int] | None) -> list[tuple[int, float]]:
        """Find the `k` nearest of a query of shape (dimension,), exactly among those named in `only`."""
        # Few vectors of a filter may lie in the clusters nearby: among them all clusters are visited.
        settings: dict[str, Any] = {"nprobe": self._visited}
        if only is not None:
            settings = {"nprobe": self._index.nlist, "sel": _selector(only)}
        return _nearest(self._index, query, k, faiss.SearchParametersIVF(**settings))


def clusters_for(count: int) -> int:
    """Choose the number of clusters for so many vectors: twice the square root."""
    return max(1, round(2 * math.sqrt(count)))


def _selector(numbers: Sequence[int]) -> faiss.IDSelector:
    """Select numbers by a bitmap, which costs the same for each vector however many are selected."""
    wanted = np.fromiter(numbers, dtype=np.int64, count=len(numbers))
    flags = np.zeros(int(wanted.max()) + 1, dtype=bool)
    flags[wanted] = True
    return faiss.IDSelectorBitmap(np.packbits(flags, bitorder="little"))  # type: ignore[call-arg, arg-type]


def _nearest(
    index: faiss.Index, query: Vectors, k: int, parameters: faiss.SearchParameters | None
) -> list[tuple[int, float]]:
    # For one query a second thread only makes the first wait for it, long on a busy machine. The models share the
    # setting, which belongs to the calling thread, and need all of theirs again.
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        scores, numbers = index.search(query[None, :], min(k, index.ntotal), params=parameters)
    finally:
        faiss.omp_set_num_threads(threads)
    return [
        (number, score) for number, score in zip(numbers[0].tolist(), scores[0].tolist(), strict=True) if number >= 0
    ]
