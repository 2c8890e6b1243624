"""How much of an English sentence the words of Chinese quotes stand for, by glossary and dictionary."""

from __future__ import annotations

from index.english_words import dictionary_terms
from index.glossary import alternatives, other_words

_LIKE = 0.5
"""The share of the characters of a dictionary's word, which is one of many, that must be there."""


def translated_shares(statement: str, known: str) -> tuple[float, float]:
    """Give the shares of a statement's English words whose Chinese ones folded texts have.

    First of the words of policy texts, then of all that the dictionary has; 1 where there are none.
    """
    policy = [any(word.lower() in known for word in words) for words in alternatives(statement)]
    others = [_is_like(term, known) for left in other_words(statement) for term in dictionary_terms(left)]
    return _share(policy), _share([*policy, *others])


def strange_term(statement: str, known: str) -> str | None:
    """Find a name of policy, of three Chinese characters and more, that no folded text has: 模型券 for vouchers."""
    for words in alternatives(statement):
        if min(map(len, words)) >= 3 and not any(word.lower() in known for word in words):
            return words[0]
    return None


def _is_like(term: str, known: str) -> bool:
    return sum(character in known for character in term) > _LIKE * len(term)


def _share(found: list[bool]) -> float:
    return sum(found) / len(found) if found else 1.0
