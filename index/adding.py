"""From files to passages in the index, a file never stopping the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from documents import Article, Passage
from documents.reading import Unread, read_articles
from documents.splitting import split
from index.search_index import SearchIndex

BATCH_PASSAGES = 256
"""Passages gathered before they are embedded together."""


class Status(StrEnum):
    """Say what became of a file."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """Say what became of a file, and why."""

    path: str
    status: Status
    article_id: str | None = None
    title: str = ""
    passages: int = 0
    reason: str = ""


def add_files(index: SearchIndex, paths: Iterable[Path]) -> Iterator[FileOutcome]:
    """Add files and folders to an index; give an outcome for each article as soon as it is stored.

    Raises StoreUnavailable when the index cannot take any more; what was given as added is stored.
    """
    waiting: list[tuple[Article, Sequence[Passage]]] = []
    for path in paths:
        for read in read_articles(path):
            if isinstance(read, Unread):
                yield FileOutcome(read.source, Status.SKIPPED, reason=read.reason)
                continue
            waiting.append((read, split(read)))
            if sum(len(passages) for _, passages in waiting) >= BATCH_PASSAGES:
                yield from _store(index, waiting)
                waiting = []
    yield from _store(index, waiting)


def _store(index: SearchIndex, articles: Sequence[tuple[Article, Sequence[Passage]]]) -> Iterator[FileOutcome]:
    """Store articles; one that comes from where another came from replaces it."""
    if not articles:
        return
    sources: dict[str, list[str]] = {}
    for known in index.articles():
        sources.setdefault(known.source, []).append(known.id)
    for (article, passages), new in zip(articles, index.add(articles), strict=True):
        status, reason = (Status.ADDED, "") if new else (Status.UNCHANGED, "already in the index")
        older = [one for one in sources.get(article.source, []) if one != article.id]
        if new and older:
            for article_id in older:
                index.remove(article_id)
            status, reason = Status.REPLACED, f"replaces the version added before ({', '.join(older)})"
        yield FileOutcome(article.source, status, article.id, article.title, len(passages), reason)
