"""From files to passages in the index, a file never stopping the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from documents import Article, Passage
from documents.reading import Unread, read_articles
from documents.splitting import split
from index.neighbours import Neighbours, describe, find_neighbours
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


def add_files(
    index: SearchIndex, paths: Iterable[Path], *, names: Sequence[str] | None = None
) -> Iterator[FileOutcome]:
    """Add files and folders to an index; give an outcome for each article as soon as it is stored.

    What comes from a path replaces what came from it before, and a corrected version what it
    corrects. Files at temporary paths are known by their `names` instead, one for each path; such a
    file replaces an earlier one of its name only if that is nearly the same, for two pages are often
    both called index.html.
    Raises StoreUnavailable when the index cannot take any more; what was given as added is stored.
    """
    waiting: list[tuple[Article, Sequence[Passage]]] = []
    for read in _read(paths, names):
        if isinstance(read, Unread):
            yield FileOutcome(read.source, Status.SKIPPED, reason=read.reason)
            continue
        waiting.append((read, split(read)))
        if sum(len(passages) for _, passages in waiting) >= BATCH_PASSAGES:
            yield from _store(index, waiting, named=names is not None)
            waiting = []
    yield from _store(index, waiting, named=names is not None)


def _read(paths: Iterable[Path], names: Sequence[str] | None) -> Iterator[Article | Unread]:
    """Read the articles of paths, under their absolute paths or their names."""
    if names is None:
        for path in paths:
            # A relative path means another file in another folder.
            yield from read_articles(path.absolute())
        return
    for path, name in zip(paths, names, strict=True):
        for read in read_articles(path):
            source = read.source.replace(str(path), name, 1)
            if isinstance(read, Unread):
                yield Unread(source, read.reason.replace(str(path), name))
            else:
                yield replace(read, source=source)


def _store(
    index: SearchIndex, articles: Sequence[tuple[Article, Sequence[Passage]]], *, named: bool
) -> Iterator[FileOutcome]:
    """Store articles, each in the place of those that it replaces."""
    if not articles:
        return
    found: list[Neighbours] = []

    def replaces(article: Article) -> list[str] | None:
        neighbours = find_neighbours(index, article, named=named)
        found.append(neighbours)
        return None if neighbours.superseding else [one.id for one in neighbours.replaced]

    added = index.add(articles, replaces=replaces)
    for (article, passages), neighbours, new in zip(articles, found, added, strict=True):
        status, reason = _tell(article, neighbours, new)
        yield FileOutcome(article.source, status, article.id, article.title, len(passages), reason)


def _tell(article: Article, neighbours: Neighbours, added: bool) -> tuple[Status, str]:
    """Say what became of an article and why, in one line."""
    there = neighbours.there
    already = "already in the index"
    if there is not None and there.source != article.source:
        already += f", from {there.source}"
    if neighbours.superseding is not None and not added:
        return Status.UNCHANGED, f"an earlier version of {describe(neighbours.superseding)}, which replaced it"
    reasons = [] if added else [already]
    if neighbours.older:
        reasons.append(f"replaces the version added before ({', '.join(one.id for one in neighbours.older)})")
    if neighbours.corrected:
        told = ", ".join(f"{one.source} ({one.id})" for one in neighbours.corrected)
        reasons.append(f"corrects and replaces the article of the same publisher and title from {told}")
    if added and neighbours.republished:
        reasons.append(f"the same report as {describe(neighbours.republished[0])}")
    kept = Status.ADDED if added else Status.UNCHANGED
    return (Status.REPLACED if neighbours.replaced else kept), "; ".join(reasons)
