"""The reader's head, read from made-up files and from the package."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import save_file

from assistant.reader.weights import ReaderWeights
from index.e5_checkpoint import find_checkpoint, read_checkpoint
from index.exceptions import ModelUnavailable
from tests.index.stub_checkpoint import ADAPTER, StubCheckpoint

HEAD = {
    "head.w": np.array([[1.0, 2.0], [3.0, 4.0]], dtype=np.float16),
    "head.b": np.array([0.5, -0.5], dtype=np.float16),
}


def write(path: Path, tensors: Mapping[str, NDArray[np.float16]], notes: dict[str, str] | None) -> Path:
    save_file(dict(tensors), path, notes)
    return path


def test_the_head_is_read_in_single_precision(tmp_path: Path) -> None:
    head = ReaderWeights(StubCheckpoint(), write(tmp_path / "reader.safetensors", HEAD, {"scale": "2"})).head
    assert head.weight.dtype == head.bias.dtype == np.float32
    assert (head.weight.tolist(), head.bias.tolist()) == ([[1.0, 2.0], [3.0, 4.0]], [0.5, -0.5])


@pytest.mark.parametrize(("kept", "missing"), [("head.w", r"head\.b"), ("head.b", r"head\.w"), (None, r"head\.w")])
def test_a_file_that_lacks_something_is_refused(tmp_path: Path, kept: str | None, missing: str) -> None:
    tensors = ADAPTER | ({kept: HEAD[kept]} if kept else {})
    path = write(tmp_path / "reader.safetensors", tensors, {"scale": "2"})
    with pytest.raises(
        ModelUnavailable, match=rf"the weights .*reader\.safetensors lack '{missing}': install Shengce again"
    ):
        ReaderWeights(StubCheckpoint(), path)


def test_the_head_of_the_package_fits_the_backbone() -> None:
    path = find_checkpoint()
    assert path is not None
    checkpoint = read_checkpoint(path)
    head, hidden = ReaderWeights(checkpoint).head, checkpoint.sizes.hidden
    assert (head.weight.shape, head.bias.shape) == ((2, hidden), (2,))
