"""Chinese words that say how something is told rather than what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("common_words.txt")


def common_words(folded: str) -> Iterator[tuple[int, int]]:
    """Find the common words of a folded text, the longest first: where each begins and ends."""
    return (found.span() for found in _pattern().finditer(folded))


def without_common_words(folded: str) -> str:
    """Blank the common words of a folded text; offsets hold."""
    return _pattern().sub(lambda found: " " * len(found.group()), folded)


@cache
def _pattern() -> re.Pattern[str]:
    lines = FILE.read_text(encoding="utf-8").split("\n")
    words = [line for line in lines if line and not line.startswith("#")]
    return re.compile("|".join(sorted(words, key=len, reverse=True)))
