"""Chinese words for English ones by a dictionary, for what the glossary of policy terms does not have.

The dictionary is CC-CEDICT turned round (ENGLISH.md); `index.build_english_words` makes the file.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.glossary import chinese_terms, other_words

if TYPE_CHECKING:
    from tantivy import TextAnalyzer

WORDS_PATH = Path(__file__).with_name("english_words.tsv.gz")
LONGEST = 4
"""Words of the longest English expression that is looked up."""
# Words that hold a sentence together, and those that ask; alone they name nothing.
_FUNCTION_WORDS = """
a about above according after all also an and another any are as at be been before being below between both but
by can compare compared could did do does doing down during each either every few first for from further get
gets give given had has have having he her here hers him his how i if in into is it its just let list many may
me might more most much must my name named no nor not now of off on once one only or other our out over own per
please s said same say says shall she should since so some such t tell than that the their them then there these they
this those through to too under until up us versus very vs was we were what when where whether which while who
whom whose why will with within without would you your
"""
_WORD = re.compile(r"[a-z][a-z0-9]*")


def search_terms(question: str) -> tuple[str, ...]:
    """List the Chinese words to look for: those of policy texts, and the dictionary's for what is left."""
    others = (word for left in other_words(question) for word in dictionary_terms(left))
    return tuple(dict.fromkeys([*chinese_terms(question), *others]))


def dictionary_terms(text: str) -> list[str]:
    """List for each English expression of a text, the longest that are known, the usual Chinese word for it.

    One each: with two or three the right passage is oftener among the best five, but less often the first.
    """
    words = _WORD.findall(text.lower())
    return list(_found(words, stems(words)))


def is_function_word(word: str) -> bool:
    """Tell whether a word in lower case only holds a sentence together."""
    return word in _function_words()


def stems(words: Sequence[str]) -> list[str]:
    """Cut words down to their stems."""
    return [" ".join(_stemmer().analyze(word)) for word in words]


def _found(words: Sequence[str], stemmed: Sequence[str]) -> Iterator[str]:
    start = 0
    while start < len(words):
        for end in range(min(start + LONGEST, len(words)), start, -1):
            known = _table().get(" ".join(stemmed[start:end]))
            if known and not _function_words().issuperset(words[start:end]):
                yield known
                start = end
                break
        else:
            start += 1


@cache
def _function_words() -> frozenset[str]:
    return frozenset(_FUNCTION_WORDS.split())


@cache
def _stemmer() -> TextAnalyzer:
    # Only here: what knows this module need not load the library before an English question is asked.
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    return TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase()).filter(Filter.stemmer("english")).build()


@cache
def _table() -> dict[str, str]:
    lines = gzip.decompress(WORDS_PATH.read_bytes()).decode().splitlines()
    return dict(line.split("\t") for line in lines)
