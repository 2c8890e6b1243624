"""Measure how much of inflicted damage is repaired, and what is changed where there was none.

    python -m tests.documents.cleaning.measure_repair [--articles N] [--news FOLDER]

Articles come from the file that the character model was not built from.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from documents.cleaning import CleaningOptions, clean
from documents.tracing import TracedText
from tests.documents.damage import Damaged, Fault, Shares, damage, to_traditional

NEWS = Path(__file__).parents[4] / "shared" / "bench" / "news"
HELD_OUT = "news_09.txt"
# Furniture is taken out on purpose; everything else that changes in clean text is a mistake.
REPAIRS = CleaningOptions(furniture=False)
# What a ? has swallowed with the byte before it is gone: such a run can come back up to its last character.
KINDS = ("gloss", "tag", "shifted", "split", "shifted, swallowed", "split, swallowed")


@dataclass(slots=True)
class Measurement:
    """Add up what the articles showed."""

    total: Counter[str] = field(default_factory=Counter)
    repaired: Counter[str] = field(default_factory=Counter)
    characters: int = 0
    distance_before: int = 0
    distance_after: int = 0
    size: int = 0
    seconds: float = 0.0
    left: list[tuple[int, str, str]] = field(default_factory=list)

    def share(self, *kinds: str) -> float:
        """Give the share of faults of some kinds that were repaired."""
        return sum(self.repaired[kind] for kind in kinds) / max(1, sum(self.total[kind] for kind in kinds))


def read_articles(folder: Path, count: int, seed: int = 1) -> list[str]:
    """Sample articles of the held-out file, without their date line."""
    lines = (folder / HELD_OUT).read_text(encoding="utf-8").splitlines()
    bodies = [line.split("正文：", 1)[-1].strip() for line in lines]
    return random.Random(seed).sample(bodies, min(count, len(bodies)))


def edit_distance(first: str, second: str) -> int:
    """Count insertions, deletions and replacements (Levenshtein), a row at a time."""
    target = np.array([ord(c) for c in second], dtype=np.int32)
    places = np.arange(len(second) + 1)
    row = places.copy()
    for number, character in enumerate(first, 1):
        replaced = row[:-1] + (target != ord(character))
        row[1:] = np.minimum(row[1:] + 1, replaced)
        row[0] = number
        row = np.minimum.accumulate(row - places) + places
    return int(row[-1])


def measure(articles: list[str], *, traditional: bool, shares: Shares | None = None) -> Measurement:
    """Damage articles, clean them and compare."""
    measurement = Measurement()
    for seed, article in enumerate(articles):
        source = to_traditional(article) if traditional else article
        # What is compared is repair alone: white space and widths are put right beforehand.
        source = clean(TracedText.from_original(source), REPAIRS).text.text
        damaged = damage(source, seed, shares, narrowed=traditional)
        start = time.process_time()
        cleaned = clean(TracedText.from_original(damaged.text), REPAIRS).text
        measurement.seconds += time.process_time() - start
        measurement.size += len(damaged.text.encode())
        _compare(measurement, damaged, cleaned)
    return measurement


def _compare(measurement: Measurement, damaged: Damaged, cleaned: TracedText) -> None:
    for fault in damaged.faults:
        kind = f"{fault.kind}, swallowed" if fault.swallowed else fault.kind
        measurement.total[kind] += 1
        measurement.repaired[kind] += _is_repaired(fault, cleaned)
    measurement.characters += len(damaged.clean)
    measurement.distance_before += edit_distance(damaged.clean, damaged.text)
    after = edit_distance(damaged.clean, cleaned.text)
    measurement.distance_after += after
    if after:
        measurement.left.append((after, damaged.clean, cleaned.text))


def _is_repaired(fault: Fault, cleaned: TracedText) -> bool:
    first = int(np.searchsorted(cleaned.starts, fault.start))
    last = int(np.searchsorted(cleaned.starts, fault.end))
    found = cleaned.text[first:last]
    if fault.swallowed:
        return found.rstrip()[: len(fault.truth) - 1].rstrip() == fault.truth[:-1].rstrip()
    return "".join(found.split()) == "".join(fault.truth.split())


def count_changes(articles: list[str]) -> tuple[int, int, list[tuple[str, str]]]:
    """Count the characters of undamaged text, those changed by a repair, and show what was changed.

    White space, invisible characters and full-width variants are put right on purpose and not counted.
    """
    characters = 0
    changes: list[tuple[str, str]] = []
    wanted = CleaningOptions(furniture=False, white_space=False, control_characters=False, width_variants=False)
    for article in articles:
        characters += len(article)
        changes += [
            (repair.before, repair.after) for repair in clean(TracedText.from_original(article), wanted).repairs
        ]
    return characters, sum(max(len(before), len(after)) for before, after in changes), changes


def worst_cases(measurement: Measurement, count: int = 10) -> list[tuple[str, str]]:
    """Show the first difference in each of the articles that came out worst."""
    cases: list[tuple[str, str]] = []
    for _, truth, found in sorted(measurement.left, key=lambda case: case[0], reverse=True)[:count]:
        same = next((i for i, (a, b) in enumerate(zip(truth, found, strict=False)) if a != b), 0)
        cases.append((truth[max(0, same - 8) : same + 16], found[max(0, same - 8) : same + 16]))
    return cases


def report(name: str, measurement: Measurement) -> str:
    """Write a measurement as lines of text."""
    lines = [name]
    lines += [
        f"  {kind}: {measurement.share(kind):.2%} of {measurement.total[kind]}"
        for kind in KINDS
        if measurement.total[kind]
    ]
    lines.append(f"  all runs without a swallowed character: {measurement.share('shifted', 'split'):.2%}")
    lines.append(
        f"  character error rate: {measurement.distance_before / measurement.characters:.3%} before, "
        f"{measurement.distance_after / measurement.characters:.3%} after"
    )
    lines.append(f"  {measurement.size / 1e6 / measurement.seconds:.2f} MB/s of damaged text")
    lines += [f"  left: {truth!r} came out as {found!r}" for truth, found in worst_cases(measurement)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure both scripts and write the figures to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--news", type=Path, default=NEWS)
    arguments = parser.parse_args()
    articles = read_articles(arguments.news, arguments.articles)
    for name, traditional in (("Traditional, narrow punctuation", True), ("Simplified, wide punctuation", False)):
        sys.stdout.write(report(name, measure(articles, traditional=traditional)))
    characters, changed, changes = count_changes(articles)
    sys.stdout.write(f"undamaged: {changed} of {characters} characters changed: {changes[:20]}\n")
    start = time.process_time()
    for article in articles:
        clean(TracedText.from_original(article))
    size = sum(len(article.encode()) for article in articles)
    sys.stdout.write(f"undamaged: {size / 1e6 / (time.process_time() - start):.2f} MB/s, every step\n")


if __name__ == "__main__":
    main()
