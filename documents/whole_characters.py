"""Halves of characters, which JSON and YAML can spell and no file and no database can hold."""

from __future__ import annotations

import re

_HALVES = re.compile("[\ud800-\udfff]")


def whole_characters(text: str) -> str:
    """Put U+FFFD in the place of each half of a character (a lone surrogate)."""
    return _HALVES.sub("\ufffd", text)
