"""The seam between the assistant and whatever holds the passages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Protocol

from documents import Article, Passage
from index.hit import Hit

Replaces = Callable[[Article], Collection[str] | None]


def replaces_nothing(article: Article) -> Collection[str]:
    """Let every article stay beside the others."""
    return ()


class PassageSearch(Protocol):
    """Find passages."""

    def search(self, question: str, k: int, *, regions: Collection[str] = ()) -> list[Hit]:
        """Find the `k` best passages for a question, best first; `regions` restrict strictly.

        A report that others republished fills one place, as the article that stands for its group.
        """
        ...


class SearchIndex(PassageSearch, Protocol):
    """Hold articles and find their passages."""

    def add(
        self, articles: Sequence[tuple[Article, Sequence[Passage]]], *, replaces: Replaces = replaces_nothing
    ) -> list[bool]:
        """Add articles with their passages, one after another; say for each whether it was new.

        `replaces` is asked once for each, just before it is stored, which articles it replaces, by id: they go at the
        same moment, so that no fault leaves both, and go also where the article is there already.
        None leaves the article out.
        """
        ...

    def remove(self, article_id: str) -> bool:
        """Remove an article; say False where there is none."""
        ...

    def generation(self) -> Hashable:
        """Tell the state of what is searched: what is equal to an earlier one finds what was found then."""
        ...

    def articles(self) -> list[Article]:
        """List the articles, the latest published first, without their raw files."""
        ...

    def find(self, article_id: str) -> Article | None:
        """Fetch an article without its raw file, or nothing where there is none."""
        ...

    def superseding(self, article_id: str) -> Article | None:
        """Find the article, without its raw file, that replaced another which is no longer there."""
        ...

    def articles_from(self, source: str) -> list[Article]:
        """List the articles that came from a source, without their raw files."""
        ...

    def near_duplicates(self, article: Article) -> list[Article]:
        """List the other articles that are the same report, the first added first, without their raw files."""
        ...

    def article(self, article_id: str) -> Article:
        """Fetch an article with its raw file; raise UnknownArticle where there is none."""
        ...

    def passage(self, passage_id: str) -> Passage:
        """Fetch a passage; raise UnknownArticle where there is none."""
        ...
