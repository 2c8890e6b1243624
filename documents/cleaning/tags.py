"""HTML tags and what is left of them."""

from __future__ import annotations

import re

from documents.tracing import Edit

_BLOCK = "p|div|br|hr|li|ul|ol|tr|table|tbody|thead|section|article|h[1-6]|blockquote|pre"
_INLINE = "span|strong|em|b|i|u|a|font|img|td|th|sup|sub|small|center|script|style|iframe|figure|figcaption|video|input"
_NAME = re.compile(rf"(?:{_BLOCK})\b", re.IGNORECASE)
_TAG = re.compile(
    rf"<!--.{{0,300}}?-->|</?({_BLOCK}|{_INLINE})(?:\s[^<>\n]{{0,500}})?/?>"
    # ... a closing tag that has lost its `<`, and not the end of a path such as a/p>.
    rf"|(?<![\w<./-])/({_BLOCK}|{_INLINE})>",
    re.IGNORECASE | re.DOTALL,
)


def find_tags(text: str) -> list[Edit]:
    """Find HTML tags, whole or without their `<`; a tag between two paragraphs becomes a line end."""
    if ">" not in text:
        return []
    return [Edit(match.start(), match.end(), _replacement(text, match)) for match in _TAG.finditer(text)]


def _replacement(text: str, match: re.Match[str]) -> str:
    name = match[1] or match[2] or ""
    inside = text[match.start() - 1 : match.start()] not in ("", "\n") and text[match.end() : match.end() + 1] not in (
        "",
        "\n",
    )
    return "\n" if inside and _NAME.fullmatch(name) else ""
