"""Characters that nobody sees: controls, zero-width marks, private use."""

from __future__ import annotations

import re

from documents.tracing import Edit

_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+"
    # A joiner stays inside an emoji such as a family, and goes elsewhere.
    r"|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
)
_PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010fffd]+")


def find_control_characters(text: str) -> list[Edit]:
    """Find control and zero-width characters and byte-order marks, and line ends of other systems."""
    edits = [Edit(match.start(), match.end(), "\n") for match in _LINE_END.finditer(text)]
    edits += [Edit(match.start(), match.end(), "") for match in _INVISIBLE.finditer(text)]
    return edits


def find_private_characters(text: str) -> list[Edit]:
    """Find private-use characters: icons of a web font, or bytes that no repair has explained."""
    return [Edit(match.start(), match.end(), "") for match in _PRIVATE.finditer(text)]
