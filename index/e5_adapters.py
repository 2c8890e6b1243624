"""The weights of multilingual-e5-small trained further: small changes, in files of their own, added to the model's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from index.e5_checkpoint import E5Checkpoint
from index.exceptions import ModelUnavailable


class Adapters:
    """Give the backbone's weights, by name, with what was trained added to them.

    LoRA: W + scale · up · down, Hu et al. 2021, https://arxiv.org/abs/2106.09685.
    """

    def __init__(self, checkpoint: E5Checkpoint, path: Path) -> None:
        """Read the file; raise ModelUnavailable where it is missing or damaged."""
        self._checkpoint = checkpoint
        try:
            with safe_open(path, "numpy") as file:
                self._scale = float(file.metadata()["scale"])
                names = file.keys()
                self.tensors = {name: file.get_tensor(name).astype(np.float32) for name in names}
            self._check()
        except (OSError, SafetensorError, KeyError, TypeError, ValueError) as error:
            raise ModelUnavailable(f"the weights {path} cannot be read ({error}): install Shengce again") from error

    def _check(self) -> None:
        """Raise KeyError or ValueError for an adapter without its other half, or of another rank."""
        for name, up in self.tensors.items():
            if name.endswith(".up") and up.shape[1] != self.tensors[f"{name.removesuffix('.up')}.down"].shape[0]:
                raise ValueError(f"the halves of {name} do not fit")

    def tensor(self, name: str) -> NDArray[np.float32]:
        """Read a weight of the backbone, its adapter added where it has one."""
        weight = self._checkpoint.tensor(name)
        if f"{name}.up" in self.tensors:
            weight += self._scale * (self.tensors[f"{name}.up"] @ self.tensors[f"{name}.down"])
        return weight
