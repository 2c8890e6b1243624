"""What the list of articles knows of each, and which of them are wanted."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from documents import Article, UnknownRegion
from documents.regions import Gazetteer
from documents.script import fold
from ui.rendering import source_name

logger = logging.getLogger(__name__)

NO_REGION = "-"
"""Stands for a region in the search for articles about none."""
UNDATED = "-"
"""Stands for the month of articles without a date."""
LONGEST_WORDS = 200
MOST_SCOPES = 64
"""Different views of the articles that are kept at once."""
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-|$)")


class Order(StrEnum):
    """Name the orders of the list."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold an article as the list shows it; `places` are its regions and their provinces, `words` what is searched."""

    id: str
    title: str
    publisher: str
    published: str
    regions: tuple[str, ...]
    source: str
    places: frozenset[str]
    words: str

    @property
    def month(self) -> str:
        """Give the month of publication, as `2026-05`."""
        return self.published[:7] if _MONTH.match(self.published) else UNDATED


@dataclass(frozen=True, slots=True)
class Wanted:
    """Say which articles are wanted; what is empty leaves the choice open. Dates are ISO 8601, both included."""

    words: str = ""
    region: str = ""
    publisher: str = ""
    since: str = ""
    until: str = ""
    order: Order = Order.NEWEST

    @classmethod
    def of(cls, given: object) -> Wanted:
        """Take what a page asks for, leaving out whatever is not text."""
        known = given if isinstance(given, dict) else {}
        texts = {
            name: value[:LONGEST_WORDS]
            for name in ("words", "region", "publisher", "since", "until")
            if isinstance(value := known.get(name), str)
        }
        order = Order.OLDEST if known.get("order") == Order.OLDEST else Order.NEWEST
        return cls(**texts, order=order)

    @property
    def is_open(self) -> bool:
        """Say whether every article is wanted."""
        return replace(self, order=Order.NEWEST) == Wanted()

    def choose(self, entries: Iterable[Entry]) -> list[Entry]:
        """Choose the wanted ones and put them in order; those without a date come last."""
        words, publisher = fold(self.words).split(), fold(self.publisher)
        chosen = [one for one in entries if self._takes(one, words, publisher)]
        dated = [one for one in chosen if one.published]
        dated.sort(key=lambda one: one.published, reverse=self.order is Order.NEWEST)
        return dated + [one for one in chosen if not one.published]

    def _takes(self, entry: Entry, words: Sequence[str], publisher: str) -> bool:
        if self.region and not (self.region in entry.places or (self.region == NO_REGION and not entry.places)):
            return False
        if (self.since or self.until) and not (
            entry.published and (self.since or "0") <= entry.published <= (self.until or "9")
        ):
            return False
        if publisher and publisher not in fold(entry.publisher):
            return False
        return all(word in entry.words for word in words)


class ArticleSource(Protocol):
    """List articles."""

    def articles(self) -> Sequence[Article]:
        """List the articles, without their raw files."""
        ...


@dataclass(slots=True)
class Catalogue:
    """Keep the entries of all articles between two changes of them; safe to use from several threads.

    Where not everybody sees all, `scope` names what whoever asks sees; each has entries of its own.
    """

    source: ArticleSource
    scope: Callable[[], Hashable] = lambda: None
    _entries: dict[Hashable, tuple[Entry, ...]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def entries(self) -> tuple[Entry, ...]:
        """Give the entries of all articles."""
        scope = self.scope()
        with self._lock:
            if scope not in self._entries:
                while len(self._entries) >= MOST_SCOPES:
                    del self._entries[next(iter(self._entries))]
                self._entries[scope] = tuple(_entry(article, {}) for article in self.source.articles())
            return self._entries[scope]

    def holds_articles(self) -> bool:
        """Say whether there is anything to ask about; what cannot be listed may well be there."""
        try:
            return bool(self.entries())
        except Exception:
            logger.exception("articles could not be listed")
            return True

    def refresh(self) -> None:
        """Read the articles anew, as far as they are not known."""
        scope = self.scope()
        with self._lock:
            known = {one.id: one for one in self._entries.get(scope, ())}
            # The others' are read anew when they are wanted: they may see what was changed, too.
            self._entries.clear()
            self._entries[scope] = tuple(_entry(article, known) for article in self.source.articles())


def _entry(article: Article, known: dict[str, Entry]) -> Entry:
    entry = known.get(article.id)
    if entry is not None and (entry.title, entry.source) == (article.title, article.source):
        return entry
    publisher = article.publisher or ""
    named = " ".join((article.title, publisher, *article.regions, source_name(article.source)))
    return Entry(
        id=article.id,
        title=article.title,
        publisher=publisher,
        published=article.published or "",
        regions=article.regions,
        source=article.source,
        places=frozenset(place for region in article.regions for place in lineage(region)),
        words=fold(named),
    )


@lru_cache(maxsize=4096)
def lineage(region: str) -> tuple[str, ...]:
    """Name a region and its province; a name that is in no gazetteer stands for itself."""
    try:
        return Gazetteer.load().lineage(region)
    except UnknownRegion:
        return (region,)
