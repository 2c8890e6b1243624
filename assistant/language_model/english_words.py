"""How much of an English sentence the words of Chinese quotes stand for, by glossary and dictionary."""

from __future__ import annotations

import re

from index.english_words import dictionary_terms
from index.glossary import alternatives, other_words

_CLAUSE_END = re.compile(r"[,;:]\s| (?:and|while|but|which|who|mainly|thanks to) ")
_FEWEST = 2
"""Words of a clause that is looked at by itself."""
_LIKE = 0.5
"""The share of the characters of a dictionary's word, which is one of many, that must be there."""


def translated_shares(statement: str, known: str) -> tuple[float, float, float]:
    """Give the shares of a statement's English words whose Chinese ones folded texts have.

    First of the words of policy texts, then of all that the dictionary has, then the least of a clause; 1 where there
    are none.
    """
    clauses = [_found(clause, known) for clause in _CLAUSE_END.split(statement)]
    policy = [is_found for policy, _ in clauses for is_found in policy]
    every = [[*policy, *others] for policy, others in clauses]
    worst = min((_share(one) for one in every if len(one) >= _FEWEST), default=1.0)
    return _share(policy), _share([is_found for one in every for is_found in one]), worst


def _found(clause: str, known: str) -> tuple[list[bool], list[bool]]:
    """Tell of each word of policy texts, and of each other that the dictionary has, whether a text has it."""
    policy = [any(word.lower() in known for word in words) for words in alternatives(clause)]
    return policy, [_is_like(term, known) for left in other_words(clause) for term in dictionary_terms(left)]


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
