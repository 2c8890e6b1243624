"""What Chinese policy texts call the things that English questions name."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_TERMS = Path(__file__).with_name("policy_terms.toml")


def chinese_terms(question: str) -> tuple[str, ...]:
    """List the Chinese words for the English ones of a question, in the order of the question."""
    return tuple(dict.fromkeys(word for words in alternatives(question) for word in words))


def alternatives(text: str) -> list[tuple[str, ...]]:
    """List for each English word of the glossary in a text the Chinese words that may stand for it."""
    terms, pattern = _table()
    return [tuple(terms[found].split()) for found in pattern.findall(text.lower())]


def other_words(question: str) -> list[str]:
    """List the stretches of a question, in lower case, in which no English word of the glossary stands."""
    return _table()[1].split(question.lower())


@cache
def _table() -> tuple[dict[str, str], re.Pattern[str]]:
    terms: dict[str, str] = tomllib.loads(_TERMS.read_text(encoding="utf-8"))
    longest_first = sorted(terms, key=len, reverse=True)
    return terms, re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, longest_first))})(?![a-z])")
