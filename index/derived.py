"""The seam between the store and what is derived from it to be searched: by meaning, and by words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol, overload

from index.rows import Vectors
from index.store import Generation, Store

Found = list[tuple[int, float]]
"""Passages by number with their scores, best first."""


class DenseIndex(Protocol):
    """Find passages by their vectors."""

    def __len__(self) -> int:
        """Count the passages."""
        ...

    def follow(self, store: Store) -> object:
        """Take in what was added to the store and removed from it since the last time."""
        ...

    def search(self, query: Vectors, k: int, *, only: Sequence[int] | None = None) -> Found:
        """Find the `k` nearest passages of a query of shape (dimension,), by cosine; `only` restricts strictly."""
        ...

    def cosines(self, query: Vectors, numbers: Sequence[int]) -> dict[int, float]:
        """Compare a query of shape (dimension,) with given passages; those that are not here are left out."""
        ...


class WordIndex(Protocol):
    """Find passages by their terms."""

    def __len__(self) -> int:
        """Count the passages."""
        ...

    def follow(self, store: Store, *, patience_seconds: float = 0.0) -> bool:
        """Take in what was added and removed; say False when it cannot now, and what is there is searched."""
        ...

    def generation(self) -> Generation | None:
        """Say how far what is searched has followed the store; None where it has not yet."""
        ...

    def search(self, question: str, k: int, *, only: Sequence[int] | None = None) -> Found:
        """Find the `k` best passages for a question, by BM25; `only` restricts strictly."""
        ...

    def term_weights(self, question: str) -> dict[str, float]:
        """Weigh the terms of a question that passages hold by how few hold them, as BM25 does (in nats)."""
        ...


class DerivedIndexes(NamedTuple):
    """Hold both, what closes them, and what sees whether they answer (raises StoreUnavailable)."""

    dense: DenseIndex
    words: WordIndex
    close: Callable[[], None] = lambda: None
    check: Callable[[], object] = lambda: None


class Derive(Protocol):
    """Open the indexes derived from a store."""

    def __call__(self, folder: Path, *, identity: str, dimension: int) -> DerivedIndexes:
        """Open them for the store of an identity, with a folder of this machine and vectors of a dimension."""
        ...


class ChosenPassages(Sequence[int]):
    """List the numbers of the passages about any of some regions, of those in some corpora, or of those that are both.

    They are looked up when first wanted: an index that filters by regions and corpora itself needs
    none of them, and of a large store they are millions.
    """

    def __init__(
        self,
        look_up: Callable[[], Sequence[int]],
        *,
        regions: Collection[str] | None = None,
        corpora: Collection[str] | None = None,
    ) -> None:
        """Take what lists the numbers, and by what they are chosen: None where it is not by that."""
        self.regions = regions
        self.corpora = corpora
        self._look_up = look_up

    def also(self, other: ChosenPassages) -> ChosenPassages:
        """Choose those passages about its regions that another chooses by corpora."""
        return ChosenPassages(
            lambda: sorted(set(self).intersection(other)), regions=self.regions, corpora=other.corpora
        )

    @cached_property
    def _numbers(self) -> Sequence[int]:
        return self._look_up()

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        return self._numbers[index]

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)
