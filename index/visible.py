"""The articles of some corpora as an index of their own: nothing above it can tell of any others."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import replace
from typing import Protocol

from documents import Article, Passage
from index.corpora import corpus_of
from index.exceptions import UnknownArticle
from index.hit import Hit
from index.search_index import Replaces, SearchIndex, replaces_nothing


class CorpusIndex(SearchIndex, Protocol):
    """Hold the articles of all corpora."""

    def search(
        self, question: str, k: int, *, regions: Collection[str] = (), within: Collection[str] | None = None
    ) -> list[Hit]:
        """Find the `k` best passages for a question, best first, `within` some corpora."""
        ...


class VisibleIndex:
    """Show of an index the articles of some corpora, as if there were no others.

    What the index gives is looked at again: a home of the index that took no notice of corpora would find less, and
    show nothing that it may not.
    """

    def __init__(self, index: CorpusIndex, corpora: Collection[str]) -> None:
        self._index = index
        self._corpora = frozenset(corpora)

    def search(self, question: str, k: int, *, regions: Collection[str] = ()) -> list[Hit]:
        """Find the `k` best passages for a question, best first; `regions` restrict strictly."""
        if not self._corpora:
            return []
        hits = self._index.search(question, k, regions=regions, within=self._corpora)
        return [
            replace(hit, republications=tuple(self._shown(hit.republications)))
            for hit in hits
            if self._shows(hit.article.id)
        ]

    def add(
        self, articles: Sequence[tuple[Article, Sequence[Passage]]], *, replaces: Replaces = replaces_nothing
    ) -> list[bool]:
        """Add articles with their passages; raise ValueError for one of another corpus."""
        for article, _ in articles:
            if not self._shows(article.id):
                raise ValueError(f"the article {article.id} belongs to another corpus")
        return self._index.add(articles, replaces=replaces)

    def remove(self, article_id: str) -> bool:
        """Remove an article; say False where there is none."""
        return self._shows(article_id) and self._index.remove(article_id)

    def generation(self) -> Hashable:
        """Tell the state of all articles: of the visible ones, too, it tells every change."""
        return self._index.generation()

    def articles(self) -> list[Article]:
        """List the articles, the latest published first, without their raw files."""
        return self._shown(self._index.articles())

    def find(self, article_id: str) -> Article | None:
        """Fetch an article without its raw file, or nothing where there is none."""
        return self._index.find(article_id) if self._shows(article_id) else None

    def superseding(self, article_id: str) -> Article | None:
        """Find the article, without its raw file, that replaced another which is no longer there."""
        found = self._index.superseding(article_id) if self._shows(article_id) else None
        return found if found is not None and self._shows(found.id) else None

    def articles_from(self, source: str) -> list[Article]:
        """List the articles that came from a source, without their raw files."""
        return self._shown(self._index.articles_from(source))

    def near_duplicates(self, article: Article) -> list[Article]:
        """List the other articles that are the same report, the first added first, without their raw files."""
        return self._shown(self._index.near_duplicates(article))

    def article(self, article_id: str) -> Article:
        """Fetch an article with its raw file; raise UnknownArticle where there is none."""
        if not self._shows(article_id):
            raise UnknownArticle(f"no article has the id {article_id!r}: `shengce articles` lists them")
        return self._index.article(article_id)

    def passage(self, passage_id: str) -> Passage:
        """Fetch a passage; raise UnknownArticle where there is none."""
        # The id of a passage is that of its article and a number.
        if not self._shows(passage_id):
            raise UnknownArticle(f"no passage has the id {passage_id!r}")
        return self._index.passage(passage_id)

    def _shows(self, name: str) -> bool:
        return corpus_of(name) in self._corpora

    def _shown(self, articles: Sequence[Article]) -> list[Article]:
        return [one for one in articles if self._shows(one.id)]
