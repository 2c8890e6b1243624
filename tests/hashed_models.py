"""The models of a process with the tiny embedder in place of the real one."""

from __future__ import annotations

from tests.hash_embedder import HashEmbedder
from ui.models import Models, loaded_models


def hashed_models(model: str | None) -> Models:
    """Give the tiny embedder and the reader."""
    return Models(HashEmbedder(dimension=64), loaded_models(model).reader)
