"""How much of a question a passage says, and one sentence of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from documents.script import fold
from documents.sentences import split_sentences

_HAN_TERM = re.compile("[㐀-䶿一-鿿豈-﫿]+")


class Coverage(NamedTuple):
    """Give the share, 0 to 1, of a question's terms that a passage holds: its best sentence, and all of it."""

    sentence: float
    passage: float


class WeighedTerms:
    """Hold the terms of a question with what each says, and compare them with texts."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._total = sum(weights.values())
        self._words = {term: _whole(term) for term in weights if not _HAN_TERM.fullmatch(term)}
        self._han = weights.keys() - self._words.keys()

    def coverage(self, text: str) -> Coverage:
        """Tell how much of the terms a text holds.

        Words scattered over a passage say less than the same in a sentence.
        """
        if not self._total:
            return Coverage(0.0, 0.0)
        held = [self._held(sentence) for sentence in _folded_sentences(text)]
        return Coverage(max(map(self._share, held), default=0.0), self._share(set().union(*held)))

    def _held(self, sentence: str) -> set[str]:
        held = {term for term in self._han if term in sentence}
        return held | {term for term, word in self._words.items() if word.search(sentence)} if self._words else held

    def _share(self, terms: set[str]) -> float:
        return sum(self._weights[term] for term in terms) / self._total


@lru_cache(maxsize=1024)
def _whole(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z\d]){re.escape(term)}(?![a-z\d])")


@lru_cache(maxsize=8192)
def _folded_sentences(text: str) -> tuple[str, ...]:
    # Folded as a whole: each call costs more than its characters do.
    folded = fold(text)
    return tuple(folded[span.start : span.end] for span in split_sentences(folded))
