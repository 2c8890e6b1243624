"""The terms that the lexical index knows texts by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.script import fold

_HAN = "[㐀-䶿一-鿿豈-﫿]"
_RUNS = re.compile(
    rf"(?P<han>{_HAN}+)"
    r"|(?P<number>\d+(?:[.,]\d+)*%?)"
    r"|(?P<word>[^\W\d_㐀-䶿一-鿿豈-﫿][^\W_㐀-䶿一-鿿豈-﫿]*(?:['’.+-][^\W_㐀-䶿一-鿿豈-﫿]+)*)"
)

# Words that ask rather than name what is asked for; folded to Simplified and lower case.
_ASKING = re.compile(
    r"请问|请告诉我|告诉我|我想知道|想知道|是多少|有多少|达到多少|多少|是什么|什么时候|为什么|什么|哪些|哪[一二两三四五六七八九十几]+[个家项条款座台种类份]?|哪个|哪年|哪天|哪里"
    r"|怎么样|怎么|怎样|如何|为何|是否|有没有|能否|可以|分别|包括|主要|具体|关于|根据|其中|以及|还有|一共|总共|目前"
    r"|到底|究竟|手里|手头|帮忙|帮我|给我|我们公司|我们企业|我想|想要|我记得|来着|一下|咱们|那个|那份|那批|这边|里头"
    r"|[吗呢吧啊呀么]|几[个家项条款座]"
    r"|\b(?:what|which|who|whom|whose|when|where|why|how|many|much|is|are|was|were|be|been|do|does|did|the|a|an|of|in|on"
    r"|for|to|by|at|and|or|its|it|has|have|had|will|would|can|could|should|their|there|that|this|with|from|as|about"
    r"|please|tell|me|please)\b"
)
# Characters that join words rather than make them; a pair with one of them names nothing by itself.
_JOINING = frozenset("的了是有在到和与或对由于将把被让向从")


def passage_terms(text: str) -> list[str]:
    """List a passage's terms: each Chinese character, each pair of neighbours, each word and number.

    A number is known with its percent sign and without, and without the commas of thousands.
    """
    return [term for kind, run in _runs(text) for term in _expand(kind, run, singles=True)]


def query_terms(text: str) -> list[str]:
    """List a question's terms, each once, as for a passage but without the words that only ask.

    Where nothing else is in it, the asking words themselves are its terms.
    """
    naming = [term for term in passage_terms(_ASKING.sub(" ", fold(text))) if not _JOINING & set(term)]
    return list(dict.fromkeys(naming or passage_terms(text)))


def naming_terms(text: str) -> list[str]:
    """List the query terms that name something: single characters only where they stand alone."""
    runs = _runs(_ASKING.sub(" ", fold(text)))
    terms = [term for kind, run in runs for term in _expand(kind, run, singles=len(run) == 1)]
    return [term for term in dict.fromkeys(terms) if not _JOINING & set(term)]


def term_length(term: str) -> int:
    """Count what a term adds to the length of a question: a character 1, a pair 0, a word or a number 2."""
    if re.fullmatch(_HAN, term):
        return 1
    return 0 if re.match(_HAN, term) else 2


def _runs(text: str) -> Iterator[tuple[str, str]]:
    for match in _RUNS.finditer(fold(text)):
        yield str(match.lastgroup), match.group()


def _expand(kind: str, run: str, *, singles: bool) -> list[str]:
    if kind == "han":
        pairs = [run[i : i + 2] for i in range(len(run) - 1)]
        return [*run, *pairs] if singles else pairs
    if kind == "number":
        plain = run.replace(",", "").removesuffix("%")
        return [plain, f"{plain}%"] if run.endswith("%") else [plain]
    return [run]
