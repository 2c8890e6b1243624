"""Remembering what was answered, as long as the articles stay the same."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from copy import copy
from dataclasses import replace
from itertools import islice

from cachetools import LRUCache, cached

from assistant.composed import Composed
from documents import Article

# What Python's objects take beside the words, by tracemalloc over answers from the briefs.
_CHARACTERS_OF_A_HIT = 1_700
_CHARACTERS_OF_A_DETAIL = 100


class RememberedAnswers:
    """Give again what was composed for the same question, and compose once for all who ask it at the same moment.

    Suggestions, examples and what many ask are asked over and over, and an answer takes the time of its reading.
    """

    def __init__(self, generation: Callable[[], Hashable], *, characters: int) -> None:
        """Take what tells the state of the articles, and how many characters of articles to hold at most."""
        self._generation = generation
        self._among: Hashable = None
        self._kept = _LatestState(characters, getsizeof=_characters)
        self._compose = cached(
            self._kept,
            key=lambda asked, compose: asked,
            condition=threading.Condition(),
        )(lambda asked, compose: compose())

    def among(self, articles: Hashable) -> RememberedAnswers:
        """Give the same memory for who may see these of the articles, named as wished, and no others.

        Nothing that was answered from others is ever given.
        """
        narrowed = copy(self)
        narrowed._among = articles
        return narrowed

    @property
    def characters(self) -> int:
        """Count the characters that are held."""
        return int(self._kept.currsize)

    def composed(self, asked: Hashable, compose: Callable[[], Composed]) -> Composed:
        """Give what `compose` gave for what was asked, or give now; `timings_ms` are those of this time."""
        began, is_new = time.perf_counter(), False

        def composing() -> Composed:
            nonlocal is_new
            is_new = True
            return compose()

        composed: Composed = self._compose((self._generation(), self._among, asked), composing)
        if is_new:
            return composed
        total = round((time.perf_counter() - began) * 1000, 1)
        timings = dict.fromkeys(composed.answer.timings_ms, 0.0) | {"total": total}
        return replace(composed, answer=replace(composed.answer, timings_ms=timings))


class _LatestState(LRUCache[Hashable, Composed]):
    """Hold answers from the latest state of the articles: from an earlier one none is ever given again.

    Each key is a tuple that begins with the state.
    """

    def __setitem__(self, key: Hashable, value: Composed) -> None:
        """Keep an answer, and forget those from another state."""
        if any(other[:1] != key[:1] for other in islice(self, 1)):  # type: ignore[index]
            self.clear()
        super().__setitem__(key, value)


def _characters(composed: Composed) -> int:
    """Count what an answer holds in memory, in characters of two bytes: above all, the articles of the passages found.

    Each answer has its own copies of them.
    """
    hits = [hit for found in composed.findings for hit in found.hits]
    articles = {hit.article.id: hit.article for hit in hits}
    passages = sum(len(hit.passage.text) + _CHARACTERS_OF_A_HIT for hit in hits)
    return len(composed.answer.answer) + passages + sum(map(_characters_of, articles.values()))


def _characters_of(article: Article) -> int:
    stated = sum(len(name) + len(value) + _CHARACTERS_OF_A_DETAIL for name, value in article.details.items())
    return len(article.text) + stated
