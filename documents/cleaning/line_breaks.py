"""Line breaks inside sentences."""

from __future__ import annotations

import re
import statistics

from documents.tracing import Edit

_CONTINUES = "，、,“‘《（(「『"
_NEVER_FIRST = "，。、；：？！）》”’」』】,;:?!)"
_BLANK = r"[ \t\xa0\u3000]*"
_BREAK = re.compile(rf"(?<=\S){_BLANK}\n{_BLANK}(?=[^\s])")
# List items, headings, table rows and quotations begin a line of their own.
_OWN_LINE = re.compile(
    r"[-*+•·●■◆▶#>|]|\d{1,3}[.、)）]|[（(]?[一二三四五六七八九十]{1,3}[、）)]|第[一二三四五六七八九十百\d]+[章条條节節部]"
)
_SHORTEST_LINE = 10
_SHORTEST_WRAPPED_LINE = 36
_FEWEST_WRAPPED_LINES = 4
_RAGGED = 4
_SENTENCE_END = "。！？!?…；;：:”』」.）)】》"


def find_stray_line_breaks(text: str) -> list[Edit]:
    """Find single line breaks that cut a sentence: after a comma, before closing punctuation, or where lines are
    wrapped at one width."""
    if "\n" not in text:
        return []
    wrapped = _wrapped_blocks(text)
    return [
        Edit(match.start(), match.end(), _joint(text[match.start() - 1], text[match.end()]))
        for match in _BREAK.finditer(text)
        if _is_stray(text, match, wrapped)
    ]


def _is_stray(text: str, match: re.Match[str], wrapped: list[tuple[int, int, float]]) -> bool:
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    line, following = text[start : match.start()].strip(), text[match.end() : end if end >= 0 else len(text)]
    if _OWN_LINE.match(following) or len(line) < _SHORTEST_LINE or line[0] in "#|>":
        return False
    if following[0] in _NEVER_FIRST or (line[-1] in _CONTINUES and not _OWN_LINE.match(line)):
        return True
    if line[-1] in _SENTENCE_END:
        return False
    return any(first <= start < last and _width(line) >= width - _RAGGED for first, last, width in wrapped)


def _wrapped_blocks(text: str) -> list[tuple[int, int, float]]:
    """Find blocks of lines that all end at about the same width, as a wrapped paragraph's do: start, end, width."""
    blocks: list[tuple[int, int, float]] = []
    widths: list[int] = []
    start = end = 0
    for line in [*text.split("\n"), ""]:
        if line.strip():
            widths.append(_width(line.strip()))
        else:
            if len(widths) >= _FEWEST_WRAPPED_LINES:
                usual = statistics.median(widths)
                full = sum(abs(width - usual) <= _RAGGED for width in widths)
                if usual >= _SHORTEST_WRAPPED_LINE and full * 3 >= len(widths) * 2:
                    blocks.append((start, end, usual))
            widths.clear()
            start = end + len(line) + 1
        end += len(line) + 1
    return blocks


def _width(line: str) -> int:
    """Measure a line in columns: Chinese characters have three bytes in UTF-8 and take two columns."""
    return (len(line.encode(errors="replace")) + len(line)) // 2


def _joint(before: str, after: str) -> str:
    """Put a space between latin words only."""
    return " " if before.isascii() and after.isascii() and after.isalnum() else ""
