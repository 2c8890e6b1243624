"""Character references that were shown instead of being read."""

from __future__ import annotations

import html
import re
from html.entities import html5

from documents.tracing import Edit

# Escaped twice or more, a reference has one `amp;` for each time. Only a few are read without their
# semicolon: `&copy=` in an address is no copyright sign.
_REFERENCE = re.compile(
    r"&(?:amp;)*(?:(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)|(nbsp|quot|ldquo|rdquo|mdash|hellip)(?![A-Za-z0-9;=]))"
)
_REPLACEMENT = "\ufffd"


def find_entities(text: str) -> list[Edit]:
    """Find HTML character references, escaped however often, and the characters they stand for."""
    if "&" not in text:
        return []
    edits: list[Edit] = []
    for match in _REFERENCE.finditer(text):
        name = match[1] or f"{match[2]};"
        if not name.startswith("#") and name not in html5:
            continue
        character = html.unescape(f"&{name}")
        # A number that is no character (0, a surrogate) leaves nothing behind.
        edits.append(Edit(match.start(), match.end(), "" if character == _REPLACEMENT else character))
    return edits
