"""Text that any file can hold: no control characters, no marks that turn the direction of writing."""

from __future__ import annotations

import re

from ui.chat_markdown import DIRECTION_MARKS

# All that Unicode counts as the end of a line.
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# What XML 1.0 (2.2, Char) refuses, and the control characters of Unicode that it only discourages.
_REFUSED = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """Drop what no file should hold; lines end in a line feed."""
    return _REFUSED.sub("", _LINE_END.sub("\n", text)).translate(DIRECTION_MARKS)


def one_line(text: str) -> str:
    """Drop what no file should hold, and put what is left on one line."""
    return " ".join(line for line in map(str.strip, plain(text).split("\n")) if line)
