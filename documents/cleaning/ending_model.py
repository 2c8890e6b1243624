"""What stands before digits, spaces and brackets, to guess a character of which one byte is left.

A lost byte ends where an ASCII character below the trail bytes follows: the last character of the
run and that ASCII character are then one `?`. Pairs of characters alone guess it too often wrong.
"""

from __future__ import annotations

import lzma
import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from documents.cleaning.character_model import character_class
from documents.cleaning.script_folding import fold_script

ENDINGS_PATH = Path(__file__).with_name("character_endings.bin")
MAGIC = b"shengce character endings 1\n"
LEAST_COUNT = 2
# Nats for each e-fold of a count, found on news that were not counted.
_WEIGHT = 2.0
_ENDING = re.compile(r"[^\x00-\x7f](?=[\x20-\x3f])")


def hidden_class(character: str) -> str:
    """Name what an ASCII character below the trail bytes is counted as: a digit, a space or a sign."""
    return "0" if character.isdigit() else " " if character == " " else "("


def context_of(text: str) -> str:
    """Give the last two characters of a text as they are counted."""
    return "".join(map(character_class, fold_script(text[-2:])))


class EndingModel:
    """Hold how often characters stand before an ASCII character, by the one or two characters before them."""

    def __init__(self, counts: dict[str, int]) -> None:
        """Take counts by key: one or two characters before, the character, the class of what follows."""
        self._gains = {key: _WEIGHT * math.log1p(count) for key, count in counts.items()}

    def gain(self, context: str, character: str, hidden: str) -> float:
        """Give the nats that speak for a character between a context of two characters and a hidden class."""
        key = context + fold_script(character) + hidden
        return self._gains.get(key, 0.0) + self._gains.get(key[1:], 0.0)


def count_endings(texts: Iterable[str]) -> dict[str, int]:
    """Count the characters before ASCII characters, with one and with two characters before them."""
    counts: Counter[str] = Counter()
    for text in texts:
        folded = fold_script(text)
        for match in _ENDING.finditer(folded, 2):
            at = match.start()
            key = context_of(folded[at - 2 : at]) + match[0] + hidden_class(folded[at + 1])
            counts[key] += 1
            counts[key[1:]] += 1
    return {key: count for key, count in sorted(counts.items()) if count >= LEAST_COUNT}


def pack_endings(counts: dict[str, int]) -> bytes:
    """Pack counts as text; a key holds no tabulator."""
    lines = "\t".join(f"{key}\t{count}" for key, count in counts.items())
    return MAGIC + lzma.compress(lines.encode(), preset=9 | lzma.PRESET_EXTREME)


def load_endings(path: Path = ENDINGS_PATH) -> EndingModel:
    """Read the table that `build_character_model` wrote.

    Raises:
        ValueError: the file does not begin with the magic of this format.
    """
    content = path.read_bytes()
    if not content.startswith(MAGIC):
        raise ValueError(f"{path.name} is no table of endings of this version; build it again")
    fields = lzma.decompress(content[len(MAGIC) :]).decode().split("\t")
    return EndingModel(dict(zip(fields[::2], map(int, fields[1::2]), strict=True)))


@lru_cache(maxsize=1)
def ending_model() -> EndingModel:
    """Load the table once, when the first half-lost character asks for it."""
    return load_endings()
