"""The encoder of questions as it is trained, and as it is read back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from index.e5_adapters import Adapters
from index.e5_encoder import E5Encoder, mean_pooled
from tests.question_training.model import SHARE, TEMPERATURE, QuestionModel, contrastive_loss
from tests.training.backbone import trained_weights
from tests.training.tiny_checkpoint import SIZES, TinyCheckpoint

# peft 0.21 asks transformers 5 by a name that is going away.
pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing` is deprecated:FutureWarning")


def test_what_was_trained_encodes_the_same_when_it_is_read_back(tmp_path: Path) -> None:
    checkpoint = TinyCheckpoint()
    torch.manual_seed(1)
    model = QuestionModel(checkpoint, np.eye(SIZES.hidden, dtype=np.float32)).eval()
    trained = trained_weights(model)
    # Two adapters for each of the six maps of each layer.
    assert len(trained) == 2 * 6 * SIZES.layers
    with torch.no_grad():
        for weight in trained.values():
            # As after training, at numbers that float16 holds.
            weight.copy_(torch.randint(-8, 9, weight.shape) / 32)
    ids = torch.tensor([[0, 5, 6, 7, 8, 2], [0, 9, 10, 2, 1, 1]])
    with torch.inference_mode():
        whole = model(ids).numpy()
    model.save(tmp_path / "questions.safetensors", {"trained on": "nothing"})
    # Only a share of what was learned is written.
    with torch.no_grad():
        for name, weight in trained.items():
            weight.mul_(SHARE if "lora_B" in name else 1.0)
    with torch.inference_mode():
        expected = model(ids).numpy()
    adapters = Adapters(checkpoint, tmp_path / "questions.safetensors")
    encoder = E5Encoder(checkpoint, precision=torch.float32, tensor=adapters.tensor)
    again = mean_pooled(encoder([ids[0].tolist(), ids[1, :4].tolist()]))
    assert np.allclose(again, expected, atol=1e-4)
    plain = mean_pooled(E5Encoder(checkpoint, precision=torch.float32)([ids[0].tolist()]))
    assert float(plain[0] @ expected[0]) < 0.99
    assert float(whole[0] @ expected[0]) < 0.99


def test_the_loss_is_the_share_of_the_right_passages_among_the_others() -> None:
    # Of passages at logits 0, log 3, log 2, log 2 the second is right; the third, of its text, does not count.
    cosines = torch.tensor([[0.0, np.log(3), np.log(2), np.log(2)]]) * TEMPERATURE
    loss = contrastive_loss(cosines, [(1,)], [(1, 2)])
    assert loss.item() == pytest.approx(-np.log(3 / (1 + 3 + 2)), abs=1e-5)
    both = contrastive_loss(cosines, [(1, 3)], [(1,)])
    assert both.item() == pytest.approx(-np.log((3 + 2) / (1 + 3 + 2 + 2)), abs=1e-5)
