"""Searching by meaning and by words together."""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from documents.regions import Gazetteer
from documents.script import detect_language
from index.candidates import Candidates, Ranking, Scores
from index.corpus_passages import CorpusPassages
from index.derived import ChosenPassages, DenseIndex, WordIndex
from index.diversity import diversify
from index.embedder import Embedder
from index.english_words import search_terms
from index.fusion import Fusion, FusionWeights
from index.hit import Hit
from index.mean_vector import MeanVector
from index.preferences import Preferences
from index.repeated_passages import standing_passages
from index.rows import PassagePlace
from index.store import Store
from index.terms import term_length
from index.usage import in_mainland_words

CANDIDATES = 100


class Searcher:
    """Find passages in what is derived from a store, and order them; it may be asked from several threads."""

    def __init__(
        self,
        store: Store,
        vectors: DenseIndex,
        lexical: WordIndex,
        embedder: Embedder,
        *,
        gazetteer: Gazetteer,
        weights: FusionWeights,
    ) -> None:
        self._store = store
        self._vectors = vectors
        self._lexical = lexical
        self._embedder = embedder
        self._gazetteer = gazetteer
        self._weights = weights
        self._mean = MeanVector(embedder.dimension)
        self._searching = threading.Lock()
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="vectors")
        self._corpora = CorpusPassages(store)

    def search(
        self, question: str, k: int, *, regions: Collection[str] = (), within: Collection[str] | None = None
    ) -> list[Hit]:
        """Find the `k` best passages for a question, best first, as LocalIndex.search tells."""
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

    def follow(self, *, patience_seconds: float) -> None:
        """Bring what is derived up to the store, waiting so long for another process that writes."""
        with self._searching:
            self._vectors.follow(self._store)
            self._lexical.follow(self._store, patience_seconds=patience_seconds)

    def close(self) -> None:
        """End the thread that searches beside."""
        self._beside.shutdown()

    def _expanded(self, question: str, said: str) -> str:
        """Add the Chinese names of what the question names otherwise (Jiangsu: 江苏; computing power, 運算力: 算力)."""
        terms = search_terms(question) if detect_language(question) == "en" else (said,)
        return " ".join([question, *self._gazetteer.regions_in(question), *terms])
