"""The encoder of questions as it is trained: multilingual-e5-small with LoRA adapters, before fixed passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from index.e5 import QUERY_PREFIX, readable
from index.e5_checkpoint import E5Checkpoint
from index.e5_tokenizer import PADDING
from index.rows import Vectors
from tests.question_training.pool import Target
from tests.training.backbone import adapted_backbone, device, save_adapters

RANK = 16
TEMPERATURE = 0.02
SHARE = 0.5
"""Which part of what training changed is kept: half of it is better than all on each set, and on what it never saw.

Wortsman et al. 2022, "Robust fine-tuning of zero-shot models", https://arxiv.org/abs/2109.01903.
"""
_IMPOSSIBLE = -1e4


class QuestionBatch(NamedTuple):
    """Hold token ids, shape (n, tokens), and for each question the passages that answer it and those of its text."""

    ids: Tensor
    right: Sequence[Sequence[int]]
    own: Sequence[Sequence[int]]


class QuestionModel(nn.Module):
    """Bring questions near the passages that answer them, whose vectors stay as they are.

    Only questions are trained: Lee et al. 2021, "Learning Dense Representations of Phrases at Scale",
    https://arxiv.org/abs/2012.12624, section on query-side fine-tuning.
    """

    def __init__(self, checkpoint: E5Checkpoint, passages: Vectors) -> None:
        super().__init__()
        self._layers = checkpoint.sizes.layers
        self.backbone = adapted_backbone(checkpoint, RANK)
        self.register_buffer("passages", torch.from_numpy(passages), persistent=False)

    @property
    def network(self) -> nn.Module:
        """Give the network whose weights are trained."""
        return self

    def forward(self, ids: Tensor) -> Tensor:
        """Embed questions, shape (n, dimension), unit length."""
        attention = (ids != PADDING).long()
        states = self.backbone(input_ids=ids, attention_mask=attention).last_hidden_state.float()
        return nn.functional.normalize((states * attention.unsqueeze(-1)).sum(dim=1), dim=-1)

    def loss(self, batch: QuestionBatch) -> Tensor:
        """Give the loss of a batch, a number."""
        return contrastive_loss(self(batch.ids.to(device())) @ self.get_buffer("passages").T, batch.right, batch.own)

    def save(self, path: Path, notes: Mapping[str, str]) -> None:
        """Write their share of the adapters in float16, named as in the model file."""
        save_adapters(self.backbone, self._layers, path, notes, share=SHARE)


def contrastive_loss(cosines: Tensor, right: Sequence[Sequence[int]], own: Sequence[Sequence[int]]) -> Tensor:
    """Average the negative log of the share of the right passages among all, but others of the same text.

    Oord et al. 2018, https://arxiv.org/abs/1807.03748, with the sum over several right ones. `cosines` have the shape
    (questions, passages).
    """
    answers = torch.zeros_like(cosines, dtype=torch.bool)
    same_text = torch.zeros_like(answers)
    for row, (good, near) in enumerate(zip(right, own, strict=True)):
        answers[row, list(good)] = True
        same_text[row, list(near)] = True
    logits = (cosines / TEMPERATURE).masked_fill(same_text & ~answers, _IMPOSSIBLE)
    return (logits.logsumexp(dim=1) - logits.masked_fill(~answers, _IMPOSSIBLE).logsumexp(dim=1)).mean()


def stacked(targets: Sequence[Target], tokenizer: Tokenizer) -> QuestionBatch:
    """Put questions into a batch."""
    encoded = tokenizer.encode_batch_fast([QUERY_PREFIX + readable(one.question) for one in targets])
    ids = pad_sequence([torch.tensor(one.ids) for one in encoded], batch_first=True, padding_value=PADDING)
    return QuestionBatch(ids, [one.right for one in targets], [one.own for one in targets])
