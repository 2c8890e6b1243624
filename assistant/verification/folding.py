"""One form for both scripts, all widths and cases, as long as the text."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from documents.script import to_simplified

_STRAIGHTENED = str.maketrans({"—": "-", "–": "-", "－": "-", "～": "~", "’": "'", "‘": "'", "≧": "≥"})
# What Taiwan writes apart in some words (隨著, 瞭解, 傢具), which the folding by single characters leaves.
_TAIWAN = {
    "晶片": "芯片",
    "网路": "网络",
    "报导": "报道",
    "标竿": "标杆",
    "专案": "项目",
    "资讯": "信息",
    "软体": "软件",
    "硬体": "硬件",
    "讯号": "信号",
    "程式": "程序",
    "伺服器": "服务器",
    "人工智慧": "人工智能",
}
"""Other words of Taiwan for what policy texts name, as long as theirs."""
_VARIANTS = str.maketrans("著瞭覆藉甦像彷俱揹傢", "着了复借苏象仿具背家")
_TAIWAN_WORD = re.compile("|".join(_TAIWAN))


def fold(text: str) -> str:
    """Fold a text so that offsets hold; Chinese punctuation stays, for a full-width comma groups no thousands."""
    folded = to_simplified("".join(map(_narrow, text))).translate(_STRAIGHTENED).translate(_VARIANTS)
    return _TAIWAN_WORD.sub(lambda found: _TAIWAN[found.group()], folded)


@cache
def _narrow(character: str) -> str:
    decimal = unicodedata.decimal(character, None)
    if decimal is not None:
        return str(decimal)
    narrow = unicodedata.normalize("NFKC", character).lower()
    return narrow if len(narrow) == 1 and (narrow.isalnum() or narrow in "%+./$¥") else character
