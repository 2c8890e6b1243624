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


def coverage(weights: Mapping[str, float], text: str) -> Coverage:
    """Tell how much of a question's terms a text holds; `weights` tell for each term how much it says.

    Words scattered over a passage say less than the same in a sentence.
    """
    total = sum(weights.values())
    if not total:
        return Coverage(0.0, 0.0)
    words = {term: _whole(term) for term in weights if not _HAN_TERM.fullmatch(term)}
    held = [
        {term for term in weights if (words[term].search(sentence) if term in words else term in sentence)}
        for sentence in _folded_sentences(text)
    ]
    best = max((sum(weights[term] for term in one) for one in held), default=0.0)
    return Coverage(best / total, sum(weights[term] for term in set().union(*held)) / total)


@lru_cache(maxsize=1024)
def _whole(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z\d]){re.escape(term)}(?![a-z\d])")


@lru_cache(maxsize=8192)
def _folded_sentences(text: str) -> tuple[str, ...]:
    # Folded as a whole: each call costs more than its characters do.
    folded = fold(text)
    return tuple(folded[span.start : span.end] for span in split_sentences(folded))
