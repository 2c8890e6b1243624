"""How much of a question one sentence of a passage says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from documents.script import fold
from documents.sentences import split_sentences

_HAN_TERM = re.compile("[㐀-䶿一-鿿豈-﫿]+")


def coverage(weights: Mapping[str, float], text: str) -> float:
    """Give the share, 0 to 1, of a question's terms that the sentence of `text` with the most of them holds.

    `weights` tell for each term how much it says. Words scattered over a passage say less than the same in a sentence.
    """
    total = sum(weights.values())
    if not total:
        return 0.0
    patterns = {term: weight for term, weight in weights.items() if not _HAN_TERM.fullmatch(term)}
    han = [(term, weight) for term, weight in weights.items() if term not in patterns]
    words = [(_whole(term), weight) for term, weight in patterns.items()]
    best = max(
        sum(weight for term, weight in han if term in sentence)
        + sum(weight for word, weight in words if word.search(sentence))
        for sentence in _folded_sentences(text) or ("",)
    )
    return best / total


@lru_cache(maxsize=1024)
def _whole(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z\d]){re.escape(term)}(?![a-z\d])")


@lru_cache(maxsize=8192)
def _folded_sentences(text: str) -> tuple[str, ...]:
    # Folded as a whole: each call costs more than its characters do.
    folded = fold(text)
    return tuple(folded[span.start : span.end] for span in split_sentences(folded))
