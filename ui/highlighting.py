"""Where the quoted words and the short answer lie in a text that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from documents import Article

MOST_RAW = 200_000
"""Characters of a file that are shown."""
_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>.*)$", re.MULTILINE)


class Mark(StrEnum):
    """Say how strongly words are marked."""

    NONE = ""
    QUOTE = "quote"
    ANSWER = "answer"
    HEADING = "heading"


class Segment(NamedTuple):
    """Hold words that are marked alike."""

    text: str
    mark: Mark


def segments(text: str, start: int, end: int, short_answer: str | None = None) -> list[Segment]:
    """Cut a text into plain words, the quote `text[start:end]` and the short answer within the quote.

    Offsets outside the text are clipped to it; empty segments are left out.
    """
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    parts = [Segment(text[:start], Mark.NONE)]
    position = start
    for first, last in answer_spans(text[start:end], short_answer):
        parts += [
            Segment(text[position : start + first], Mark.QUOTE),
            Segment(text[start + first : start + last], Mark.ANSWER),
        ]
        position = start + last
    parts += [Segment(text[position : max(end, position)], Mark.QUOTE), Segment(text[max(end, start) :], Mark.NONE)]
    return [part for part in parts if part.text]


@dataclass(frozen=True, slots=True)
class RawText:
    """Hold a file as it came, cut at what was quoted, and whether all of it is there."""

    segments: list[Segment]
    whole: bool = True


def raw_segments(article: Article, start: int, end: int, short_answer: str | None = None) -> RawText:
    """Cut the file of an article at what `text[start:end]` stands for; of a long one only what lies around."""
    if not article.raw or article.traced is None:
        return RawText([])
    start, end = (max(0, min(place, len(article.text))) for place in (start, end))
    first, last = article.raw_span(start, max(start, end))
    begin = max(0, first - MOST_RAW // 2) if len(article.raw) > MOST_RAW else 0
    shown = article.raw[begin : begin + MOST_RAW]
    return RawText(segments(shown, first - begin, last - begin, short_answer), len(shown) == len(article.raw))


def with_headings(parts: Iterable[Segment]) -> list[Segment]:
    """Make segments of the headings in the plain words, without the signs that mark them."""
    cut: list[Segment] = []
    for part in parts:
        position = 0
        for heading in _HEADING.finditer(part.text) if part.mark is Mark.NONE else ():
            cut += [Segment(part.text[position : heading.start()], Mark.NONE), Segment(heading["title"], Mark.HEADING)]
            position = heading.end()
        cut.append(Segment(part.text[position:], part.mark))
    return [part for part in cut if part.text]


def answer_spans(quote: str, short_answer: str | None) -> list[tuple[int, int]]:
    """Find a short answer in a quote, not as a part of a longer number or Latin word (3 in 2030)."""
    if not short_answer or not short_answer.strip():
        return []
    words = re.escape(short_answer.strip())
    pattern = rf"(?<![0-9A-Za-z.]){words}(?![0-9A-Za-z]|\.[0-9])"
    if not re.match(r"[0-9A-Za-z]", short_answer.strip()):
        pattern = words
    return [match.span() for match in re.finditer(pattern, quote)]
