"""The reader's weights: adapters on the backbone, and the head."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.e5_adapters import Adapters
from index.e5_checkpoint import E5Checkpoint
from index.exceptions import ModelUnavailable

WEIGHTS = Path(__file__).with_name("reader.safetensors")


class Head(NamedTuple):
    """Hold the linear map from a hidden state to the scores of a start and an end: shapes (2, hidden) and (2,)."""

    weight: NDArray[np.float32]
    bias: NDArray[np.float32]


class ReaderWeights(Adapters):
    """Give the backbone's weights with the adapters added, by name, and the head."""

    def __init__(self, checkpoint: E5Checkpoint, path: Path = WEIGHTS) -> None:
        """Read the file; raise ModelUnavailable where it is missing or damaged."""
        super().__init__(checkpoint, path)
        try:
            self.head = Head(self.tensors["head.w"], self.tensors["head.b"])
        except KeyError as error:
            raise ModelUnavailable(f"the weights {path} lack {error}: install Shengce again") from error
