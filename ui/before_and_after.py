"""An article beside the file as it came, line by line, with what was repaired marked on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from documents import Article, TracedText

MOST_CHARACTERS = 200_000
"""Characters of the file that are shown."""
LONGEST_LEFT_OUT = 300
"""Characters taken out in one piece that are shown without being asked for."""
MOST_OF_A_PIECE = 20_000
_HEADING = re.compile(r"#{1,6}[ \t]+")
_MARKUP = re.compile(r"(?:\s|<[^<>]*>|&nbsp;)*")

Points = npt.NDArray[np.uint32]


class Kind(StrEnum):
    """Say what became of a piece of a file, or where a piece of an article is from."""

    KEPT = "kept"
    CHANGED = "changed"
    REMOVED = "removed"
    """On the side of the article: nothing stands here any more."""
    LONG = "long"
    """Removed, and long."""


class Piece(NamedTuple):
    """Hold words of one side; `other` is what stood there in the file."""

    text: str
    kind: Kind
    other: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line of the article and the part of the file that it stands for, with what was left out before it."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class BeforeAndAfter:
    """Hold the lines of an article, and whether all of the file is shown."""

    lines: tuple[Line, ...]
    whole: bool


def before_and_after(article: Article) -> BeforeAndAfter:
    """Set an article beside its file; without a way back to it, the file stands beside its first line."""
    raw, traced = article.raw, article.traced
    if traced is None or not len(traced.text) or not raw:
        line = Line((Piece(raw[:MOST_CHARACTERS], Kind.KEPT),), (Piece(article.text[:MOST_CHARACTERS], Kind.KEPT),))
        return BeforeAndAfter((line,), len(raw) <= MOST_CHARACTERS)
    shown, room = list[Line](), MOST_CHARACTERS
    for line in _lines(raw, traced):
        if room <= 0:
            return BeforeAndAfter(tuple(shown), whole=False)
        shown.append(replace(line, before=_cut(line.before, room), after=_cut(line.after, room)))
        room -= sum(len(piece.text) for piece in line.before)
    return BeforeAndAfter(tuple(shown), whole=room >= 0)


def _cut(pieces: tuple[Piece, ...], room: int) -> tuple[Piece, ...]:
    """Leave out what goes beyond so many characters."""
    kept = list[Piece]()
    for piece in pieces:
        if room <= 0:
            break
        kept.append(piece._replace(text=piece.text[:room]))
        room -= len(piece.text)
    return tuple(kept)


def _lines(raw: str, traced: TracedText) -> Iterator[Line]:
    same = _same_as_raw(raw, traced)
    reached = start = 0
    for words in traced.text.split("\n"):
        end = start + len(words)
        if words.strip():
            first, last = traced.original_span(start, end)
            # Where lines were moved, what lies between them is no longer told.
            gap = [_left_out(raw[reached:first])] if first > reached else []
            heading = _HEADING.match(words)
            before, after = _pieces(raw, traced, same, start, end)
            if heading:
                after = _after_heading(after, heading.end())
            yield Line(tuple(piece for piece in [*gap, *before] if piece.text), tuple(after), bool(heading))
            reached = max(reached, last)
        start = end + 1
    if reached < len(raw):
        yield Line((_left_out(raw[reached:]),), ())


def _pieces(
    raw: str, traced: TracedText, same: npt.NDArray[np.bool_], start: int, end: int
) -> tuple[list[Piece], list[Piece]]:
    """Cut a line where kept and changed characters meet, and where something was taken out."""
    starts, ends, kept = traced.starts[start:end], traced.ends[start:end], same[start:end]
    jumps = starts[1:] != ends[:-1]
    # Characters put in together stand for one and the same span.
    together = (starts[1:] == starts[:-1]) & (ends[1:] == ends[:-1]) & ~kept[1:]
    cuts = np.flatnonzero((kept[1:] != kept[:-1]) | (jumps & ~together)) + 1
    before, after = list[Piece](), list[Piece]()
    reached = int(starts[0])
    for first, last in zip([0, *cuts.tolist()], [*cuts.tolist(), end - start], strict=True):
        begin, stop = int(starts[first:last].min()), int(ends[first:last].max())
        if begin > reached:
            taken = raw[reached:begin]
            before.append(_left_out(taken))
            if not _MARKUP.fullmatch(taken):
                after.append(Piece("", Kind.REMOVED, taken[:LONGEST_LEFT_OUT]))
        words, source = traced.text[start + first : start + last], raw[begin:stop]
        kind = Kind.KEPT if kept[first] or not (words.strip() or source.strip()) else Kind.CHANGED
        if begin >= reached:
            before.append(Piece(source, kind))
        after.append(Piece(words, kind, source[:LONGEST_LEFT_OUT] if kind is Kind.CHANGED else ""))
        reached = max(reached, stop)
    return before, after


def _after_heading(pieces: list[Piece], length: int) -> list[Piece]:
    """Take the signs that mark a heading, so many characters, off the front of pieces."""
    kept = list[Piece]()
    for piece in pieces:
        taken = min(length, len(piece.text))
        length -= taken
        rest = piece._replace(text=piece.text[taken:])
        # The signs may stand for others of the file, which need no mark.
        if rest.text or kept:
            kept.append(rest)
    return kept


def _left_out(text: str) -> Piece:
    if len(text) <= LONGEST_LEFT_OUT:
        return Piece(text, Kind.REMOVED)
    shown = text if len(text) <= MOST_OF_A_PIECE else text[:MOST_OF_A_PIECE] + "…"
    return Piece(shown, Kind.LONG, f"{len(text):,}")


def _same_as_raw(raw: str, traced: TracedText) -> npt.NDArray[np.bool_]:
    """Tell for each character whether it stands so in the file."""
    points, originals = _points(traced.text), _points(raw)
    inside = (traced.ends - traced.starts == 1) & (traced.starts < len(originals))
    found = originals[np.where(inside, traced.starts, 0)]
    same: npt.NDArray[np.bool_] = inside & (found == points)
    return same


def _points(text: str) -> Points:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint32)
