"""White space as it should be."""

from __future__ import annotations

import re

from documents.tracing import Edit

_BLANK = r" \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_RUN = re.compile(rf"[{_BLANK}\n]{{2,}}|[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]|^ |^\n| $|\n$")


def find_white_space(text: str) -> list[Edit]:
    """Find white space that is more than one space, one line end or one blank line."""
    edits: list[Edit] = []
    for match in _RUN.finditer(text):
        at_edge = match.start() == 0 or match.end() == len(text)
        plain = "" if at_edge else "\n" * min(2, match[0].count("\n")) or " "
        if match[0] != plain:
            edits.append(Edit(match.start(), match.end(), plain))
    return edits
