"""The index in one folder of this machine."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np

from documents import Article, Passage
from documents.regions import Gazetteer
from documents.script import detect_language
from index.candidates import Candidates, Ranking, Scores
from index.corpus_passages import CorpusPassages
from index.derived import ChosenPassages, DenseIndex, Derive, DerivedIndexes, WordIndex
from index.diversity import diversify
from index.embedder import Embedder
from index.english_words import search_terms
from index.exceptions import StoreUnavailable
from index.fusion import Fusion, FusionWeights
from index.hit import Hit
from index.lexical import LexicalIndex
from index.mean_vector import MeanVector
from index.postgres_address import PostgresAddress
from index.preferences import Preferences
from index.repeated_passages import standing_passages
from index.rows import PassagePlace, Vectors
from index.search_index import Replaces, replaces_nothing
from index.store import Store
from index.terms import term_length
from index.usage import in_mainland_words
from index.vectors import VectorIndex

CANDIDATES = 100
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
        self._gazetteer = gazetteer
        self._weights = weights
        self._close_derived = close_derived
        self._check_derived = check_derived
        self._mean = MeanVector(embedder.dimension)
        self._searching = threading.Lock()
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="vectors")
        self._corpora = CorpusPassages(store)

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
        about, only = self._only(regions, within)
        ranking, places, scores = self._scored(question, only)
        candidates, groups = self._without_repeated(ranking, places, scores, 3 * k, about, within)
        passages = {number: passage for number, (passage, _) in candidates.found.items()}
        ranked = diversify(ranking.closer(candidates, self._typicality), passages, k, ranking.preferences.regions)
        hits = [
            Hit(
                *candidates.found[number],
                score=score,
                dense=candidates.scores.dense[number],
                lexical=candidates.scores.lexical.get(number) or None,
            )
            for number, score in ranked
        ]
        return self._with_republications(hits, groups) if groups else hits

    def _only(
        self, regions: Collection[str], within: Collection[str] | None
    ) -> tuple[ChosenPassages | None, ChosenPassages | None]:
        """Choose the passages about regions, and those to which regions and corpora restrict a search; None for all."""
        about = self._about(self._gazetteer.within(regions)) if regions else None
        allowed = None if within is None else self._corpora.passages_in(within)
        if about is None or allowed is None:
            return about, allowed if about is None else about
        return about, about.also(allowed)

    def _about(self, regions: Sequence[str]) -> ChosenPassages:
        return ChosenPassages(lambda: self._store.passages_about(regions), regions=regions)

    def _scored(self, question: str, only: Sequence[int] | None) -> tuple[Ranking, dict[int, PassagePlace], Scores]:
        """Find the passages worth ordering, and what they score."""
        said = in_mainland_words(question)
        query, words = self._embedder.encode_queries([said])[0], self._expanded(question, said)
        with self._searching:
            # In this order the vectors know every passage that the words find, whatever others add meanwhile.
            self._lexical.follow(self._store)
            self._vectors.follow(self._store)
            nearest = self._beside.submit(self._vectors.search, query, CANDIDATES, only=only)
            try:
                lexical = dict(self._lexical.search(words, CANDIDATES, only=only))
            finally:
                # Waited for whatever happens: what follows may change the vectors.
                dense = dict(nearest.result())
            # What was removed while another process writes is still found by its words; it drops out here.
            dense |= self._vectors.cosines(query, [number for number in lexical if number not in dense])
            places = self._store.places(sorted(dense))
            terms = self._lexical.term_weights(words)
        length = sum(map(term_length, terms))
        weights = self._weights.for_length(length)
        preferences = Preferences.of(question, self._gazetteer)
        scores = Scores(dense, lexical, self._bonuses(preferences, places, weights)).only(places)
        fusion = Fusion(scores.dense, scores.lexical, weights)
        return Ranking(query, words, terms, preferences, length, weights, fusion), places, scores

    def _bonuses(
        self, preferences: Preferences, places: Mapping[int, PassagePlace], weights: FusionWeights
    ) -> dict[int, float]:
        """Tell what the names in the question add for passages, reading them only where it names a year."""
        if preferences.years:
            found = self._store.passages_at(places)
            return {number: preferences.bonus(passage, weights) for number, (passage, _) in found.items()}
        return {number: preferences.bonus_for_regions(one.regions, weights) for number, one in places.items()}

    def _typicality(self, numbers: Sequence[int]) -> dict[int, float]:
        """Compare passages with the mean of all."""
        with self._searching:
            return self._vectors.cosines(self._mean.follow(self._store), numbers)

    def _without_repeated(
        self,
        ranking: Ranking,
        places: Mapping[int, PassagePlace],
        scores: Scores,
        depth: int,
        about: Sequence[int] | None,
        within: Collection[str] | None,
    ) -> tuple[Candidates, dict[str, tuple[str, ...]]]:
        """Keep the best candidates, those that repeat an earlier report giving way to its own passages.

        Gives the groups of republished articles, too, by article.
        """
        best = ranking.best(scores, depth)
        near = Candidates(self._store.passages_at({number: places[number] for number in best}), scores).only(best)
        groups = self._store.groups({article.id for _, article in near.found.values()}, within=within)
        if not groups:
            return near, groups
        standing = standing_passages(self._store, near.found, groups, only=about)
        more = sorted({number for numbers in standing.values() for number in numbers} - near.found.keys())
        with self._searching:
            dense = near.scores.dense | self._vectors.cosines(ranking.query, more)
            lexical = near.scores.lexical | dict(
                self._lexical.search(ranking.words, len(more), only=more) if more else ()
            )
        added = self._store.passages_numbered(more)
        whole = Candidates(near.found | added, Scores(dense, lexical, near.scores.bonuses | ranking.bonuses(added)))
        return whole.only([number for number in whole.found if number not in standing]), groups

    def _with_republications(self, hits: Sequence[Hit], groups: Mapping[str, Sequence[str]]) -> list[Hit]:
        others = {
            hit.article.id: [one for one in groups.get(hit.article.id, ()) if one != hit.article.id] for hit in hits
        }
        articles = self._store.articles_named({one for group in others.values() for one in group})
        return [
            replace(hit, republications=tuple(articles[one] for one in others[hit.article.id] if one in articles))
            for hit in hits
        ]

    def generation(self) -> Hashable:
        """Tell the state of the articles and of what is searched, which may lag while another process writes."""
        return self._store.generation(), self._lexical.generation()

    def follow(self) -> None:
        """Bring the derived indexes up to the store, so that the next process need not."""
        with self._searching:
            self._vectors.follow(self._store)
            self._lexical.follow(self._store, patience_seconds=60.0)

    def searchable(self) -> tuple[int, int]:
        """Count the passages that are found by meaning and by words."""
        return len(self._vectors), len(self._lexical)

    def check_searchable(self) -> None:
        """See that what is derived answers; raise StoreUnavailable where it does not."""
        self._check_derived()

    def _expanded(self, question: str, said: str) -> str:
        """Add the Chinese names of what the question names otherwise (Jiangsu: 江苏; computing power, 運算力: 算力)."""
        terms = search_terms(question) if detect_language(question) == "en" else (said,)
        return " ".join([question, *self._gazetteer.regions_in(question), *terms])

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
        self._beside.shutdown()
        self._close_derived()
        self._store.close()


def embedded_text(title: str, passage: Passage) -> str:
    """Put before a passage what it needs to be understood alone; none of it goes into a quote."""
    return "\n".join(part for part in (title, passage.heading, passage.text) if part)
