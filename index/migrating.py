"""Moving an index from one home to another, and telling whether it arrived."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from documents import Article, Passage
from index.exceptions import StoreUnavailable
from index.local import LocalIndex, embedded_text
from index.store import Generation, Store

SAME = 0.95
"""Share of searches whose best passage must be the same, and mean share of the five best that must be."""
SEARCHES = 50
_BEST = 5
_QUESTION = 40
"""Characters of a passage that a search of the sample asks for."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Arrival:
    """Hold what was counted and compared after a move."""

    articles: int
    passages: int
    passages_by_meaning: int
    passages_by_words: int
    expected_articles: int
    expected_passages: int
    searches: int
    same_best: float
    same_five: float

    @property
    def is_whole(self) -> bool:
        """Say whether all is there."""
        counted = {self.passages, self.passages_by_meaning, self.passages_by_words}
        return self.articles == self.expected_articles and counted == {self.expected_passages}

    @property
    def is_alike(self) -> bool:
        """Say whether searches find the same, as nearly as an approximate search can."""
        return min(self.same_best, self.same_five) >= SAME


def compare(source: LocalIndex, target: LocalIndex, *, searches: int = SEARCHES) -> Arrival:
    """Count what both hold, and ask both the same questions: beginnings of passages spread over all.

    Every other one is restricted to the passage's regions.
    """
    asked = _questions(source.store, searches)
    found = [
        [_found(index, question, regions if number % 2 else ()) for index in (source, target)]
        for number, (question, regions) in enumerate(asked)
    ]
    articles, passages = target.store.counts()
    expected_articles, expected_passages = source.store.counts()
    by_meaning, by_words = target.searchable()
    return Arrival(
        articles,
        passages,
        by_meaning,
        by_words,
        expected_articles,
        expected_passages,
        len(asked),
        _mean([float(here[:1] == there[:1]) for here, there in found]),
        _mean(
            [len({*here} & {*there}) / max(1, len(here), len(there)) if here or there else 1.0 for here, there in found]
        ),
    )


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else 1.0


def _found(index: LocalIndex, question: str, regions: Sequence[str]) -> list[str]:
    return [hit.passage.id for hit in index.search(question, _BEST, regions=regions)]


def _questions(store: Store, count: int) -> list[tuple[str, tuple[str, ...]]]:
    """Take the beginnings of passages spread over the store, with their regions."""
    step = max(1, store.counts()[1] // count)
    passages = (passage for batch in store.passages_since(Generation()) for _, passage, _ in batch)
    return [(passage.text[:_QUESTION], passage.regions) for passage in islice(passages, 0, step * count, step)]


def copy_articles(source: Store, target: Store, progress: Progress = lambda done, total: None) -> int:
    """Copy the articles that another store lacks, with passages and embeddings; give how many.

    Each comes whole in one transaction, in the order in which they were added, so that what breaks
    off is gone on with by copying again.
    """
    ids, copied = _in_order(source), 0
    for done, article_id in enumerate(ids, start=1):
        if not target.has_article(article_id):
            _copy(source, target, source.article(article_id))
            copied += 1
        progress(done, len(ids))
    return copied


def _copy(source: Store, target: Store, article: Article) -> None:
    passages = list(source.passages_of(article).values())
    keys = [embedding_key(article.title, passage) for passage in passages]
    known = source.known_vectors(keys)
    if len(known) < len({*keys}):
        raise StoreUnavailable(f"an embedding of the article {article.id!r} is missing: remove it and add it again")
    vectors = np.array([known[key] for key in keys], dtype=np.float32)
    target.add(article, passages, keys, vectors)


def embedding_key(title: str, passage: Passage) -> bytes:
    """Name the embedding of a passage by what is embedded."""
    return hashlib.sha256(embedded_text(title, passage).encode()).digest()


def _in_order(store: Store) -> list[str]:
    """List the articles as they were added; those without passages come last."""
    batches = store.passages_since(Generation())
    ids = dict.fromkeys(passage.article_id for batch in batches for _, passage, _ in batch)
    return list(ids | dict.fromkeys(article.id for article in store.articles()))
