"""Passages of republications that give way to those of the report that they repeat."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Protocol

from documents import Article, Passage
from documents.near_duplicates import Fingerprint, containment, fingerprint, repeats

_PART_IN_COMMON = 0.25
"""Share of a repeated passage that another must hold to be one of those that stand for it."""


class Texts(Protocol):
    """Give the texts of articles and their passages."""

    def articles_named(self, article_ids: Collection[str]) -> dict[str, Article]:
        """Fetch articles by id."""
        ...

    def passages_of(self, article: Article) -> dict[int, Passage]:
        """Fetch the passages of an article by their numbers."""
        ...


def standing_passages(
    texts: Texts,
    found: Mapping[int, tuple[Passage, Article]],
    groups: Mapping[str, Sequence[str]],
    *,
    only: Collection[int] | None = None,
) -> dict[int, list[int]]:
    """Find for each passage that repeats another member of its group the passages that stand for it.

    Members earlier in the group go before later ones. A passage stays where no earlier member has
    its words and figures, or where those that would stand for it are not among `only`.
    """
    standing: dict[int, list[int]] = {}
    earlier = {one.id: _earlier(groups.get(one.id, ()), one.id) for _, one in found.values()}
    members = texts.articles_named({member for some in earlier.values() for member in some})

    @cache
    def allowed() -> set[int]:
        return set(only or ())

    @cache
    def words_of(article_id: str) -> Fingerprint:
        return fingerprint(members[article_id].text)

    @cache
    def passages_of(article_id: str) -> dict[int, Fingerprint]:
        return {number: fingerprint(passage.text) for number, passage in texts.passages_of(members[article_id]).items()}

    for number, (passage, article) in found.items():
        if not earlier[article.id]:
            continue
        part = fingerprint(passage.text)
        for member in earlier[article.id]:
            # One that is not there was removed since the groups were read.
            if member not in members or not repeats(part, words_of(member)):
                continue
            same = [n for n, one in passages_of(member).items() if containment(part, one) >= _PART_IN_COMMON]
            if same and (only is None or allowed().issuperset(same)):
                standing[number] = same
                break
    return standing


def _earlier(group: Sequence[str], article_id: str) -> Sequence[str]:
    return group[: group.index(article_id)] if group else ()
