"""A made-up adapter, and a backbone of ones to add it to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.e5_checkpoint import E5Checkpoint, E5Sizes

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
