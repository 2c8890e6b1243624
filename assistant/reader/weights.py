"""The reader's weights: adapters on the backbone, and the head."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from index.e5_checkpoint import E5Checkpoint
from index.exceptions import ModelUnavailable

WEIGHTS = Path(__file__).with_name("reader.safetensors")


class Head(NamedTuple):
    """Hold the linear map from a hidden state to the scores of a start and an end: shapes (2, hidden) and (2,)."""

    weight: NDArray[np.float32]
    bias: NDArray[np.float32]


class ReaderWeights:
    """Give the backbone's weights with the adapters added, by name, and the head.

    LoRA: W + scale · up · down, Hu et al. 2021, https://arxiv.org/abs/2106.09685.
    """

    def __init__(self, checkpoint: E5Checkpoint, path: Path = WEIGHTS) -> None:
        """Read the file; raise ModelUnavailable where it is missing or damaged."""
        self._checkpoint = checkpoint
        try:
            with safe_open(path, "numpy") as file:
                self._scale = float(file.metadata()["scale"])
                names = file.keys()
                self._tensors = {name: file.get_tensor(name).astype(np.float32) for name in names}
                self.head = Head(self._tensors["head.w"], self._tensors["head.b"])
            self._check()
        except (OSError, SafetensorError, KeyError, TypeError, ValueError) as error:
            raise ModelUnavailable(f"the reader's weights {path} cannot be read ({error}): install again") from error

    def _check(self) -> None:
        """Raise KeyError or ValueError for an adapter without its other half, or of another rank."""
        for name, up in self._tensors.items():
            if name.endswith(".up") and up.shape[1] != self._tensors[f"{name.removesuffix('.up')}.down"].shape[0]:
                raise ValueError(f"the halves of {name} do not fit")

    def tensor(self, name: str) -> NDArray[np.float32]:
        """Read a weight of the backbone, its adapter added where it has one."""
        weight = self._checkpoint.tensor(name)
        if f"{name}.up" in self._tensors:
            weight += self._scale * (self._tensors[f"{name}.up"] @ self._tensors[f"{name}.down"])
        return weight
