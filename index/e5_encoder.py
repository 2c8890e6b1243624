"""The encoder of multilingual-e5-small: BERT out of torch's own transformer layers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from index.e5_checkpoint import E5Checkpoint, dequantise
from index.e5_tokenizer import PADDING

_BFLOAT16_INSTRUCTIONS = ("avx512_bf16", "amx_bf16")


class HiddenStates(NamedTuple):
    """Hold the last hidden states, shape (n, tokens, hidden), and which tokens are padding, shape (n, tokens)."""

    states: Tensor
    padding: Tensor


def fastest_precision() -> torch.dtype:
    """Choose bfloat16 where the processor multiplies in it, else float32."""
    capabilities = torch.cpu.get_capabilities()
    quick = any(capabilities.get(name, False) for name in _BFLOAT16_INSTRUCTIONS)
    return torch.bfloat16 if quick else torch.float32


class E5Encoder:
    """Turn token ids into hidden states.

    The word embeddings stay in the file with 4 bits a weight, and only the rows of the words met are
    made into numbers: they are four fifths of the model, 384 MB as float32.
    """

    def __init__(
        self, words: NDArray[np.void], positions: Tensor, norm: nn.LayerNorm, layers: nn.TransformerEncoder
    ) -> None:
        self._words = words
        self._positions = positions
        self._norm = norm.eval()
        self._layers = layers.eval()
        self.precision: torch.dtype = next(layers.parameters()).dtype

    @classmethod
    def from_checkpoint(
        cls,
        checkpoint: E5Checkpoint,
        *,
        precision: torch.dtype | None = None,
        tensor: Callable[[str], NDArray[np.float32]] | None = None,
    ) -> E5Encoder:
        """Build the encoder, by default in the precision that is fastest here.

        `tensor` gives the weights by name in place of `checkpoint.tensor`, for an encoder trained further.
        """
        read = tensor or checkpoint.tensor
        norm, layers = _empty_layers(checkpoint)
        precision = precision or fastest_precision()
        # Each layer is narrowed as it is read, so that all of them never lie here as float32.
        weights = {
            name: torch.from_numpy(value).to(precision) for name, value in _layer_weights(read, checkpoint.sizes.layers)
        }
        layers.load_state_dict(weights, assign=True)
        norm_weights = {"weight": read("emb.ln.w"), "bias": read("emb.ln.b")}
        norm.load_state_dict({kind: torch.from_numpy(value) for kind, value in norm_weights.items()}, assign=True)
        # Every token is of the first of the two types: its vector goes into the positions.
        positions = torch.from_numpy(read("emb.pos") + read("emb.type")[0])
        return cls(checkpoint.word_blocks(), positions, norm, layers)

    @property
    def longest(self) -> int:
        """Give the greatest number of tokens that a text may have."""
        return len(self._positions)

    @torch.inference_mode()
    def __call__(self, batch: Sequence[Sequence[int]]) -> HiddenStates:
        """Encode texts given as token ids, `<s>` and `</s>` among them."""
        lengths = np.array([len(ids) for ids in batch])
        most = int(lengths.max())
        padding = np.arange(most) >= lengths[:, np.newaxis]
        ids = np.full(padding.shape, PADDING)
        ids[~padding] = np.concatenate(batch)
        embedded = torch.from_numpy(dequantise(self._words[ids])) + self._positions[:most]
        mask = torch.from_numpy(padding)
        states = self._layers(
            self._norm(embedded).to(self.precision), src_key_padding_mask=mask if padding.any() else None
        )
        return HiddenStates(states.float(), mask)


def mean_pooled(hidden: HiddenStates) -> NDArray[np.float32]:
    """Average the hidden states of each text and scale them to unit length, shape (n, hidden)."""
    kept = hidden.states.masked_fill(hidden.padding.unsqueeze(-1), 0.0)
    # Scaling to unit length makes dividing by the number of tokens unnecessary.
    pooled: NDArray[np.float32] = nn.functional.normalize(kept.sum(dim=1), dim=-1).numpy()
    return pooled


def _empty_layers(checkpoint: E5Checkpoint) -> tuple[nn.LayerNorm, nn.TransformerEncoder]:
    """Build the layers without weights: filling them with random numbers would take longer than reading them."""
    sizes = checkpoint.sizes
    with torch.device("meta"):
        norm = nn.LayerNorm(sizes.hidden, sizes.layer_norm_epsilon)
        layer = nn.TransformerEncoderLayer(
            sizes.hidden,
            sizes.heads,
            sizes.feed_forward,
            dropout=0.0,
            activation="gelu",
            layer_norm_eps=sizes.layer_norm_epsilon,
            batch_first=True,
        )
        # Nested tensors are a prototype in torch and warn; batches are sorted by length, so little is padded.
        return norm, nn.TransformerEncoder(layer, sizes.layers, enable_nested_tensor=False)


def _layer_weights(
    read: Callable[[str], NDArray[np.float32]], layers: int
) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Name the weights as torch's transformer layers do, which hold query, key and value in one matrix."""
    for layer, (part, kind) in product(range(layers), (("w", "weight"), ("b", "bias"))):
        ours, theirs = f"layers.{layer}.", f"l{layer}."
        yield f"{ours}self_attn.in_proj_{kind}", np.concatenate([read(f"{theirs}{name}.{part}") for name in "qkv"])
        yield f"{ours}self_attn.out_proj.{kind}", read(f"{theirs}ao.{part}")
        yield f"{ours}linear1.{kind}", read(f"{theirs}fi.{part}")
        yield f"{ours}linear2.{kind}", read(f"{theirs}fo.{part}")
        yield f"{ours}norm1.{kind}", read(f"{theirs}aln.{part}")
        yield f"{ours}norm2.{kind}", read(f"{theirs}oln.{part}")
