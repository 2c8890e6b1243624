"""What cleaning repaired in an article, as it is kept among the article's details."""

from __future__ import annotations

from collections.abc import Mapping

KEY = "repairs"


def repair_details(counts: Mapping[str, int]) -> dict[str, str]:
    """Write the number of changes that each step of cleaning made, without the steps that made none."""
    made = " ".join(f"{step}={count}" for step, count in counts.items() if count)
    return {KEY: made} if made else {}


def repairs_of(details: Mapping[str, str]) -> dict[str, int]:
    """Read the number of changes by step of cleaning from the details of an article; none where nothing is known."""
    counts = {}
    for part in details.get(KEY, "").split():
        step, _, count = part.partition("=")
        if count.isascii() and count.isdigit():
            counts[step] = int(count)
    return counts
