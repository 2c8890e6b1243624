"""Remembering what was answered, as long as the articles stay the same."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from copy import copy
from dataclasses import replace

from cachetools import LRUCache, cached

from assistant.composed import Composed


class RememberedAnswers:
    """Give again what was composed for the same question, and compose once for all who ask it at the same moment.

    Suggestions, examples and what many ask are asked over and over, and an answer takes the time of its reading.
    """

    def __init__(self, generation: Callable[[], Hashable], *, characters: int) -> None:
        """Take what tells the state of the articles, and how many characters of articles to hold at most."""
        self._generation = generation
        self._among: Hashable = None
        self._compose = cached(
            LRUCache[Hashable, Composed](characters, getsizeof=_characters),
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


def _characters(composed: Composed) -> int:
    """Count what an answer holds in memory: above all, the articles of the passages found."""
    texts = {hit.article.id: len(hit.article.text) for found in composed.findings for hit in found.hits}
    return len(composed.answer.answer) + sum(texts.values())
