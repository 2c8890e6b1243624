"""What an article about to be added has to do with those that are there."""

from __future__ import annotations

from dataclasses import dataclass

from documents import Article
from documents.near_duplicates import fingerprint, is_same_report
from documents.script import fold
from index.search_index import SearchIndex


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Hold the stored articles that have to do with one about to be added.

    `there` is the article itself where it is stored already; `older` came from the same source and
    `corrected` are earlier versions from elsewhere, which it replaces; `republished` are the same
    report by others. `superseding` is a later version that replaced this one before.
    """

    there: Article | None = None
    older: tuple[Article, ...] = ()
    corrected: tuple[Article, ...] = ()
    republished: tuple[Article, ...] = ()
    superseding: Article | None = None

    @property
    def replaced(self) -> tuple[Article, ...]:
        """List what the article replaces."""
        return (*self.older, *self.corrected)


def find_neighbours(index: SearchIndex, article: Article, *, named: bool) -> Neighbours:
    """Find what an article replaces and what it republishes.

    `named` says that its source is only a name, which other articles may have.
    """
    from_source = [one for one in index.articles_from(article.source) if one.id != article.id]
    if named:
        taken = fingerprint(article.text)
        from_source = [one for one in from_source if is_same_report(taken, fingerprint(one.text))]
    older = tuple(from_source)
    there = index.find(article.id)
    if there is not None:
        return Neighbours(there=there, older=older)
    superseding = None if older else index.superseding(article.id)
    if superseding is not None and is_same_publication(article, superseding):
        return Neighbours(superseding=superseding)
    near = [one for one in index.near_duplicates(article) if one not in older]
    corrected = tuple(one for one in near if corrects(article, one))
    return Neighbours(older=older, corrected=corrected, republished=tuple(o for o in near if o not in corrected))


def corrects(article: Article, known: Article) -> bool:
    """Say whether an article is the corrected version of a near-duplicate: not older, by the same publisher."""
    is_older = bool(article.published and known.published and article.published < known.published)
    return not is_older and is_same_publication(article, known)


def is_same_publication(one: Article, other: Article) -> bool:
    """Say whether two articles have the same publisher and title, both known."""
    return bool(one.publisher and other.publisher and one.title and other.title) and (
        fold(one.publisher or ""),
        fold(one.title),
    ) == (fold(other.publisher or ""), fold(other.title))


def describe(article: Article) -> str:
    """Name an article in a line: title, publisher, date and source."""
    details = ", ".join(part for part in (article.publisher, article.published, article.source) if part)
    return f"{article.title} ({details})"
