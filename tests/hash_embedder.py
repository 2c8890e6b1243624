"""A tiny deterministic embedder for tests."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class HashEmbedder:
    """Embed a text by counting its characters and pairs of characters in hashed places.

    Texts that share more of them are nearer to each other. Queries and passages are treated alike.
    """

    dimension: int = 256

    @property
    def name(self) -> str:
        """Name the model."""
        return f"hash-{self.dimension}"

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed questions, shape (n, dimension), unit length."""
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed passages, shape (n, dimension), unit length."""
        return self._encode(texts)

    def encode_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed sentences as passages, shape (n, dimension), unit length."""
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            # The empty feature gives an empty text a direction too.
            for feature in ("", *text, *(text[i : i + 2] for i in range(len(text) - 1))):
                vector[zlib.crc32(feature.encode("utf-8", "replace")) % self.dimension] += 1
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors
