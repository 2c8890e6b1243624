"""The reader as it is trained, and as it is read back: a tiny backbone of made-up weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from assistant.reader.weights import ReaderWeights
from index.e5_encoder import E5Encoder
from tests.reader_training.model import SpanModel, span_loss
from tests.training.backbone import trained_weights
from tests.training.tiny_checkpoint import SIZES, TinyCheckpoint

# peft 0.21 asks transformers 5 by a name that is going away.
pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing` is deprecated:FutureWarning")


def test_what_was_trained_reads_the_same_when_it_is_read_back(tmp_path: Path) -> None:
    checkpoint = TinyCheckpoint()
    torch.manual_seed(1)
    model = SpanModel(checkpoint).eval()
    trained = trained_weights(model)
    # Two adapters for each of the six maps of each layer, and the head.
    assert len(trained) == 2 * 6 * SIZES.layers + 2
    with torch.no_grad():
        for weight in trained.values():
            # As after training, at numbers that float16 holds.
            weight.copy_(torch.randint(-8, 9, weight.shape) / 32)
    ids = torch.tensor([[0, 5, 2, 2, 6, 7, 8, 2], [0, 9, 2, 2, 10, 2, 1, 1]])
    attention = (ids != 1).long()
    with torch.inference_mode():
        logits = model(ids, attention, torch.ones_like(ids, dtype=torch.bool))
    model.save(tmp_path / "reader.safetensors", {"trained on": "nothing"})
    beginning = SpanModel(checkpoint).eval()
    beginning.begin_with(tmp_path / "reader.safetensors")
    with torch.inference_mode():
        assert torch.equal(beginning(ids, attention, torch.ones_like(ids, dtype=torch.bool)), logits)
    weights = ReaderWeights(checkpoint, tmp_path / "reader.safetensors")
    encoder = E5Encoder(checkpoint, precision=torch.float32, tensor=weights.tensor)
    states = encoder([ids[0].tolist(), ids[1, :6].tolist()]).states.numpy()
    again = states @ weights.head.weight.T + weights.head.bias
    expected = logits.permute(1, 2, 0).numpy()
    assert np.allclose(again[0], expected[0], atol=1e-4)
    assert np.allclose(again[1, :6], expected[1, :6], atol=1e-4)
    # Without the adapters every token would be read otherwise.
    plain = E5Encoder(checkpoint, precision=torch.float32)([ids[0].tolist()]).states.numpy()
    without = plain[0] @ weights.head.weight.T + weights.head.bias
    assert np.abs(without - expected[0]).max(axis=1).min() > 0.01


def test_what_is_not_allowed_is_impossible() -> None:
    model = SpanModel(TinyCheckpoint()).eval()
    ids = torch.tensor([[0, 5, 2, 2, 6, 2]])
    allowed = torch.tensor([[True, False, False, False, True, False]])
    with torch.inference_mode():
        shares = model(ids, torch.ones_like(ids), allowed).softmax(dim=-1)
    assert shares.shape == (2, 1, 6)
    assert shares[:, 0, [1, 2, 3, 5]].max() == 0.0
    assert torch.allclose(shares.sum(dim=-1), torch.ones(2, 1))


def test_the_loss_is_the_mean_cross_entropy_of_starts_and_ends() -> None:
    # Starts: the right one has 1/2 and 1/4; ends: 3/4 and 1/4.
    starts = torch.tensor([[1.0, 1.0, 0.0], [2.0, 1.0, 1.0]])
    ends = torch.tensor([[1.0, 3.0, 0.0], [2.0, 1.0, 1.0]])
    loss = span_loss(torch.stack([starts, ends]).log(), torch.tensor([0, 1]), torch.tensor([1, 2]))
    expected = -(np.log(1 / 2) + np.log(1 / 4) + np.log(3 / 4) + np.log(1 / 4)) / 4
    assert loss.item() == pytest.approx(expected)
