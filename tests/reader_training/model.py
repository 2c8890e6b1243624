"""The reader as it is trained: multilingual-e5-small with LoRA adapters and a span head."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from peft import LoraConfig, get_peft_model
from safetensors.numpy import save_file
from torch import Tensor, nn

from index.e5_checkpoint import E5Checkpoint
from index.e5_export import bert_model, tensor_names

RANK = 32
SCALE = 2.0
_IMPOSSIBLE = -1e4


class SpanModel(nn.Module):
    """Score each token as the first and as the last of the answer; `<s>` stands for no answer.

    LoRA: Hu et al. 2021, https://arxiv.org/abs/2106.09685; a span head with the no-answer score at the
    first token: Devlin et al. 2018, https://arxiv.org/abs/1810.04805.
    """

    def __init__(self, checkpoint: E5Checkpoint) -> None:
        super().__init__()
        self._layers = checkpoint.sizes.layers
        backbone = bert_model(checkpoint)
        # Dropout takes a third of the time on a CPU.
        for module in backbone.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        backbone.config.attention_probs_dropout_prob = 0.0
        for layer in backbone.encoder.layer:
            layer.attention.self.dropout_prob = 0.0
        settings = LoraConfig(
            r=RANK, lora_alpha=int(RANK * SCALE), lora_dropout=0.0, target_modules=["query", "key", "value", "dense"]
        )
        self.backbone = get_peft_model(backbone, settings)
        self.head = nn.Linear(checkpoint.sizes.hidden, 2)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids: Tensor, attention: Tensor, allowed: Tensor) -> Tensor:
        """Give the logits of starts and ends, shape (2, n, tokens), impossible where not `allowed`."""
        states = self.backbone(input_ids=ids, attention_mask=attention).last_hidden_state
        logits: Tensor = self.head(states.float()).permute(2, 0, 1)
        return logits.masked_fill(~allowed, _IMPOSSIBLE)

    def trained(self) -> dict[str, Tensor]:
        """Give the weights that training changes."""
        return {name: weight for name, weight in self.named_parameters() if weight.requires_grad}

    def save(self, path: Path, notes: Mapping[str, str]) -> None:
        """Write the adapters and the head in float16, named as in the model file."""
        named = dict(self.named_parameters())
        tensors = {"head.w": _half(self.head.weight), "head.b": _half(self.head.bias)}
        for theirs, ours in tensor_names(self._layers).items():
            module = theirs.removesuffix(".weight")
            for part, ending in (("lora_A", "down"), ("lora_B", "up")):
                weight = named.get(f"backbone.base_model.model.{module}.{part}.default.weight")
                if weight is not None:
                    tensors[f"{ours}.{ending}"] = _half(weight)
        save_file(tensors, path, {**notes, "scale": str(SCALE)})
        path.chmod(0o644)


def _half(weight: Tensor) -> NDArray[np.float16]:
    half: NDArray[np.float16] = weight.detach().cpu().half().numpy()
    return half


def span_loss(logits: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
    """Average the cross entropy of starts and of ends; position 0 is no answer."""
    loss = nn.functional.cross_entropy
    return (loss(logits[0], starts) + loss(logits[1], ends)) / 2


def device() -> torch.device:
    """Choose a GPU if there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
