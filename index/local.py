"""The index in one folder of this machine."""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np

from documents import Article, Passage
from documents.regions import Gazetteer
from index.embedder import Embedder
from index.exceptions import StoreUnavailable
from index.fusion import FusionWeights, fuse
from index.hit import Hit
from index.lexical import LexicalIndex
from index.store import Store, Vectors
from index.vectors import VectorIndex

CANDIDATES = 100
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


class LocalIndex:
    """Search articles by meaning and by words: SQLite as the truth, FAISS and tantivy derived from it."""

    def __init__(
        self,
        store: Store,
        vectors: VectorIndex,
        lexical: LexicalIndex,
        embedder: Embedder,
        *,
        gazetteer: Gazetteer,
        weights: FusionWeights = FusionWeights(),
    ) -> None:
        self._store = store
        self._vectors = vectors
        self._lexical = lexical
        self._embedder = embedder
        self._gazetteer = gazetteer
        self._weights = weights
        self._searching = threading.Lock()

    @classmethod
    def open(cls, folder: Path, embedder: Embedder) -> LocalIndex:
        """Open the index of a folder, or begin one there; raise StoreUnavailable where that cannot be."""
        store = Store(folder / "shengce.sqlite", model=embedder.name)
        identity = store.settled("identity", secrets.token_hex(8))
        try:
            lexical = LexicalIndex(folder / "lexical", store_identity=identity)
        except OSError as error:
            raise StoreUnavailable(
                f"cannot write to the data folder {folder} ({error.strerror}): choose another with --data-dir"
            ) from error
        return cls(store, VectorIndex(embedder.dimension), lexical, embedder, gazetteer=Gazetteer.load())

    @property
    def store(self) -> Store:
        """Give the store underneath."""
        return self._store

    def add(self, articles: Sequence[tuple[Article, Sequence[Passage]]]) -> list[bool]:
        """Add articles with their passages, embedded together; say for each whether it was new.

        Each article is committed whole; what is there already is neither embedded nor changed.
        """
        new = [(a, p) for a, p in articles if not self._store.has_article(a.id)]
        embedded = [(article, passage) for article, passages in new for passage in passages]
        keys, vectors = self._embed(embedded)
        added: set[str] = set()
        position = 0
        for article, passages in new:
            end = position + len(passages)
            if self._store.add(article, passages, keys[position:end], vectors[position:end]):
                added.add(article.id)
            position = end
        outcome = []
        for article, _ in articles:
            outcome.append(article.id in added)
            added.discard(article.id)
        return outcome

    def _embed(self, passages: Sequence[tuple[Article, Passage]]) -> tuple[list[bytes], Vectors]:
        """Embed passages with their title and heading, computing only what is not stored yet."""
        texts = [embedded_text(article.title, passage) for article, passage in passages]
        keys = [hashlib.sha256(text.encode()).digest() for text in texts]
        known = self._store.known_vectors(keys)
        missing = [i for i, key in enumerate(keys) if key not in known]
        vectors = np.zeros((len(texts), self._embedder.dimension), dtype=np.float32)
        if missing:
            vectors[missing] = self._embedder.encode_passages([texts[i] for i in missing])
        for i, key in enumerate(keys):
            if key in known:
                vectors[i] = known[key]
        return keys, vectors

    def remove(self, article_id: str) -> bool:
        """Remove an article; say False where there is none."""
        return self._store.remove(article_id)

    def search(self, question: str, k: int, *, regions: Collection[str] = ()) -> list[Hit]:
        """Find the `k` best passages for a question, best first.

        `regions` restrict strictly to passages about them or parts of them (cities of a province,
        members of a group); regions and years that the question names are only preferred.
        """
        query = self._embedder.encode_queries([question])[0]
        only = self._store.passages_about(self._gazetteer.within(regions)) if regions else None
        with self._searching:
            # In this order the vectors know every passage that the words find, whatever others add meanwhile.
            self._lexical.follow(self._store)
            self._vectors.follow(self._store)
            dense = dict(self._vectors.search(query, CANDIDATES, only=only))
            lexical = dict(self._lexical.search(self._expanded(question), CANDIDATES, only=only))
            # What was removed while another process writes is still found by its words; it drops out here.
            dense |= self._vectors.cosines(query, [number for number in lexical if number not in dense])
        found = self._store.passages_numbered(sorted(dense))
        dense = {number: score for number, score in dense.items() if number in found}
        lexical = {number: score for number, score in lexical.items() if number in found}
        # A search by words that was not cut off found all there is: what it left out holds none of the words.
        words = lexical if len(lexical) == CANDIDATES else dict.fromkeys(dense, 0.0) | lexical
        ranked = fuse(dense, words, self._bonuses(question, found), self._weights)[:k]
        return [
            Hit(*found[number], score=score, dense=dense[number], lexical=lexical.get(number))
            for number, score in ranked
        ]

    def follow(self) -> None:
        """Bring the derived indexes up to the store, so that the next process need not."""
        with self._searching:
            self._vectors.follow(self._store)
            self._lexical.follow(self._store, patience_seconds=60.0)

    def _expanded(self, question: str) -> str:
        """Add the Chinese names of regions that the question names otherwise (Jiangsu: 江苏)."""
        return " ".join([question, *self._gazetteer.regions_in(question)])

    def _bonuses(self, question: str, found: dict[int, tuple[Passage, Article]]) -> dict[int, float]:
        """Prefer passages about the regions, and with the years, that the question names."""
        wanted = self._gazetteer.within([*self._gazetteer.regions_in(question), *self._gazetteer.groups_in(question)])
        years = set(_YEAR.findall(question))
        bonuses: dict[int, float] = {}
        for number, (passage, _) in found.items():
            about = self._weights.region if set(wanted) & set(passage.regions) else 0.0
            when = self._weights.year if years & set(_YEAR.findall(passage.text)) else 0.0
            bonuses[number] = about + when
        return bonuses

    def articles(self) -> list[Article]:
        """List the articles, the latest published first, without their raw files."""
        return self._store.articles()

    def article(self, article_id: str) -> Article:
        """Fetch an article with its raw file; raise UnknownArticle where there is none."""
        return self._store.article(article_id)

    def passage(self, passage_id: str) -> Passage:
        """Fetch a passage; raise UnknownArticle where there is none."""
        number = self._store.passage_number(passage_id)
        return self._store.passages_numbered([number])[number][0]

    def close(self) -> None:
        """Close the store."""
        self._store.close()


def embedded_text(title: str, passage: Passage) -> str:
    """Put before a passage what it needs to be understood alone; none of it goes into a quote."""
    return "\n".join(part for part in (title, passage.heading, passage.text) if part)
