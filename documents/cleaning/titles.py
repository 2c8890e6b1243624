"""Titles that a text states itself: 原标题：…, or the first line."""

from __future__ import annotations

import re
from typing import NamedTuple

from documents.cleaning.title_boundary import LONGEST_TITLE, SHORTEST_TITLE, title_boundaries

LABEL = re.compile(r"[\s\u200b]*(?P<bracket>[（(【\[]\s*)?(?:原(?:文)?)?(?:标题|標題)(?:为|為)?\s*[:：]\s*")
SECOND_LABEL = re.compile(r"\s*原(?:标题|標題)\s*[:：]\s*")
_CLOSING = {"（": "）", "(": ")", "【": "】", "[": "]"}
_LONGEST_MARKED = 120
_GAP = re.compile(r"\s{2,}|[\t\n\xa0\u3000]")
_TIMESTAMP = re.compile(r"\s*(?:19|20)\d\d-\d\d-\d\d\s\d\d:\d\d(?::\d\d)?\s*")
# So many characters at the beginning of a title, said again, begin its repetition.
_REPEATED = 5
_GOES_ON = frozenset("，。、；：,.;:")


class StatedTitle(NamedTuple):
    """Say that `text[start:end]` is a title behind a label, and the article goes on at `body`.

    Where the end is not `certain`, the text must not be cut there: a word may be cut with it.
    """

    start: int
    end: int
    body: int
    certain: bool = True


def find_stated_title(text: str, position: int = 0) -> StatedTitle | None:
    """Find a labelled title at a place of a paragraph, and where the article begins behind it."""
    label = LABEL.match(text, position)
    if label is None:
        return None
    start = label.end()
    if label["bracket"]:
        close = text.find(_CLOSING[label["bracket"].strip()], start, start + _LONGEST_MARKED)
        return StatedTitle(start, close, close + 1) if close > start else None
    rest = text[start : start + 3 * _LONGEST_MARKED]
    second = SECOND_LABEL.search(rest, SHORTEST_TITLE, _LONGEST_MARKED)
    if second:
        return StatedTitle(start, start + second.start(), start + second.end())
    length, body = marked_end(rest)
    certain = True
    if not length and _is_whole(rest):
        length = body = len(rest.rstrip())
    elif not length:
        length, certain = title_boundaries().judge(rest)
        body = length
    return StatedTitle(start, start + length, start + body, certain) if length else None


def marked_end(text: str) -> tuple[int, int]:
    """Find the end of a title that is said twice or has a gap behind it, and where the article begins; 0, 0 if not."""
    again = text.find(text[:_REPEATED], _REPEATED, _LONGEST_MARKED) if len(text) > 2 * _REPEATED else -1
    if again > 0:
        title = text[:again].rstrip()
        if text.startswith(title, again):
            end = again + len(title)
            # Where the sentence goes on, it is the article's first one that says the title again.
            return len(title), again if text[end : end + 1] in _GOES_ON else end
    stamp = _TIMESTAMP.search(text, SHORTEST_TITLE, _LONGEST_MARKED)
    if stamp:
        return stamp.start(), stamp.end()
    gap = _GAP.search(text, SHORTEST_TITLE, _LONGEST_MARKED)
    if gap and gap.end() < len(text):
        return gap.start(), gap.end()
    return 0, 0


def _is_whole(text: str) -> bool:
    return len(text.strip()) <= LONGEST_TITLE and "。" not in text
