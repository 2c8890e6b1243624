"""Which passages lie in which corpora, remembered until articles are added or removed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection
from typing import Protocol

from index.corpora import corpus_of
from index.derived import ChosenPassages
from index.store import Generation

MOST_REMEMBERED = 64


class Passages(Protocol):
    """Tell of articles and their passages."""

    def generation(self) -> Generation:
        """Say how far the store has come."""
        ...

    def article_ids(self) -> list[str]:
        """List the ids of all articles."""
        ...

    def passages_in(self, article_ids: Collection[str]) -> list[int]:
        """List the numbers of the passages of articles."""
        ...


class CorpusPassages:
    """Find the passages of corpora in a store; safe between threads."""

    def __init__(self, store: Passages) -> None:
        self._store = store
        self._known: OrderedDict[frozenset[str], tuple[Generation, ChosenPassages | None]] = OrderedDict()
        self._lock = threading.Lock()

    def passages_in(self, corpora: Collection[str]) -> ChosenPassages | None:
        """List the numbers of the passages of corpora, None where all articles lie in these."""
        wanted, generation = frozenset(corpora), self._store.generation()
        with self._lock:
            known = self._known.get(wanted)
        if known is not None and known[0] == generation:
            return known[1]
        chosen = self._chosen(wanted)
        with self._lock:
            self._known[wanted] = generation, chosen
            self._known.move_to_end(wanted)
            while len(self._known) > MOST_REMEMBERED:
                self._known.popitem(last=False)
        return chosen

    def _chosen(self, corpora: frozenset[str]) -> ChosenPassages | None:
        every = self._store.article_ids()
        own = [one for one in every if corpus_of(one) in corpora]
        if len(own) == len(every):
            return None
        return ChosenPassages(lambda: self._store.passages_in(own), corpora=corpora)
