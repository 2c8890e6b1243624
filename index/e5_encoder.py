"""The encoder of multilingual-e5-small, a BERT, for computing only."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import gelu, layer_norm, linear, normalize, scaled_dot_product_attention
from torch.nn.utils.rnn import pad_sequence

from index.e5_checkpoint import E5Checkpoint, dequantise
from index.e5_tokenizer import PADDING

ReadTensor: TypeAlias = Callable[[str], NDArray[np.float32]]
_Linear: TypeAlias = Callable[[Tensor], Tensor]

_ROUND_TOKENS = 64
_BFLOAT16_INSTRUCTIONS = ("avx512_bf16", "amx_bf16")
_INT8_INSTRUCTIONS = ("avx512_vnni", "avx_vnni")


class HiddenStates(NamedTuple):
    """Hold the last hidden states, shape (n, tokens, hidden), and which tokens are padding, shape (n, tokens)."""

    states: Tensor
    padding: Tensor


def fastest_precision() -> torch.dtype:
    """Choose bfloat16 where the processor multiplies in it, else float32."""
    return torch.bfloat16 if _has(_BFLOAT16_INSTRUCTIONS) else torch.float32


def fastest_precision_while_waited_for() -> torch.dtype:
    """Choose for one short text that somebody waits for: 8 bits where the processor multiplies in them.

    Linear maps of 8 bits, weights by row and inputs by batch, are two to six times as fast as float32, and half as
    fast again as bfloat16 for a question, for vectors with a cosine over 0.99 to the exact ones.
    """
    return torch.qint8 if _has(_INT8_INSTRUCTIONS) else fastest_precision()


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep torch from starting threads of its own meanwhile: a fork has none of them, and waits for them for ever."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _has(instructions: Sequence[str]) -> bool:
    capabilities = torch.cpu.get_capabilities()
    return any(capabilities.get(name, False) for name in instructions)


class _Weights(NamedTuple):
    """Hold the weight and bias of a layer norm."""

    weight: Tensor
    bias: Tensor


class _Layer(NamedTuple):
    """Hold the linear maps and norms of a transformer layer."""

    attention_in: _Linear
    attention_out: _Linear
    attention_norm: _Weights
    feed_in: _Linear
    feed_out: _Linear
    feed_norm: _Weights


class E5Encoder:
    """Turn token ids into hidden states.

    The word embeddings stay in the file with 4 bits a weight, and only the rows of the words met are
    made into numbers: they are four fifths of the model, 384 MB as float32.
    """

    def __init__(
        self,
        checkpoint: E5Checkpoint,
        *,
        precision: torch.dtype | None = None,
        tensor: ReadTensor | None = None,
    ) -> None:
        """Read the weights, by default in the precision that is fastest here; of 8 bits are only the linear maps.

        `tensor` gives the weights by name in place of `checkpoint.tensor`, for an encoder trained further.
        """
        read = tensor or checkpoint.tensor
        self.precision = precision or fastest_precision()
        self._sizes = checkpoint.sizes
        self._words = checkpoint.word_blocks()
        # Every token is of the first of the two types: its vector goes into the positions.
        self._positions = torch.from_numpy(read("emb.pos") + read("emb.type")[0])
        self._norm = _Weights(torch.from_numpy(read("emb.ln.w")), torch.from_numpy(read("emb.ln.b")))
        self._layers = [_read_layer(read, number, self.precision) for number in range(self._sizes.layers)]

    @property
    def longest(self) -> int:
        """Give the greatest number of tokens that a text may have."""
        return len(self._positions)

    @torch.inference_mode()
    def __call__(self, batch: Sequence[Sequence[int]]) -> HiddenStates:
        """Encode texts given as token ids, `<s>` and `</s>` among them.

        The tokens of all texts lie one after another, without padding, and each text attends to itself alone. That
        spares what padding would cost, and in bfloat16 and float32 it gives a text the same states, bit for bit,
        whatever else is in its batch: what is answered does not depend on who else asks.
        """
        texts = [*batch, *self._filling(sum(map(len, batch)))]
        lengths = [len(ids) for ids in texts]
        places = np.concatenate([np.arange(length) for length in lengths])
        epsilon = self._sizes.layer_norm_epsilon
        embedded = torch.from_numpy(dequantise(self._words[np.concatenate(texts)])) + self._positions[places]
        hidden = layer_norm(embedded, (self._sizes.hidden,), *self._norm, epsilon).to(_of_states(self.precision))
        for layer in self._layers:
            hidden = _transformed(hidden, lengths, layer, self._sizes.heads, epsilon)
        asked = lengths[: len(batch)]
        states = pad_sequence([*torch.split(hidden.float(), lengths)[: len(batch)]], batch_first=True)
        return HiddenStates(states, torch.arange(max(asked)) >= torch.tensor(asked).unsqueeze(1))

    def _filling(self, tokens: int) -> list[list[int]]:
        """Fill up a batch of bfloat16 to a round number of tokens.

        For each number of rows that is multiplied torch makes and keeps code of its own: without this a server grew
        by hundreds of megabytes as it met ever new numbers.
        """
        missing = -tokens % _ROUND_TOKENS if self.precision == torch.bfloat16 else 0
        return [[PADDING] * missing] if missing else []


def mean_pooled(hidden: HiddenStates) -> NDArray[np.float32]:
    """Average the hidden states of each text and scale them to unit length, shape (n, hidden)."""
    kept = hidden.states.masked_fill(hidden.padding.unsqueeze(-1), 0.0)
    # Scaling to unit length makes dividing by the number of tokens unnecessary.
    pooled: NDArray[np.float32] = normalize(kept.sum(dim=1), dim=-1).numpy()
    return pooled


def _transformed(hidden: Tensor, lengths: list[int], layer: _Layer, heads: int, epsilon: float) -> Tensor:
    """Pass hidden states, shape (tokens, hidden), through a layer: attention, then feed forward (BERT, post-norm)."""
    split = layer.attention_in(hidden).view(len(hidden), 3, heads, -1)
    attended = torch.cat([_attended(one) for one in torch.split(split, lengths)])
    size = hidden.shape[-1:]
    hidden = layer_norm(hidden + layer.attention_out(attended), size, *layer.attention_norm, epsilon)
    forward = layer.feed_out(gelu(layer.feed_in(hidden)))
    return layer_norm(hidden + forward, size, *layer.feed_norm, epsilon)


def _attended(split: Tensor) -> Tensor:
    """Let the tokens of a text attend to each other; query, key and value have the shape (tokens, 3, heads, size)."""
    query, key, value = split.permute(1, 2, 0, 3).unsqueeze(1)
    return scaled_dot_product_attention(query, key, value)[0].transpose(0, 1).flatten(1)


def _read_layer(read: ReadTensor, number: int, precision: torch.dtype) -> _Layer:
    """Read a layer's weights; query, key and value become one matrix, which multiplies faster than three."""

    def pair(*names: str) -> _Weights:
        weight, bias = (np.concatenate([read(f"l{number}.{name}.{part}") for name in names]) for part in "wb")
        return _Weights(torch.from_numpy(weight), torch.from_numpy(bias))

    def norm(name: str) -> _Weights:
        return _Weights(*(part.to(_of_states(precision)) for part in pair(name)))

    def mapped(*names: str) -> _Linear:
        return _linear_map(*pair(*names), precision)

    return _Layer(mapped("q", "k", "v"), mapped("ao"), norm("aln"), mapped("fi"), mapped("fo"), norm("oln"))


def _of_states(precision: torch.dtype) -> torch.dtype:
    """Give the precision of hidden states: between linear maps of 8 bits they stay float32."""
    return torch.float32 if precision == torch.qint8 else precision


def _linear_map(weight: Tensor, bias: Tensor, precision: torch.dtype) -> _Linear:
    if precision != torch.qint8:
        narrow_weight, narrow_bias = weight.to(precision), bias.to(precision)
        return lambda hidden: linear(hidden, narrow_weight, narrow_bias)
    scales = (weight.abs().amax(dim=1) / 127).clamp(min=torch.finfo(torch.float32).tiny).double()
    with warnings.catch_warnings():
        # Announced to move to another library one day; the constraints hold the version that has it.
        warnings.simplefilter("ignore")
        rows = torch.quantize_per_channel(weight, scales, torch.zeros(len(weight), dtype=torch.long), 0, torch.qint8)
        packed = torch.ops.quantized.linear_prepack(rows, bias)
    return lambda hidden: torch.ops.quantized.linear_dynamic(hidden, packed, False)
