"""The index in one folder of this machine."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Collection, Hashable, Sequence
from pathlib import Path

import numpy as np

from documents import Article, Passage
from documents.regions import Gazetteer
from index.derived import DenseIndex, Derive, DerivedIndexes, WordIndex
from index.embedder import Embedder
from index.exceptions import StoreUnavailable
from index.fusion import FusionWeights
from index.hit import Hit
from index.lexical import LexicalIndex
from index.postgres_address import PostgresAddress
from index.rows import Vectors
from index.search_index import Replaces, replaces_nothing
from index.searching import Searcher
from index.store import Store
from index.vectors import VectorIndex

STORE_FILE = "shengce.sqlite"


def local_indexes(folder: Path, *, identity: str, dimension: int) -> DerivedIndexes:
    """Derive the indexes of this machine."""
    return DerivedIndexes(VectorIndex(dimension), LexicalIndex(folder / "lexical", store_identity=identity))


class LocalIndex:
    """Search articles by meaning and by words: a database as the truth, FAISS and tantivy derived from it.

    Others may be derived instead of those.
    """

    def __init__(
        self,
        store: Store,
        vectors: DenseIndex,
        lexical: WordIndex,
        embedder: Embedder,
        *,
        gazetteer: Gazetteer,
        weights: FusionWeights = FusionWeights(),
        close_derived: Callable[[], None] = lambda: None,
        check_derived: Callable[[], object] = lambda: None,
    ) -> None:
        self._store = store
        self._vectors = vectors
        self._lexical = lexical
        self._embedder = embedder
        self._close_derived = close_derived
        self._check_derived = check_derived
        self._searcher = Searcher(store, vectors, lexical, embedder, gazetteer=gazetteer, weights=weights)

    @classmethod
    def open(
        cls,
        folder: Path,
        embedder: Embedder,
        *,
        database: PostgresAddress | None = None,
        derive: Derive = local_indexes,
    ) -> LocalIndex:
        """Open the index of a folder, or begin one there; raise StoreUnavailable where that cannot be.

        With a `database`, which servers may share, only what is derived from it lies in the folder.
        """
        store = Store(database or folder / STORE_FILE, model=embedder.name)
        identity = store.settled("identity", secrets.token_hex(8))
        try:
            derived = derive(folder, identity=identity, dimension=embedder.dimension)
        except OSError as error:
            raise StoreUnavailable(
                f"cannot write to the data folder {folder} ({error.strerror}): choose another with --data-dir"
            ) from error
        dense, words, close, check = derived
        return cls(
            store,
            dense,
            words,
            embedder,
            gazetteer=Gazetteer.load(),
            close_derived=close,
            check_derived=check,
        )

    @property
    def store(self) -> Store:
        """Give the store underneath."""
        return self._store

    def add(
        self, articles: Sequence[tuple[Article, Sequence[Passage]]], *, replaces: Replaces = replaces_nothing
    ) -> list[bool]:
        """Add articles with their passages, embedded together; say for each whether it was new.

        Each article is committed whole, with the removal of those that it `replaces`; what is there
        already is neither embedded nor changed.
        """
        known = {article.id for article, _ in articles if self._store.has_article(article.id)}
        new = [(article, passages) for article, passages in articles if article.id not in known]
        keys, vectors = self._embed([(article, passage) for article, passages in new for passage in passages])
        outcome: list[bool] = []
        position = 0
        for article, passages in articles:
            replaced = replaces(article)
            if article.id not in known:
                begin, position = position, position + len(passages)
                embedded = keys[begin:position], vectors[begin:position]
            elif self._store.has_article(article.id):
                passages, embedded = (), self._embed([])
            else:
                # Removed meanwhile, perhaps by one of the articles before it.
                embedded = self._embed([(article, passage) for passage in passages])
            outcome.append(replaced is not None and self._store.add(article, passages, *embedded, replaces=replaced))
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

    def search(
        self, question: str, k: int, *, regions: Collection[str] = (), within: Collection[str] | None = None
    ) -> list[Hit]:
        """Find the `k` best passages for a question, best first; `within` some corpora, or in all.

        `regions` restrict strictly to passages about them or parts of them (cities of a province,
        members of a group); regions and years that the question names are only preferred, and each of
        several regions has its best passage in the list. Of a report that others republished, the
        passages of the article that stands for it are given, and of the others what only they have.
        """
        return self._searcher.search(question, k, regions=regions, within=within)

    def generation(self) -> Hashable:
        """Tell the state of the articles and of what is searched, which may lag while another process writes."""
        return self._store.generation(), self._lexical.generation()

    def follow(self) -> None:
        """Bring the derived indexes up to the store, so that the next process need not."""
        self._searcher.follow(patience_seconds=60.0)

    def searchable(self) -> tuple[int, int]:
        """Count the passages that are found by meaning and by words."""
        return len(self._vectors), len(self._lexical)

    def check_searchable(self) -> None:
        """See that what is derived answers; raise StoreUnavailable where it does not."""
        self._check_derived()

    def articles(self) -> list[Article]:
        """List the articles, the latest published first, without their raw files."""
        return self._store.articles()

    def find(self, article_id: str) -> Article | None:
        """Fetch an article without its raw file, or nothing where there is none."""
        return self._store.articles_named([article_id]).get(article_id)

    def superseding(self, article_id: str) -> Article | None:
        """Find the article, without its raw file, that replaced another which is no longer there."""
        return self._store.superseding(article_id)

    def articles_from(self, source: str) -> list[Article]:
        """List the articles that came from a source, without their raw files."""
        return self._store.articles_from(source)

    def near_duplicates(self, article: Article) -> list[Article]:
        """List the other articles that are the same report, the first added first, without their raw files."""
        return self._store.near_duplicates(article)

    def article(self, article_id: str) -> Article:
        """Fetch an article with its raw file; raise UnknownArticle where there is none."""
        return self._store.article(article_id)

    def passage(self, passage_id: str) -> Passage:
        """Fetch a passage; raise UnknownArticle where there is none."""
        number = self._store.passage_number(passage_id)
        return self._store.passages_numbered([number])[number][0]

    def close(self) -> None:
        """Close the store and what is derived from it."""
        self._searcher.close()
        self._close_derived()
        self._store.close()


def embedded_text(title: str, passage: Passage) -> str:
    """Put before a passage what it needs to be understood alone; none of it goes into a quote."""
    return "\n".join(part for part in (title, passage.heading, passage.text) if part)
