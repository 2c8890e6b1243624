"""From files to passages in the index, a file never stopping the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from documents import Article, NoText, Passage, UnreadableFile
from documents.loading import load_bytes, load_file, path_label
from documents.reading import Unread, read_articles, to_article
from documents.repairs import repairs_of
from documents.splitting import split
from documents.whole_characters import whole_characters
from index.corpora import SHARED, corpus_of, in_corpus
from index.neighbours import Neighbours, find_neighbours
from index.reason import Reason, in_a_line, reasons_for
from index.search_index import SearchIndex

BATCH_PASSAGES = 256
"""Passages gathered before they are embedded together."""
PASTED = "pasted text"
"""The source of an article that came as text."""
SHORTEST_TEXT = 20
"""Characters of words that a pasted text must have to be an article."""
TITLE_LENGTH = 30
"""Characters of a text that stand for its title where nothing else does."""


class Status(StrEnum):
    """Say what became of a file."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """Say what became of a file, and why; `repairs` is the number of changes by step of cleaning.

    `reasons` hold the same as `reason` of what was read, for those who word it themselves.
    """

    path: str
    status: Status
    article_id: str | None = None
    title: str = ""
    passages: int = 0
    reason: str = ""
    repairs: dict[str, int] = field(default_factory=dict, compare=False)
    reasons: tuple[Reason, ...] = field(default=(), compare=False)


def add_files(
    index: SearchIndex, paths: Iterable[Path], *, names: Sequence[str] | None = None, corpus: str = SHARED
) -> Iterator[FileOutcome]:
    """Add files and folders to a corpus of an index; give an outcome for each article as soon as it is stored.

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
        article = in_corpus(read, corpus)
        waiting.append((article, split(article)))
        if sum(len(passages) for _, passages in waiting) >= BATCH_PASSAGES:
            yield from _store(index, waiting, named=names is not None)
            waiting = []
    yield from _store(index, waiting, named=names is not None)


def add_text(index: SearchIndex, text: str, *, title: str = "", corpus: str = SHARED) -> FileOutcome:
    """Add an article to a corpus from its text, of which all is found that is found of a file; a `title` given holds.

    Raises StoreUnavailable when the index cannot take it.
    """
    try:
        article = in_corpus(_pasted_article(text, whole_characters(title).strip()), corpus)
    except UnreadableFile as error:
        return FileOutcome(PASTED, Status.SKIPPED, reason=str(error))
    (outcome,) = _store(index, [(article, split(article))], named=True)
    return outcome


def replace_article(index: SearchIndex, article_id: str, path: Path, *, name: str) -> FileOutcome:
    """Put the one article of a file, known by its name, in the place of another; both are never there or gone.

    It comes into the corpus of the other.
    Raises StoreUnavailable when the index cannot take it.
    """
    name = whole_characters(name)
    try:
        article = in_corpus(replace(to_article(load_file(path)), source=name), corpus_of(article_id))
    except UnreadableFile as error:
        return FileOutcome(name, Status.SKIPPED, reason=str(error).replace(path_label(path), name))
    (outcome,) = _store(index, [(article, split(article))], named=True, instead_of=article_id)
    return outcome


def _pasted_article(text: str, title: str) -> Article:
    """Read an article from text; raise UnreadableFile where it is none."""
    loaded = load_bytes(text.encode("utf-8", "replace"), PASTED)
    article = to_article(replace(loaded, title=title or loaded.title))
    length = len(re.findall(r"\w", article.text))
    if length < SHORTEST_TEXT:
        raise NoText(f"{PASTED}: too short, {length} characters where an article has at least {SHORTEST_TEXT}")
    if article.title != PASTED:
        return article
    first = article.text.lstrip().split("\n", 1)[0]
    return replace(article, title=first if len(first) <= TITLE_LENGTH else f"{first[:TITLE_LENGTH]}…")


def _read(paths: Iterable[Path], names: Sequence[str] | None) -> Iterator[Article | Unread]:
    """Read the articles of paths, under their absolute paths or their names."""
    if names is None:
        for path in paths:
            # A relative path means another file in another folder.
            yield from read_articles(path.absolute())
        return
    for path, name in zip(paths, names, strict=True):
        label, known = path_label(path), whole_characters(name)
        for read in read_articles(path):
            source = read.source.replace(label, known, 1)
            if isinstance(read, Unread):
                yield Unread(source, read.reason.replace(label, known))
            else:
                yield replace(read, source=source)


def _store(
    index: SearchIndex,
    articles: Sequence[tuple[Article, Sequence[Passage]]],
    *,
    named: bool,
    instead_of: str | None = None,
) -> Iterator[FileOutcome]:
    """Store articles, each in the place of those that it replaces, or `instead_of` one."""
    if not articles:
        return
    found: list[Neighbours] = []

    def replaces(article: Article) -> list[str] | None:
        neighbours = find_neighbours(index, article, named=named)
        if instead_of is not None:
            neighbours = _taking_the_place(neighbours, index.find(instead_of), article)
        found.append(neighbours)
        return None if neighbours.superseding else [one.id for one in neighbours.replaced]

    added = index.add(articles, replaces=replaces)
    for (article, passages), neighbours, new in zip(articles, found, added, strict=True):
        reasons = reasons_for(article, neighbours, added=new)
        kept = Status.ADDED if new else Status.UNCHANGED
        yield FileOutcome(
            path=article.source,
            status=Status.REPLACED if neighbours.replaced else kept,
            article_id=article.id,
            title=article.title,
            passages=len(passages),
            reason=in_a_line(reasons),
            repairs=repairs_of(article.details),
            reasons=reasons,
        )


def _taking_the_place(neighbours: Neighbours, other: Article | None, article: Article) -> Neighbours:
    """Let an article replace another, whatever it would have done by itself."""
    known = {article.id, *(one.id for one in neighbours.replaced)}
    older = neighbours.older if other is None or other.id in known else (*neighbours.older, other)
    return replace(neighbours, older=older, superseding=None)
