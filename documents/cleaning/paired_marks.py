"""Brackets and quotation marks, and whether one may stand where it does."""

from __future__ import annotations

OPENERS, CLOSERS = "“‘《（「『【", "”’》）」』】"
PAIRED = frozenset(OPENERS + CLOSERS)
_OPENER_OF = dict(zip(CLOSERS, OPENERS, strict=True))


def opened_marks(text: str, opened: str = "") -> str:
    """List the brackets and quotation marks that are open at the end of a text, the last one last."""
    for character in text:
        if character == "\n":
            opened = ""
        elif character in PAIRED:
            opened = opened.replace(_OPENER_OF[character], "") if character in _OPENER_OF else opened + character
    return opened


def fit(character: str, opened: str) -> int:
    """Judge a bracket or quotation mark by what is open: 1 fits, 0 may be, -1 does not."""
    if character in _OPENER_OF:
        return 1 if opened.endswith(_OPENER_OF[character]) else -1
    return -1 if character in opened else 0
