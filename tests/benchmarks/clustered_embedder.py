"""An embedder that computes nothing: clustered random vectors, so that an index of any size is built in minutes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

CLUSTERS = 2000
STRUCTURE = 64
"""Dimensions in which the members of a cluster mostly differ, as the vectors of real texts do."""


class ClusteredEmbedder:
    """Give each text a unit vector near the centre of a cluster, both chosen by a hash of the text."""

    def __init__(self, name: str, dimension: int = 384) -> None:
        self.name = name
        self.dimension = dimension
        chance = np.random.default_rng(20260115)
        centres = chance.standard_normal((CLUSTERS, dimension), dtype=np.float32)
        self._centres = centres / np.linalg.norm(centres, axis=1, keepdims=True)
        self._directions = chance.standard_normal((STRUCTURE, dimension), dtype=np.float32) / np.sqrt(dimension)
        # A few clusters hold most texts.
        shares = chance.pareto(1.5, CLUSTERS) + 0.1
        self._borders = np.cumsum(shares / shares.sum())

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give each text its vector, shape (n, dimension)."""
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give each text its vector, shape (n, dimension)."""
        return self._encode(texts)

    def encode_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give each text its vector, shape (n, dimension)."""
        return self._encode(texts)

    def vectors(self, count: int, chance: np.random.Generator) -> NDArray[np.float32]:
        """Draw vectors without texts, shape (count, dimension)."""
        clusters = np.minimum(np.searchsorted(self._borders, chance.random(count)), CLUSTERS - 1)
        within = 0.1 * chance.standard_normal((count, STRUCTURE), dtype=np.float32) @ self._directions
        noise = 0.035 * chance.standard_normal((count, self.dimension), dtype=np.float32)
        drawn = self._centres[clusters] + within + noise
        return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), dtype=np.float32)

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        seeds = (int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8]) for text in texts)
        return np.concatenate([self.vectors(1, np.random.default_rng(seed)) for seed in seeds])
