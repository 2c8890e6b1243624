"""The words of an answer taken apart: paragraphs, lists and tables, and the markers in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from assistant.answer import Answer
from ui.chat_markdown import CLOSE, LIST_ITEM, MARKER, OPEN, STAND_IN
from ui.exports.exported_conversation import shown_citations
from ui.exports.plain_text import plain

_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")


class Piece(NamedTuple):
    """Hold words, or the marker of a citation in their place."""

    text: str
    marker: int | None = None


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold a paragraph; `is_short_answer` marks the one that answers by itself before the others."""

    line: Line
    is_short_answer: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """Hold the items of a list."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a table; every row has as many cells as the heading."""

    heading: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


Block = Paragraph | Items | Table


def answer_blocks(answer: Answer) -> list[Block]:
    """Take the words of an answer apart; only numbers of its citations are markers."""
    citations = shown_citations(answer)
    markers, quotes = {citation.marker for citation in citations}, [citation.quote for citation in citations]
    blocks = text_blocks(answer.answer, markers, quotes)
    if answer.answered and answer.short_answer and len(blocks) > 1 and isinstance(blocks[0], Paragraph):
        said = "".join(piece.text for piece in blocks[0].line)
        blocks[0] = Paragraph(blocks[0].line, is_short_answer=plain(answer.short_answer) in said)
    return blocks


def text_blocks(text: str, markers: Collection[int] = (), quotes: Iterable[str] = ()) -> list[Block]:
    """Take a text apart; what looks like a marker within the words of a quote is none."""
    lines = [line.strip() for line in _marked(text, markers, quotes).split("\n")]
    blocks: list[Block] = []
    for kind, group in groupby(filter(None, lines), _kind):
        alike = list(group)
        if kind is Items:
            blocks.append(Items(tuple(_pieces(LIST_ITEM.sub("", line, count=1)) for line in alike)))
        elif kind is Table and len(alike) > 1 and _RULE.fullmatch(alike[1]):
            blocks.append(_table(alike[0], alike[2:]))
        else:
            blocks += [Paragraph(_pieces(line)) for line in alike]
    return blocks


def _kind(line: str) -> type[Block]:
    if line.startswith("|") and line.endswith("|") and len(line) > 1:
        return Table
    return Items if LIST_ITEM.match(line) else Paragraph


def _marked(text: str, markers: Collection[int], quotes: Iterable[str]) -> str:
    """Put private characters in the place of the markers, so that no words can pass for one."""
    private = dict.fromkeys(map(ord, OPEN + CLOSE))
    text = plain(text).translate(private)
    shown = [plain(quote).translate(private) for quote in quotes]
    quoted = [match.span() for quote in shown if quote for match in re.finditer(re.escape(quote), text)]

    def stand_in(match: re.Match[str]) -> str:
        within = any(start <= match.start() and match.end() <= end for start, end in quoted)
        return match[0] if within or int(match[1]) not in markers else f"{OPEN}{int(match[1])}{CLOSE}"

    return MARKER.sub(stand_in, text)


def _pieces(line: str) -> Line:
    # Splitting at a pattern with a group gives words and numbers in turn.
    parts = STAND_IN.split(line)
    pieces = (Piece("", int(part)) if number % 2 else Piece(part) for number, part in enumerate(parts))
    return tuple(piece for piece in pieces if piece.text or piece.marker is not None)


def _table(heading: str, rows: Sequence[str]) -> Table:
    columns = len(_cells(heading))
    filled = ((_cells(row) + [()] * columns)[:columns] for row in rows)
    return Table(tuple(_cells(heading)), tuple(tuple(row) for row in filled))


def _cells(row: str) -> list[Line]:
    return [_pieces(cell.strip()) for cell in row[1:-1].split("|")]
