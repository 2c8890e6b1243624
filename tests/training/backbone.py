"""multilingual-e5-small with LoRA adapters, as the reader and the encoder of questions are trained."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from peft import LoraConfig, PeftModel, get_peft_model
from safetensors.numpy import save_file
from safetensors.torch import load_file
from torch import Tensor, nn

from index.e5_checkpoint import E5Checkpoint
from index.e5_export import bert_model, tensor_names

SCALE = 2.0


def adapted_backbone(checkpoint: E5Checkpoint, rank: int) -> PeftModel:
    """Build the backbone with adapters on all linear maps of all layers, which alone are trained.

    LoRA: Hu et al. 2021, https://arxiv.org/abs/2106.09685.
    """
    backbone = bert_model(checkpoint)
    # Dropout takes a third of the time on a CPU.
    for module in backbone.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    backbone.config.attention_probs_dropout_prob = 0.0
    for layer in backbone.encoder.layer:
        layer.attention.self.dropout_prob = 0.0
    settings = LoraConfig(
        r=rank, lora_alpha=int(rank * SCALE), lora_dropout=0.0, target_modules=["query", "key", "value", "dense"]
    )
    return get_peft_model(backbone, settings)


def trained_weights(model: nn.Module) -> dict[str, Tensor]:
    """Give the weights that training changes."""
    return {name: weight for name, weight in model.named_parameters() if weight.requires_grad}


def load_weights(model: nn.Module, saved: Mapping[str, Tensor]) -> None:
    """Put saved weights in the place of those that training changes."""
    weights = trained_weights(model)
    with torch.no_grad():
        for name, weight in saved.items():
            weights[name].copy_(weight)


def save_adapters(
    backbone: PeftModel, layers: int, path: Path, notes: Mapping[str, str], *, share: float = 1.0, **more: Tensor
) -> None:
    """Write a share of what the adapters change, and what else there is, in float16, named as in the model file."""
    named = dict(backbone.named_parameters())
    tensors = {name: _half(weight) for name, weight in more.items()}
    for theirs, ours in tensor_names(layers).items():
        module = theirs.removesuffix(".weight")
        for part, ending in (("lora_A", "down"), ("lora_B", "up")):
            weight = named.get(f"base_model.model.{module}.{part}.default.weight")
            if weight is not None:
                tensors[f"{ours}.{ending}"] = _half(weight)
    save_file(tensors, path, {**notes, "scale": str(SCALE * share)})
    path.chmod(0o644)


def load_adapters(backbone: PeftModel, layers: int, path: Path, **more: Tensor) -> None:
    """Put what `save_adapters` wrote in the place of the adapters and of what else there is."""
    saved = load_file(path)
    named = dict(backbone.named_parameters())
    with torch.no_grad():
        for name, weight in more.items():
            weight.copy_(saved[name])
        for theirs, ours in tensor_names(layers).items():
            module = theirs.removesuffix(".weight")
            for part, ending in (("lora_A", "down"), ("lora_B", "up")):
                weight = named.get(f"base_model.model.{module}.{part}.default.weight")
                if weight is not None:
                    weight.copy_(saved[f"{ours}.{ending}"])


def device() -> torch.device:
    """Choose a GPU if there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def _half(weight: Tensor) -> NDArray[np.float16]:
    half: NDArray[np.float16] = weight.detach().cpu().half().numpy()
    return half
