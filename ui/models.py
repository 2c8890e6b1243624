"""The models of a process."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from assistant.reader import Reader
from index.e5_checkpoint import find_checkpoint, read_checkpoint
from index.embedder import Embedder, load_embedder


class Models(NamedTuple):
    """Hold what makes vectors, and what reads where its weights are to be had."""

    embedder: Embedder
    reader: Reader | None


@lru_cache(maxsize=1)
def loaded_models(model: str | None) -> Models:
    """Load the embedder by its name, the default if None, and the reader, once; raise ModelUnavailable.

    What both need, the tokenizer above all, is in memory once.
    """
    from assistant.reader.span_reader import SpanReader

    path = find_checkpoint()
    checkpoint = None if path is None else read_checkpoint(path)
    reader = None if checkpoint is None else SpanReader.from_checkpoint(checkpoint)
    return Models(load_embedder(model, checkpoint), reader)
