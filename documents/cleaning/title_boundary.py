"""Where a title ends that runs into the article without any mark between them.

Saved pages often come as one line: 原标题：某市发布行动方案近日，某市…. What titles end with, what
articles begin with and how long titles are tells the place; the counts come from titles whose end
is marked.
"""

from __future__ import annotations

import lzma
import math
import re
from functools import lru_cache
from pathlib import Path

from documents.cleaning.paired_marks import opened_marks
from documents.cleaning.script_folding import fold_script

BOUNDARIES_PATH = Path(__file__).with_name("title_boundaries.bin")
MAGIC = b"shengce title boundaries 1\n"
SHORTEST_TITLE, LONGEST_TITLE = 5, 80
LONGEST_BEGINNING, LONGEST_ENDING = 3, 2

_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"。")
# A title is about 25 characters long: nats off for each standard deviation, squared and halved.
_USUAL_LENGTH, _DEVIATION = 25.0, 9.0
_SAME_BEGINNING = 3.0
_OPEN_MARK = 12.0
_BROKEN_WORD = 8.0
_LEAST = -3.0


def counted(text: str) -> str:
    """Fold a text as it is counted: Simplified, all digits alike."""
    return _DIGIT.sub("0", fold_script(text))


class TitleBoundaries:
    """Hold how much more often sequences begin an article, or end a title, than they stand anywhere (in nats)."""

    def __init__(self, beginnings: dict[str, float], endings: dict[str, float]) -> None:
        """Take log odds by sequence of one to three characters."""
        self._beginnings = beginnings
        self._endings = endings

    def find(self, text: str) -> int:
        """Find the likeliest length of the title that a text begins with; 0 where the text is too short for one."""
        head = text[: LONGEST_TITLE + LONGEST_BEGINNING]
        folded = counted(head)
        stop = _SENTENCE_END.search(folded)
        last = min(LONGEST_TITLE, len(text) - LONGEST_BEGINNING, stop.start() if stop else LONGEST_TITLE)
        places = range(SHORTEST_TITLE, last + 1)
        return max(places, key=lambda place: self._score(folded, place), default=0)

    def _score(self, text: str, place: int) -> float:
        score = -(((place - _USUAL_LENGTH) / _DEVIATION) ** 2) / 2
        score += _longest(self._beginnings, (text[place : place + n] for n in range(LONGEST_BEGINNING, 0, -1)))
        score += _longest(self._endings, (text[place - n : place] for n in range(LONGEST_ENDING, 0, -1)))
        score += _SAME_BEGINNING * (text[place : place + 3] == text[:3])
        before, after = text[place - 1], text[place]
        if (before + after).isascii() and before.isalnum() and after.isalnum():
            score -= _BROKEN_WORD
        return score - _OPEN_MARK * bool(opened_marks(text[:place]))


def _longest(odds: dict[str, float], sequences: object) -> float:
    for sequence in sequences:  # type: ignore[attr-defined]
        if sequence in odds:
            return odds[sequence]
    return _LEAST
