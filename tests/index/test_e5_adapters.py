"""Adapters, merged from made-up files, and those of the package."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from assistant.reader.weights import WEIGHTS
from index.e5 import QUESTION_WEIGHTS
from index.e5_adapters import Adapters
from index.e5_checkpoint import find_checkpoint, read_checkpoint
from index.exceptions import ModelUnavailable
from tests.index.stub_checkpoint import ADAPTER, StubCheckpoint


def test_an_adapter_is_added_to_its_weight_and_the_others_stay(tmp_path: Path) -> None:
    save_file(ADAPTER, tmp_path / "weights.safetensors", {"scale": "0.5"})
    weights = Adapters(StubCheckpoint(), tmp_path / "weights.safetensors")
    # 1 + 0.5 · (1, 2)ᵀ(3, 4).
    merged = weights.tensor("l0.q.w")
    assert merged.dtype == np.float32
    assert merged.tolist() == [[2.5, 3.0], [4.0, 5.0]]
    assert weights.tensor("l0.q.w").tolist() == merged.tolist()
    assert weights.tensor("l0.k.w").tolist() == [[1.0, 1.0], [1.0, 1.0]]


@pytest.mark.parametrize("notes", [None, {"rank": "1"}], ids=["no notes", "no scale"])
def test_a_file_without_a_scale_is_refused(tmp_path: Path, notes: dict[str, str] | None) -> None:
    save_file(ADAPTER, tmp_path / "weights.safetensors", notes)
    with pytest.raises(
        ModelUnavailable, match=r"the weights .*weights\.safetensors cannot be read .*: install Shengce"
    ):
        Adapters(StubCheckpoint(), tmp_path / "weights.safetensors")


@pytest.mark.parametrize("half", ADAPTER)
def test_half_an_adapter_is_refused(tmp_path: Path, half: str) -> None:
    rest = {name: tensor for name, tensor in ADAPTER.items() if name != half}
    wider = {half: np.ones((2, 2), dtype=np.float16)}
    save_file(rest | wider, tmp_path / "weights.safetensors", {"scale": "2"})
    with pytest.raises(ModelUnavailable, match=r"the halves of l0\.q\.w\.up do not fit"):
        Adapters(StubCheckpoint(), tmp_path / "weights.safetensors")


@pytest.mark.parametrize("kept", [0, 7, 40, -1])
def test_a_file_cut_short_is_refused(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "reader.safetensors"
    save_file(ADAPTER, path, {"scale": "2"})
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(ModelUnavailable, match=r"reader\.safetensors cannot be read .*: install Shengce again"):
        Adapters(StubCheckpoint(), path)


def test_another_file_and_a_missing_one_are_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no weights at all", encoding="utf-8")
    for name in ("text", "missing"):
        with pytest.raises(ModelUnavailable, match=rf"{name} cannot be read .*: install Shengce again"):
            Adapters(StubCheckpoint(), tmp_path / name)


@pytest.mark.parametrize("file", [WEIGHTS, QUESTION_WEIGHTS], ids=lambda path: path.name)
def test_the_weights_of_the_package_fit_the_backbone(file: Path) -> None:
    path = find_checkpoint()
    assert path is not None
    checkpoint = read_checkpoint(path)
    weights = Adapters(checkpoint, file)
    last = checkpoint.sizes.layers - 1
    adapted = 0
    for name in (f"l{layer}.{part}.w" for layer in (0, last) for part in ("q", "k", "v", "ao", "fi", "fo")):
        backbone, trained = checkpoint.tensor(name), weights.tensor(name)
        assert trained.shape == backbone.shape
        assert np.isfinite(trained).all()
        adapted += not np.array_equal(trained, backbone)
    assert adapted > 0
    assert np.array_equal(weights.tensor("emb.ln.w"), checkpoint.tensor("emb.ln.w"))
    assert file.stat().st_size < 10_000_000
