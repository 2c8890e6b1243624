"""The mean of what the store holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index import mean_vector
from index.mean_vector import MeanVector
from index.store import Store
from tests.made_up_articles import lines_as_passages, make_article

ARTICLE = make_article("一。\n二。\n三。\n四。")
VECTORS = np.eye(4, dtype=np.float32)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "s.sqlite", model="test")
    yield store
    store.close()


def add(store: Store) -> None:
    store.add(ARTICLE, lines_as_passages(ARTICLE), [bytes([number]) for number in range(4)], VECTORS)


def test_the_mean_follows_the_store(store: Store) -> None:
    mean = MeanVector(4)
    assert mean.follow(store).tolist() == [0.0] * 4
    add(store)
    assert mean.follow(store).tolist() == [0.25] * 4
    store.remove(ARTICLE.id)
    assert mean.follow(store).tolist() == [0.0] * 4


def test_of_many_passages_some_are_taken(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mean_vector, "SAMPLED", 2)
    add(store)
    assert MeanVector(4).follow(store).tolist() == [0.0, 0.5, 0.0, 0.5]
