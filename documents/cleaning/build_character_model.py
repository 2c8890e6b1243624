"""Count characters and pairs of characters in news, for `character_model`, and endings, for `ending_model`.

    python -m documents.cleaning.build_character_model FILE [FILE …]

Absolute discounting with interpolation (Ney, Essen and Kneser 1994), cut to the most frequent pairs.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

from documents.cleaning.character_model import BOUNDARY, MAGIC, MODEL_PATH, character_class, quantise
from documents.cleaning.ending_model import ENDINGS_PATH, count_endings, pack_endings
from documents.cleaning.script_folding import fold_script

VOCABULARY_SIZE = 4500
KEPT_PAIRS = 350_000
DISCOUNT = 0.75


def count_characters(texts: Iterable[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Count the character classes of texts, alone and in pairs."""
    singles: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    classes: dict[str, str] = {}
    for text in texts:
        folded = [BOUNDARY]
        for character in fold_script(text):
            if character not in classes:
                classes[character] = character_class(character)
            folded.append(classes[character])
        singles.update(folded)
        pairs.update(pairwise(folded))
    return singles, pairs


def pack_model(singles: Counter[str], pairs: Counter[tuple[str, str]]) -> bytes:
    """Smooth the counts and pack the most frequent ones."""
    characters = [character for character, _ in singles.most_common(VOCABULARY_SIZE)]
    numbers = {character: number for number, character in enumerate(characters)}
    size = len(characters)
    known = Counter({pair: n for pair, n in pairs.items() if pair[0] in numbers and pair[1] in numbers})
    total = sum(singles.values())
    own = [singles[character] / total for character in characters]
    kept = dict(known.most_common(KEPT_PAIRS))
    mass = np.zeros(size)
    for (first, _), count in kept.items():
        mass[numbers[first]] += (count - DISCOUNT) / singles[first]
    backoff = np.clip(1 - mass, 1e-4, 1.0)
    rows = sorted((numbers[first], numbers[second], count) for (first, second), count in kept.items())
    row_lengths = np.bincount([row for row, _, _ in rows], minlength=size)
    steps: list[int] = []
    values: list[float] = []
    place = (-1, 0)
    for row, column, count in rows:
        steps.append(column - (place[1] if place[0] == row else 0))
        place = (row, column)
        values.append((count - DISCOUNT) / singles[characters[row]] + backoff[row] * own[column])
    columns = np.array(steps, dtype=np.int64)
    data = b"".join(
        [
            size.to_bytes(2, "little"),
            "".join(characters).encode("utf-32-le"),
            quantise(own),
            quantise(backoff.tolist()),
            row_lengths.astype("<u2").tobytes(),
            (columns & 255).astype(np.uint8).tobytes(),
            (columns >> 8).astype(np.uint8).tobytes(),
            quantise(values),
        ]
    )
    return MAGIC + lzma.compress(data, preset=9 | lzma.PRESET_EXTREME)


def main(paths: list[str]) -> None:
    """Build the table from text files, one article a line."""
    MODEL_PATH.write_bytes(pack_model(*count_characters(_lines(paths))))
    ENDINGS_PATH.write_bytes(pack_endings(count_endings(_lines(paths))))
    for path in (MODEL_PATH, ENDINGS_PATH):
        sys.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes\n")


def _lines(paths: list[str]) -> Iterator[str]:
    for path in paths:
        yield from Path(path).read_text(encoding="utf-8").split("\n")


if __name__ == "__main__":
    main(sys.argv[1:])
