"""The reader's weights, merged from a made-up file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import save_file

from assistant.reader.weights import WEIGHTS, ReaderWeights
from index.e5_checkpoint import E5Checkpoint, E5Sizes, find_checkpoint, read_checkpoint
from index.exceptions import ModelUnavailable

HEAD = {
    "head.w": np.array([[1.0, 2.0], [3.0, 4.0]], dtype=np.float16),
    "head.b": np.array([0.5, -0.5], dtype=np.float16),
}
ADAPTER = {
    "l0.q.w.up": np.array([[1.0], [2.0]], dtype=np.float16),
    "l0.q.w.down": np.array([[3.0, 4.0]], dtype=np.float16),
}


class StubCheckpoint(E5Checkpoint):
    """Give a matrix of ones for every name."""

    def __init__(self) -> None:
        super().__init__(E5Sizes(2, 1, 1, 2, 4, 4, 2, 1e-12), [], np.empty(0, dtype=np.uint8), {})

    def tensor(self, name: str) -> NDArray[np.float32]:
        """Give ones, shape (2, 2)."""
        return np.ones((2, 2), dtype=np.float32)


def write(path: Path, tensors: Mapping[str, NDArray[np.float16]], notes: dict[str, str] | None) -> Path:
    save_file(dict(tensors), path, notes)
    return path


def test_an_adapter_is_added_to_its_weight_and_the_others_stay(tmp_path: Path) -> None:
    path = write(tmp_path / "reader.safetensors", HEAD | ADAPTER, {"scale": "0.5"})
    weights = ReaderWeights(StubCheckpoint(), path)
    # 1 + 0.5 · (1, 2)ᵀ(3, 4).
    merged = weights.tensor("l0.q.w")
    assert merged.dtype == np.float32
    assert merged.tolist() == [[2.5, 3.0], [4.0, 5.0]]
    assert weights.tensor("l0.q.w").tolist() == merged.tolist()
    assert weights.tensor("l0.k.w").tolist() == [[1.0, 1.0], [1.0, 1.0]]


def test_the_head_is_read_in_single_precision(tmp_path: Path) -> None:
    head = ReaderWeights(StubCheckpoint(), write(tmp_path / "reader.safetensors", HEAD, {"scale": "2"})).head
    assert head.weight.dtype == head.bias.dtype == np.float32
    assert (head.weight.tolist(), head.bias.tolist()) == ([[1.0, 2.0], [3.0, 4.0]], [0.5, -0.5])


@pytest.mark.parametrize(
    ("tensors", "notes"),
    [
        (HEAD, None),
        (HEAD, {"rank": "1"}),
        ({"head.w": HEAD["head.w"]}, {"scale": "2"}),
        ({"head.b": HEAD["head.b"]}, {"scale": "2"}),
    ],
    ids=["no notes", "no scale", "no bias", "no head"],
)
def test_a_file_that_lacks_something_is_refused(
    tmp_path: Path, tensors: dict[str, NDArray[np.float16]], notes: dict[str, str] | None
) -> None:
    path = write(tmp_path / "reader.safetensors", tensors, notes)
    with pytest.raises(ModelUnavailable, match=r"the reader's weights .*reader\.safetensors cannot be read .*install"):
        ReaderWeights(StubCheckpoint(), path)


@pytest.mark.parametrize("kept", [0, 7, 40, -1])
def test_a_file_cut_short_is_refused(tmp_path: Path, kept: int) -> None:
    path = write(tmp_path / "reader.safetensors", HEAD | ADAPTER, {"scale": "2"})
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(ModelUnavailable, match=r"reader\.safetensors cannot be read .*: install again"):
        ReaderWeights(StubCheckpoint(), path)


def test_another_file_and_a_missing_one_are_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no weights at all", encoding="utf-8")
    for name in ("text", "missing"):
        with pytest.raises(ModelUnavailable, match=rf"{name} cannot be read .*: install again"):
            ReaderWeights(StubCheckpoint(), tmp_path / name)


def test_the_weights_of_the_package_fit_the_backbone() -> None:
    path = find_checkpoint()
    assert path is not None
    checkpoint = read_checkpoint(path)
    weights = ReaderWeights(checkpoint, WEIGHTS)
    hidden = checkpoint.sizes.hidden
    assert (weights.head.weight.shape, weights.head.bias.shape) == ((2, hidden), (2,))
    last = checkpoint.sizes.layers - 1
    adapted = 0
    for name in (f"l{layer}.{part}.w" for layer in (0, last) for part in ("q", "k", "v", "ao", "fi", "fo")):
        backbone, trained = checkpoint.tensor(name), weights.tensor(name)
        assert trained.shape == backbone.shape
        assert np.isfinite(trained).all()
        adapted += not np.array_equal(trained, backbone)
    assert adapted > 0
    assert np.array_equal(weights.tensor("emb.ln.w"), checkpoint.tensor("emb.ln.w"))
