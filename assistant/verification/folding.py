"""One form for both scripts, all widths and cases, as long as the text."""

from __future__ import annotations

import unicodedata
from functools import cache

from documents.script import to_simplified

_STRAIGHTENED = str.maketrans({"—": "-", "–": "-", "－": "-", "～": "~", "’": "'", "‘": "'", "≧": "≥"})
# What Taiwan writes apart in some words (隨著, 瞭解, 傢具), which the folding by single characters leaves.
_VARIANTS = str.maketrans("著瞭覆藉甦像彷俱揹傢", "着了复借苏象仿具背家")


def fold(text: str) -> str:
    """Fold a text so that offsets hold; Chinese punctuation stays, for a full-width comma groups no thousands."""
    return to_simplified("".join(map(_narrow, text))).translate(_STRAIGHTENED).translate(_VARIANTS)


@cache
def _narrow(character: str) -> str:
    decimal = unicodedata.decimal(character, None)
    if decimal is not None:
        return str(decimal)
    narrow = unicodedata.normalize("NFKC", character).lower()
    return narrow if len(narrow) == 1 and (narrow.isalnum() or narrow in "%+./$¥") else character
