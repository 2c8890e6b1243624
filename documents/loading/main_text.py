"""The main text of a web page, traced to its source.

trafilatura says what the main text is, the page's own traced text says where it stands. Where
trafilatura finds next to nothing (a page of a few lines, an odd layout, too many tags to parse in
bounded time), the page's lines outside links and furniture stand in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from documents.loading.alignment import Page, Span, compact, find_blocks
from documents.loading.assembly import one_line, with_heading_mark
from documents.loading.extraction import Block
from documents.loading.page_text import PageLine, PageText
from documents.tracing import TracedText

ENOUGH = 60
SENTENCE_END = re.compile(r"[。！？；…][”」』）]?$")
GAP_LINE_LENGTH = 10
# Where a line begins and ends in the page's compact text, and the line.
Edge = tuple[int, int, PageLine]


class Piece(NamedTuple):
    """Hold a line of the main text, its place in the page's compact text, and whether it is mostly links."""

    span: Span
    text: TracedText
    linked: bool


def main_text(page_text: PageText, blocks: Sequence[Block]) -> TracedText:
    """Cut the main text out of a page: the extracted blocks, or the page's own lines when they are too few."""
    extracted = _place(page_text, blocks)
    found = len(compact(extracted.text))
    if found >= ENOUGH:
        return extracted
    plain = plain_text(page_text)
    return extracted if 2 * found >= len(compact(plain.text)) > 0 else plain


def below_title(text: TracedText, title: str | None) -> TracedText:
    """Cut off the title, where it is a line of its own in the first half, and what stands above it."""
    wanted = compact(title or "")
    position = 0
    for line in text.text.split("\n"):
        end = position + len(line) + 1
        if 2 * position > len(text.text) or end >= len(text.text):
            break
        if wanted and compact(line.lstrip("# ")) == wanted:
            return text.slice(end, len(text.text))
        position = end
    return text


def plain_text(page_text: PageText) -> TracedText:
    """Keep the lines of a page that are neither furniture nor mostly links; all of them if that leaves none."""
    lines = [line for line in page_text.lines if not line.furniture and not _is_linked(line)]
    kept = [_line(page_text, line) for line in lines or page_text.lines]
    return TracedText.join([line for line in kept if line.text.strip("# ")], "\n")


def _is_linked(line: PageLine) -> bool:
    return 2 * line.linked >= line.end - line.start


def _line(page_text: PageText, line: PageLine) -> TracedText:
    traced = page_text.text.slice(line.start, line.end)
    if "\t" in traced.text:
        cells = [one_line(cell) for cell in _split(traced, "\t")]
        return TracedText.join([cell for cell in cells if cell.text], " | ")
    words = one_line(traced)
    return with_heading_mark(words, line.heading) if line.heading and words.text else words


def _split(traced: TracedText, separator: str) -> Iterator[TracedText]:
    start = 0
    for part in traced.text.split(separator):
        yield traced.slice(start, start + len(part))
        start += len(part) + len(separator)


def _place(page_text: PageText, blocks: Sequence[Block]) -> TracedText:
    page = Page.of(page_text.text)
    edges = _edges(page, page_text)
    placed = _without_linked_ends(list(_placed(page, edges, blocks)))
    placed += _gaps(page_text, edges, [piece.span for piece in placed])
    placed.sort(key=lambda piece: piece.span)
    return TracedText.join([piece.text for piece in placed if piece.text.text.strip("# ")], "\n")


def _edges(page: Page, page_text: PageText) -> list[Edge]:
    """Find where the lines of a page stand in its compact text."""
    starts, ends = (
        page.positions.searchsorted(np.array(edges, dtype=np.int32)).tolist()
        for edges in ([line.start for line in page_text.lines], [line.end for line in page_text.lines])
    )
    return list(zip(starts, ends, page_text.lines, strict=True))


def _without_linked_ends(pieces: list[Piece]) -> list[Piece]:
    """Take off what is mostly links before the first and after the last other line: navigation, related reports."""
    others = [number for number, piece in enumerate(pieces) if not piece.linked]
    return pieces[others[0] : others[-1] + 1] if others else pieces


def _placed(page: Page, edges: Sequence[Edge], blocks: Sequence[Block]) -> Iterator[Piece]:
    """Yield each block with its place; of a block that is not on the page as a whole, the parts that are."""
    texts = [compact("".join(block.parts)) for block in blocks]
    spans = find_blocks(page.compact, texts)
    floor = 0
    for block, span in zip(blocks, spans, strict=True):
        if span and not block.cells:
            floor = span[1]
            yield from _by_line(page, edges, span, block.heading)
            continue
        parts = _find_parts(page.compact, block, span[0] if span else floor)
        if parts:
            floor = parts[-1][1]
            text = TracedText.join([page.cut(part) for part in parts], " | " if block.cells else "")
            marked = with_heading_mark(text, block.heading) if block.heading else text
            yield Piece((parts[0][0], floor), marked, False)


def _by_line(page: Page, edges: Sequence[Edge], span: Span, heading: int) -> Iterator[Piece]:
    """Part a block where the page does: trafilatura runs lines together, navigation among them."""
    first = max(0, bisect_right(edges, span[0], key=lambda edge: edge[0]) - 1)
    last = bisect_right(edges, span[1] - 1, key=lambda edge: edge[0])
    several = last - first > 1
    for start, end, line in edges[first:last]:
        piece = (max(start, span[0]), min(end, span[1]))
        if piece[0] >= piece[1] or (several and (line.furniture or _is_linked(line))):
            continue
        text = page.cut(piece)
        yield Piece(piece, with_heading_mark(text, heading) if heading else text, _is_linked(line))


def _find_parts(page: str, block: Block, floor: int) -> list[Span]:
    """Find the parts of a block one after another, each shortly after the one before."""
    spans = []
    for part in block.parts:
        wanted = compact(part)
        start = page.find(wanted, floor, floor + len(wanted) + 3_000) if wanted else -1
        if start >= 0:
            floor = start + len(wanted)
            spans.append((start, floor))
    return spans


def _gaps(page_text: PageText, edges: Sequence[Edge], spans: Sequence[Span]) -> Iterator[Piece]:
    """Yield whole sentences between the first and the last block that the extractor left out."""
    if len(spans) < 2:
        return
    covered = bytearray(edges[-1][1])
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    first, last = min(spans)[0], max(end for _, end in spans)
    for start, end, line in edges:
        inside = first < start and end < last and end - start >= GAP_LINE_LENGTH
        if not inside or line.furniture or _is_linked(line) or any(covered[start:end]):
            continue
        text = _line(page_text, line)
        if SENTENCE_END.search(text.text):
            yield Piece((start, end), text, False)
