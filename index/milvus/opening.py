"""Opening the derived indexes in Milvus."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock

from index.derived import DerivedIndexes
from index.milvus.address import MilvusAddress
from index.milvus.collection import MilvusCollection
from index.milvus.indexes import Following, MilvusVectors, MilvusWords, Progress, untold
from index.milvus.term_statistics import TermStatistics


@dataclass(frozen=True)
class MilvusOpener:
    """Derive indexes in the collection of an address; connects when they are first used.

    In the folder of this machine lie a lock and counts of terms.
    """

    address: MilvusAddress
    token: str | None = field(default=None, repr=False)
    progress: Progress = untold

    def __call__(self, folder: Path, *, identity: str, dimension: int) -> DerivedIndexes:
        """Open them for the store of an identity."""
        folder.mkdir(parents=True, exist_ok=True)
        collection = MilvusCollection(self.address, dimension=dimension, token=self.token)
        lock = FileLock(folder / f"{self.address.collection}.milvus.lock")
        statistics = TermStatistics(folder / "milvus-terms.npz", identity=identity)
        words = MilvusWords(
            collection, statistics, Following(collection, lock, identity=identity, progress=self.progress)
        )
        return DerivedIndexes(MilvusVectors(collection, words), words, collection.close, collection.stamp)
