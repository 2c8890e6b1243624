"""How many passages hold each term: what the idf of BM25 is computed from."""

from __future__ import annotations

import contextlib
import logging
import os
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from documents import Passage
from index.milvus.weights import Lengths, Part, part_text, place
from index.store import Generation, Store
from index.terms import passage_terms

logger = logging.getLogger(__name__)

_FORMAT = 1
_FEWEST_KEPT = 10_000
"""Passages below which counting anew takes less than a second and nothing is written down."""
_MANY_RECENT = 200_000
_GROWTH = 1.1
_REMOVED_SHARE = 0.2
Places = npt.NDArray[np.int64]


class TermStatistics:
    """Count the passages that hold each term; follows the store in memory, sixteen bytes a term.

    Removed passages stay counted, among all passages and for each term alike, until they are a fifth
    of all and everything is counted anew. What was counted is written down from time to time, so
    that the next process begins there.
    """

    def __init__(self, path: Path, *, identity: str) -> None:
        self._path = path
        self._identity = identity
        self._reset()
        self._read()

    def _reset(self, removal: int = 0) -> None:
        self._seen: Generation | None = None
        # The removal up to which nothing that was removed is counted.
        self._counted = Generation(0, removal)
        self.passages = 0
        self._lengths = [0, 0]
        self._places: Places = np.zeros(0, dtype=np.int64)
        self._counts: Places = np.zeros(0, dtype=np.int64)
        self._recent: dict[int, int] = {}
        self._written = 0

    @property
    def lengths(self) -> Lengths:
        """Give the mean lengths, at least one term."""
        body, context = (max(1.0, total / max(1, self.passages)) for total in self._lengths)
        return Lengths(body, context)

    def follow(self, store: Store) -> None:
        """Count what was added to the store since the last time."""
        generation = store.generation()
        if generation == self._seen:
            return
        if self._is_astray(generation):
            self._reset(generation.removal)
        last = self._counted.passage
        for batch in store.passages_since(self._counted):
            self._count([(passage, title) for _, passage, title in batch])
            last = batch[-1][0]
        self._counted = Generation(max(last, generation.passage), self._counted.removal)
        self._seen = generation
        if self.passages > max(_FEWEST_KEPT, _GROWTH * self._written):
            self._write()

    def _is_astray(self, generation: Generation) -> bool:
        """Say whether too much of what is counted is gone, or the store was put back from a backup."""
        removed = generation.removal - self._counted.removal
        back = generation.passage < self._counted.passage or removed < 0
        return back or not self.passages or removed > _REMOVED_SHARE * self.passages

    def holding(self, places: Iterable[int]) -> dict[int, int]:
        """Count the passages that hold a term at each of these places, where any does."""
        wanted = np.fromiter(places, dtype=np.int64)
        found = np.searchsorted(self._places, wanted)
        counts: dict[int, int] = {}
        for wanted_place, at in zip(wanted.tolist(), found.tolist(), strict=True):
            there = at < len(self._places) and self._places[at] == wanted_place
            count = (int(self._counts[at]) if there else 0) + self._recent.get(wanted_place, 0)
            if count:
                counts[wanted_place] = count
        return counts

    def _count(self, passages: Sequence[tuple[Passage, str]]) -> None:
        for part in Part:
            holding: Counter[str] = Counter()
            for passage, title in passages:
                terms = passage_terms(part_text(passage, title, part))
                self._lengths[part] += len(terms)
                holding.update(set(terms))
            for term, count in holding.items():
                at = place(term, part)
                self._recent[at] = self._recent.get(at, 0) + count
        self.passages += len(passages)
        if len(self._recent) > max(_MANY_RECENT, len(self._places) // 8):
            self._merge()

    def _merge(self) -> None:
        """Put the recent counts among the others."""
        places = np.fromiter(self._recent.keys(), dtype=np.int64, count=len(self._recent))
        counts = np.fromiter(self._recent.values(), dtype=np.int64, count=len(self._recent))
        together, inverse = np.unique(np.concatenate([self._places, places]), return_inverse=True)
        sums = np.zeros(len(together), dtype=np.int64)
        np.add.at(sums, inverse, np.concatenate([self._counts, counts]))
        self._places, self._counts, self._recent = together, sums, {}

    def _write(self) -> None:
        """Write everything down, whole or not at all; where that fails it is only counted again."""
        self._merge()
        temporary = self._path.with_name(f"{self._path.stem}.{os.getpid()}.tmp.npz")
        state = [_FORMAT, self._counted.passage, self._counted.removal, self.passages, *self._lengths]
        try:
            np.savez(
                temporary,
                identity=np.array(self._identity),
                state=np.array(state, dtype=np.int64),
                places=self._places,
                counts=self._counts,
            )
            temporary.replace(self._path)
        except OSError as error:
            logger.warning("the counts of terms cannot be written to %s (%s)", self._path, error)
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        self._written = self.passages

    def _read(self) -> None:
        try:
            with self._path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
                self._take(dict(kept))
        except FileNotFoundError:
            return
        except (OSError, ValueError, KeyError, zipfile.BadZipFile, EOFError) as error:
            logger.warning("the counts of terms in %s are counted again (%s)", self._path, error)
            self._reset()

    def _take(self, kept: Mapping[str, Places]) -> None:
        form, passage, removal, passages, body, context = (int(one) for one in kept["state"])
        if form != _FORMAT or str(kept["identity"]) != self._identity:
            return
        self._counted, self.passages, self._lengths = Generation(passage, removal), passages, [body, context]
        self._places, self._counts, self._written = kept["places"], kept["counts"], passages
