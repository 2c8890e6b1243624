"""The seam between the assistant and whatever holds the passages."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from documents import Article, Passage
from index.hit import Hit


class SearchIndex(Protocol):
    """Hold articles and find their passages."""

    def add(self, articles: Sequence[tuple[Article, Sequence[Passage]]]) -> list[bool]:
        """Add articles with their passages; say for each whether it was new."""
        ...

    def remove(self, article_id: str) -> bool:
        """Remove an article; say False where there is none."""
        ...

    def search(self, question: str, k: int, *, regions: Collection[str] = ()) -> list[Hit]:
        """Find the `k` best passages for a question, best first; `regions` restrict strictly."""
        ...

    def articles(self) -> list[Article]:
        """List the articles, the latest published first, without their raw files."""
        ...

    def article(self, article_id: str) -> Article:
        """Fetch an article with its raw file; raise UnknownArticle where there is none."""
        ...

    def passage(self, passage_id: str) -> Passage:
        """Fetch a passage; raise UnknownArticle where there is none."""
        ...
