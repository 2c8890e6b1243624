"""Both homes of the derived indexes, for tests that hold for either."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.hash_embedder import HashEmbedder

if TYPE_CHECKING:
    from index.derived import Derive
    from index.local import LocalIndex
    from tests.milvus_server import MilvusServer


@pytest.fixture(scope="session")
def milvus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MilvusServer]:
    """Run milvus-lite for all tests that need no server of their own."""
    from tests.milvus_server import milvus_server

    with milvus_server(tmp_path_factory.mktemp("milvus") / "data") as server:
        yield server


@pytest.fixture(params=["local", "milvus"])
def derive(request: pytest.FixtureRequest) -> Derive:
    """Derive indexes in FAISS and tantivy, or in a collection of Milvus."""
    from index.local import local_indexes
    from index.milvus import MilvusOpener

    if request.param == "local":
        return local_indexes
    server: MilvusServer = request.getfixturevalue("milvus")
    return MilvusOpener(server.collection())


@pytest.fixture
def empty_index(tmp_path: Path, embedder: HashEmbedder, derive: Derive) -> Iterator[LocalIndex]:
    """Open an index in a new folder, in either home."""
    from index.local import LocalIndex

    with closing(LocalIndex.open(tmp_path / "data", embedder, derive=derive)) as index:
        yield index
