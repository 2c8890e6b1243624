"""Where sentences end in Chinese and English prose."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST_SENTENCE = 600
"""Characters above which a run without an end is cut at the best inner place (a damaged or made-up text)."""

_CLOSING = "”’」』）)》】\"'〉"
_END = re.compile(
    rf"""(?: (?!(?<=[A-Za-z0-9/])[!?][A-Za-z0-9])    # the question mark of an address ends nothing
            [。！？!?…]++ [{_CLOSING}]*+ (?![，,、；;：:])   # Chinese ends, and what closes after them
          | (?<=[A-Za-z0-9%)”"'])\. [{_CLOSING}]* (?=\s+[A-Z"“'(]|\s*$)   # an English full stop before a capital
          )""",
    re.VERBOSE,
)
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|No|vs|etc|Inc|Ltd|Co|Corp|St|Fig|e\.g|i\.e|U\.S)|\b[A-Z])\.$")
_LONGEST_ABBREVIATION = 8
_NUMERAL = re.compile(r"\s*\d{1,3}\.")
_ATTRIBUTION = re.compile(
    r"(?!\n)[^。！？!?…\n“「；;]{0,24}?"
    r"(?:说道|說道|表示|认为|認為|指出|坦言|介绍|介紹|强调|強調|称|稱|说|說|告诉记者|告訴記者|总结|總結|透露|建议|建議|解释|解釋)"
    r"[^。！？!?…\n“「]{0,12}[。！？!?]"
)
_INNER = (re.compile(r"[；;]"), re.compile(r"[，,、：:]"), re.compile(r"\s"))


class Span(NamedTuple):
    """Hold a half-open range of characters."""

    start: int
    end: int


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Find the sentences of `text[start:end]`, without the white space round them.

    A line break ends a sentence; speech stays with the words that say whose it is (“……。”某人说。).
    Every character that is not white space lies in exactly one sentence.
    """
    stop = len(text) if end is None else end
    spans: list[Span] = []
    for line in re.finditer(r"[^\n]+", text[start:stop]):
        spans += _split_line(text, start + line.start(), start + line.end())
    return spans


def _split_line(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    position = start
    search = start
    while (match := _END.search(text, search, end)) is not None:
        boundary = match.end()
        search = boundary
        if match.group().startswith(".") and _is_abbreviation(text, position, match.start() + 1):
            continue
        if text[boundary - 1] in _CLOSING and (speaker := _ATTRIBUTION.match(text, boundary, end)) is not None:
            boundary = search = _close(text, speaker.end(), end)
        spans += _bounded(text, position, boundary)
        position = boundary
    spans += _bounded(text, position, end)
    return spans


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Tell whether the full stop before `end` closes an abbreviation or numbers what follows."""
    if _NUMERAL.fullmatch(text, start, end):
        return True
    # Only the last characters are looked at, or a line of initials would take a quadratic time.
    return _ABBREVIATION.search(text, max(start, end - _LONGEST_ABBREVIATION), end) is not None


def _close(text: str, position: int, end: int) -> int:
    """Step over closing marks at `position`."""
    while position < end and text[position] in _CLOSING:
        position += 1
    return position


def _bounded(text: str, start: int, end: int) -> list[Span]:
    """Strip white space and cut what is longer than any sentence at its best inner places."""
    start, end = _stripped(text, start, end)
    spans: list[Span] = []
    while end - start > LONGEST_SENTENCE:
        cut = _inner_cut(text, start)
        spans.append(_stripped(text, start, cut))
        start, end = _stripped(text, cut, end)
    if start < end:
        spans.append(Span(start, end))
    return spans


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _inner_cut(text: str, start: int) -> int:
    for pattern in _INNER:
        places = [match.end() for match in pattern.finditer(text, start + 1, start + LONGEST_SENTENCE)]
        if places:
            return places[-1]
    return start + LONGEST_SENTENCE
