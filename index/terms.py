"""The terms that the lexical index knows texts by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from documents.script import to_simplified

_RUNS = re.compile(
    r"(?P<han>[㐀-䶿一-鿿豈-﫿]+)"
    r"|(?P<number>\d+(?:[.,]\d+)*%?)"
    r"|(?P<word>[^\W\d_㐀-䶿一-鿿豈-﫿][^\W_㐀-䶿一-鿿豈-﫿]*(?:['’.+-][^\W_㐀-䶿一-鿿豈-﫿]+)*)"
)


def fold(text: str) -> str:
    """Bring both scripts, all widths and cases to one form."""
    return to_simplified(unicodedata.normalize("NFKC", text)).lower()


def passage_terms(text: str) -> list[str]:
    """List a passage's terms: each Chinese character, each pair of neighbours, each word and number.

    A number is known with its percent sign and without, and without the commas of thousands.
    """
    return [term for kind, run in _runs(text) for term in _expand(kind, run, singles=True)]


def query_terms(text: str) -> list[str]:
    """List a question's terms, each once: as for a passage, single characters only where they stand alone."""
    terms = [term for kind, run in _runs(text) for term in _expand(kind, run, singles=len(run) == 1)]
    return list(dict.fromkeys(terms))


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
