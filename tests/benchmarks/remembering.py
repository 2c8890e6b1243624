"""An embedder that encodes each question and sentence once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedder import Embedder

Encode = Callable[[Sequence[str]], NDArray[np.float32]]


class RememberingEmbedder:
    """Encode as another embedder does, keeping the vectors of questions and sentences."""

    def __init__(self, embedder: Embedder) -> None:
        self.name = embedder.name
        self.dimension = embedder.dimension
        self._embedder = embedder
        self._questions: dict[str, NDArray[np.float32]] = {}
        self._sentences: dict[str, NDArray[np.float32]] = {}

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed questions, shape (n, dimension)."""
        return _remembered(self._questions, self._embedder.encode_queries, texts)

    def encode_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed sentences, shape (n, dimension)."""
        return _remembered(self._sentences, self._embedder.encode_sentences, texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed passages, shape (n, dimension)."""
        return self._embedder.encode_passages(texts)


def _remembered(known: dict[str, NDArray[np.float32]], encode: Encode, texts: Sequence[str]) -> NDArray[np.float32]:
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    if missing:
        known.update(zip(missing, encode(missing), strict=True))
    return np.stack([known[text] for text in texts])
