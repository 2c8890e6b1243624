"""Finding blocks of text, extracted by a library that forgets where they were, in the traced text of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from documents.loading.assembly import Offsets, one_line
from documents.tracing import TracedText

# A block this long stands once on a page; a shorter one ("人工智能") may stand in the navigation too.
ANCHOR_LENGTH = 12
MAX_MISSES = 300

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Page:
    """Hold a traced text, the same text without blanks, and where each of its characters stands in the first."""

    text: TracedText
    compact: str
    positions: Offsets

    @classmethod
    def of(cls, text: TracedText) -> Page:
        """Prepare a text for searching."""
        positions = np.array([place for place, character in enumerate(text.text) if not character.isspace()], np.int32)
        return cls(text, compact(text.text), positions)

    def cut(self, span: Span) -> TracedText:
        """Cut out a span of the compact text, with the blanks that stand inside it, as one line."""
        start, end = span
        return one_line(self.text.slice(int(self.positions[start]), int(self.positions[end - 1]) + 1))


def compact(text: str) -> str:
    """Take all white space out of a text."""
    return "".join(text.split())


def find_blocks(page: str, blocks: Sequence[str]) -> list[Span | None]:
    """Find each block, in order, in a page; both must be without white space.

    Long blocks are placed first and one after another. Short ones are then looked for between their
    neighbours only, next to the block that follows. A block that is not there gets None.
    """
    spans: list[Span | None] = [None] * len(blocks)
    cursor = misses = 0
    for number, block in enumerate(blocks):
        if len(block) < ANCHOR_LENGTH or misses > MAX_MISSES:
            continue
        start = page.find(block, cursor)
        if start < 0:
            misses += 1
            continue
        cursor = start + len(block)
        spans[number] = (start, cursor)
    limit = len(page)
    floors = _floors(spans)
    for number in reversed(range(len(blocks))):
        block, span = blocks[number], spans[number]
        if span is None and 0 < len(block) < ANCHOR_LENGTH:
            start = page.rfind(block, floors[number], limit)
            spans[number] = span = (start, start + len(block)) if start >= 0 else None
        if span is not None:
            limit = span[0]
    return spans


def _floors(spans: Sequence[Span | None]) -> list[int]:
    """List for each block where the nearest placed block before it ends."""
    floors, floor = [], 0
    for span in spans:
        floors.append(floor)
        if span is not None:
            floor = span[1]
    return floors
