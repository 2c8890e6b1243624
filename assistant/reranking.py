"""Reordering the passages found by what the reader finds in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence import certainty
from assistant.reader import PassageReading
from index import Hit

READING_WEIGHT = 1.5
READING_WEIGHT_OF_ENGLISH = 6.0
"""What the surest reading adds to the fused score; of English, whose words no Chinese passage holds, it says more."""


def reranked(
    hits: Sequence[Hit], readings: Sequence[PassageReading] | Sequence[None], *, weight: float = READING_WEIGHT
) -> list[Hit]:
    """Order hits by their fused score and how surely the reader points at an answer in them.

    Only the first hits have a reading; the others stay behind those in their order.
    """
    if all(one is None for one in readings):
        return list(hits)
    read = [
        replace(hit, score=hit.score + (weight * certainty(one.best(0, len(hit.passage.text))) if one else 0.0))
        for hit, one in zip(hits, readings, strict=False)
    ]
    others = [replace(hit, score=hit.score - weight) for hit in hits[len(read) :]]
    return [*sorted(read, key=lambda hit: -hit.score), *others]
