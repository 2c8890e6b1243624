"""Reordering the passages found by what the reader finds in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence import certainty
from assistant.reader import PassageReading
from index import Hit

READING_WEIGHT = 1.1
READING_WEIGHT_OF_ENGLISH = 4.0
"""What the surest reading adds to the fused score; of English, whose words no Chinese passage holds, it says more."""
SUREST_DOUBT = -0.5
"""The surest that a reading may speak against a passage: many an answer to a short question is no span."""


def reranked(
    hits: Sequence[Hit], readings: Sequence[PassageReading] | Sequence[None], *, weight: float = READING_WEIGHT
) -> list[Hit]:
    """Order hits by their fused score and how surely the reader points at an answer in them.

    Only the first hits have a reading; the others stay behind those in their order.
    """
    if all(one is None for one in readings):
        return list(hits)
    read = [
        replace(hit, score=hit.score + (weight * _certainty(one, hit) if one else 0.0))
        for hit, one in zip(hits, readings, strict=False)
    ]
    others = [replace(hit, score=hit.score + weight * SUREST_DOUBT) for hit in hits[len(read) :]]
    return [*sorted(read, key=lambda hit: -hit.score), *others]


def _certainty(reading: PassageReading, hit: Hit) -> float:
    return max(SUREST_DOUBT, certainty(reading.best(0, len(hit.passage.text))))
