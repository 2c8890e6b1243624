"""A model's words without markup; what can lead somewhere or run is found."""

from __future__ import annotations

import re
import unicodedata

_LINK = re.compile(
    r"!?\[[^\[\]]*\]\s*\([^)]*\)|\[[^\]]+\]:\s*\S+|!\["
    r"|(?:https?|ftp|javascript|data|mailto|file|tel)\s*:\s*\S|(?<![a-z0-9])www\.\w"
    r"|[\w.+-]+@[\w-]+\.\w",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"(?<![a-z0-9])(?:[a-z0-9-]+\.)+(?:com|cn|org|net|gov|edu|io|ai|example|xyz|top|info|me)(?![a-z0-9])", re.IGNORECASE
)
_PLAIN_TAG = re.compile(r"</?(?:b|i|em|strong|u|s|br|p|ul|ol|li|sub|sup|code|mark|h[1-6])\s*/?>", re.IGNORECASE)
_OTHER_TAG = re.compile(r"<\s*/?\s*[a-z!?][^>]*>?|&(?:lt|#x?[0-9a-f]+);", re.IGNORECASE)
_BEGINNING = re.compile(r"^\s*(?:#{1,6}\s+|>\s*|[-*+•·]\s+|\d{1,2}[.)、]\s+|\|\s*)+")
_EMPHASIS = re.compile(r"\*{1,3}|_{2,3}|~~|`+")
_HELD = "\n\t"


def plain_text(text: str) -> str:
    """Leave out Markdown, plain HTML tags and characters that do not show."""
    shown = "".join(one for one in text if one in _HELD or unicodedata.category(one) not in ("Cc", "Cf", "Co", "Cs"))
    return _EMPHASIS.sub("", _PLAIN_TAG.sub("", _BEGINNING.sub("", shown))).strip()


def link_in(text: str, known: str = "") -> str | None:
    """Find what leads somewhere or is HTML beyond emphasis; a host that is `known` to its source is but a name."""
    found = _LINK.search(text) or _OTHER_TAG.search(_PLAIN_TAG.sub("", text))
    if found:
        return found.group()
    return next((host for host in _HOST.findall(text) if host not in known), None)
