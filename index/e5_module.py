"""multilingual-e5-small as sentence-transformers runs it, on the encoder of this package."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling
from tokenizers import Tokenizer
from torch.nn.utils.rnn import pad_sequence

from index.e5_encoder import E5Encoder
from index.e5_tokenizer import PADDING, truncated


class E5Module(InputModule):
    """Turn texts into hidden states: the first module of a SentenceTransformer."""

    def __init__(self, tokenizer: Tokenizer, encoder: E5Encoder) -> None:
        super().__init__()
        self.tokenizer = tokenizer
        self.max_seq_length = encoder.longest
        self._encoder = encoder

    def preprocess(self, inputs: Sequence[str], prompt: str | None = None, **_: Any) -> dict[str, torch.Tensor]:
        """Turn texts into token ids, `input_ids` and `attention_mask` of shape (n, tokens)."""
        tokens = self.tokenizer.encode_batch_fast([(prompt or "") + text for text in inputs])
        ids = [torch.tensor(truncated(encoding.ids, self.max_seq_length)) for encoding in tokens]
        padded = pad_sequence(ids, batch_first=True, padding_value=PADDING)
        return {"input_ids": padded, "attention_mask": (padded != PADDING).long()}

    def forward(self, features: dict[str, torch.Tensor], **_: Any) -> dict[str, torch.Tensor]:
        """Add `token_embeddings`, shape (n, tokens, hidden)."""
        lengths = features["attention_mask"].sum(dim=1).tolist()
        texts = [ids[:length].tolist() for ids, length in zip(features["input_ids"], lengths, strict=True)]
        features["token_embeddings"] = self._encoder(texts).states
        return features

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Refuse: `index.e5_export.save_sentence_transformer` writes a folder that loads anywhere."""
        raise NotImplementedError("use index.e5_export.save_sentence_transformer")


def sentence_transformer(tokenizer: Tokenizer, encoder: E5Encoder, dimension: int) -> SentenceTransformer:
    """Put the model together: hidden states, their mean over the tokens, unit length."""
    modules = [E5Module(tokenizer, encoder), Pooling(dimension, "mean"), Normalize()]
    return SentenceTransformer(modules=modules, device="cpu")
