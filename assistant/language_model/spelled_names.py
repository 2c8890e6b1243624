"""Chinese names in English words, by how they are spelled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pypinyin import Style, pinyin
from pypinyin.constants import PINYIN_DICT

from assistant.verification import Fault, FaultKind
from assistant.verification.reading import Reading
from index.english_words import dictionary_terms, is_function_word

_CAPITALISED = re.compile(r"\b[A-Z][a-z]{3,}\b")
# Words that are spelled like syllables.
_NO_NAMES = frozenset(
    (
        "asian",
        "base",
        "change",
        "china",
        "dance",
        "data",
        "date",
        "fund",
        "guide",
        "here",
        "june",
        "make",
        "more",
        "sina",
        "women",
    )
)
_LONGEST_SYLLABLE = 6


def spelled_faults(said: Reading, known: str) -> Iterator[Fault]:
    """Find names that are spelled as Chinese ones are and that nothing in the quotes sounds like."""
    sounds = _sounds(known)
    for found in _CAPITALISED.finditer(said.text):
        name = found.group().lower()
        inside = any(one.start <= found.start() < one.end for one in said.mentions)
        if not inside and name not in _NO_NAMES and _is_spelled(name) and name not in sounds and not _is_a_word(name):
            yield Fault(FaultKind.ORGANISATION, found.group(), f"the quote does not name {found.group()}")


def _is_spelled(name: str) -> bool:
    """Tell whether a word is made of two syllables of pinyin or more."""
    counts = [0, *[-1] * len(name)]
    for end in range(1, len(name) + 1):
        starts = range(max(0, end - _LONGEST_SYLLABLE), end)
        counts[end] = max(
            (counts[at] + 1 for at in starts if counts[at] >= 0 and name[at:end] in _syllables()), default=-1
        )
    return counts[-1] > 1


def _is_a_word(name: str) -> bool:
    """Tell whether a dictionary has another word for it than one that sounds like it: Asian, Since."""
    return is_function_word(name) or any(_sounds(term) != name for term in dictionary_terms(name))


@cache
def _syllables() -> frozenset[str]:
    letters = "".join(map(chr, PINYIN_DICT))
    return frozenset(one[0] for one in pinyin(letters, style=Style.NORMAL, errors="ignore") if one[0].isascii())


def _sounds(text: str) -> str:
    return "".join(one[0] for one in pinyin(text, style=Style.NORMAL, errors="ignore"))
