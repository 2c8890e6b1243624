"""The mean of all embeddings, which tells what passages are like in general."""

from __future__ import annotations

import numpy as np

from index.rows import Vectors
from index.store import Generation, Store

SAMPLED = 4_000


class MeanVector:
    """Keep the mean of the store's embeddings, or of some thousands of them spread evenly over it."""

    def __init__(self, dimension: int) -> None:
        self._mean: Vectors = np.zeros(dimension, dtype=np.float32)
        self._generation = Generation()

    def follow(self, store: Store) -> Vectors:
        """Give the mean, of shape (dimension,), of what the store holds now; zeros where it holds nothing."""
        generation = store.generation()
        if generation != self._generation:
            sample = store.sampled_vectors(every=max(1, generation.passage // SAMPLED))
            self._mean = sample.mean(axis=0) if len(sample) else np.zeros_like(self._mean)
            self._generation = generation
        return self._mean
