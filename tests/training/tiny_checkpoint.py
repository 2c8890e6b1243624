"""A tiny backbone of made-up weights."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.e5_checkpoint import E5Checkpoint, E5Sizes, dequantise

SIZES = E5Sizes(
    hidden=32,
    layers=2,
    heads=2,
    feed_forward=64,
    vocabulary=12,
    positions=16,
    token_types=2,
    layer_norm_epsilon=1e-6,
)
BLOCK = np.dtype([("scale", "<f2"), ("weights", "u1", 16)])


class TinyCheckpoint(E5Checkpoint):
    """Hold random weights, the same each time."""

    def __init__(self) -> None:
        super().__init__(SIZES, [], np.empty(0, dtype=np.uint8), {})

    def tensor(self, name: str) -> NDArray[np.float32]:
        """Draw a weight by its name."""
        if name == "emb.word":
            return dequantise(self.word_blocks())
        sizes = {"emb.pos": (16, 32), "emb.type": (2, 32), "fi.w": (64, 32), "fi.b": (64,), "fo.w": (32, 64)}
        part = name.split(".", 1)[1] if name.startswith("l") else name
        square = part.endswith(".w") and part.split(".")[0] in ("q", "k", "v", "ao")
        shape = sizes.get(part, (32, 32) if square else (32,))
        random = np.random.default_rng(list(name.encode()))
        # A layer norm scales by numbers near 1.
        mean = 1.0 if part.endswith("ln.w") else 0.0
        return random.normal(mean, 0.3, size=shape).astype(np.float32)

    def word_blocks(self) -> NDArray[np.void]:
        """Draw the word embeddings, a block a word."""
        random = np.random.default_rng(7)
        blocks = np.zeros((SIZES.vocabulary, 1), dtype=BLOCK)
        blocks["scale"] = 0.1
        blocks["weights"] = random.integers(0, 256, size=(SIZES.vocabulary, 1, 16))
        return blocks
