"""The reader as it is trained: multilingual-e5-small with LoRA adapters and a span head."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from torch import Tensor, nn

from index.e5_checkpoint import E5Checkpoint
from tests.reader_training.batches import Batch
from tests.training.backbone import adapted_backbone, device, load_adapters, save_adapters

RANK = 32
_IMPOSSIBLE = -1e4


class SpanModel(nn.Module):
    """Score each token as the first and as the last of the answer; `<s>` stands for no answer.

    The no-answer score at the first token: Devlin et al. 2018, https://arxiv.org/abs/1810.04805.
    """

    def __init__(self, checkpoint: E5Checkpoint) -> None:
        super().__init__()
        self._layers = checkpoint.sizes.layers
        self.backbone = adapted_backbone(checkpoint, RANK)
        self.head = nn.Linear(checkpoint.sizes.hidden, 2)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids: Tensor, attention: Tensor, allowed: Tensor) -> Tensor:
        """Give the logits of starts and ends, shape (2, n, tokens), impossible where not `allowed`."""
        states = self.backbone(input_ids=ids, attention_mask=attention).last_hidden_state
        logits: Tensor = self.head(states.float()).permute(2, 0, 1)
        return logits.masked_fill(~allowed, _IMPOSSIBLE)

    @property
    def network(self) -> nn.Module:
        """Give the network whose weights are trained."""
        return self

    def loss(self, batch: Batch) -> Tensor:
        """Give the loss of a batch, a number."""
        ids, attention, allowed, starts, ends = (part.to(device()) for part in batch)
        return span_loss(self(ids, attention, allowed).float(), starts, ends)

    def begin_with(self, path: Path) -> None:
        """Take over the weights of a file that was saved."""
        load_adapters(self.backbone, self._layers, path, **{"head.w": self.head.weight, "head.b": self.head.bias})

    def save(self, path: Path, notes: Mapping[str, str]) -> None:
        """Write the adapters and the head in float16, named as in the model file."""
        save_adapters(
            self.backbone, self._layers, path, notes, **{"head.w": self.head.weight, "head.b": self.head.bias}
        )


def span_loss(logits: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
    """Average the cross entropy of starts and of ends; position 0 is no answer."""
    loss = nn.functional.cross_entropy
    return (loss(logits[0], starts) + loss(logits[1], ends)) / 2
