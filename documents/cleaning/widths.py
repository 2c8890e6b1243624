"""Characters that stand for others: full-width latin, radicals and compatibility ideographs."""

from __future__ import annotations

import re
import unicodedata

from documents.tracing import Edit

# Sentence punctuation and brackets stay as they are: ， and , are both good Chinese typography in
# some house style, and changing them would change quotations for no gain in search.
_LETTERS_AND_SIGNS = "＃＄％＆＊＋－／０-９＝＠Ａ-Ｚ＼＾＿｀ａ-ｚ｜"
_POINT = r"(?<=[0-9０-９])．(?=[0-9０-９])"
_FULL_WIDTH = re.compile(rf"[{_LETTERS_AND_SIGNS}]+|{_POINT}")
_COMPATIBLE = re.compile(r"[\u2e80-\u2fd5\uf900-\ufaff]")
# PDF files name these radicals where they mean the character; Unicode gives them no decomposition.
_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻩⻬⻮⻰⻳",
        "母民虎西见角贝车长门青韦页风飞食马鬼鱼鸟黄齐齿龙龟",
        strict=True,
    )
)


def find_width_variants(text: str) -> list[Edit]:
    """Find full-width letters, digits and signs, and radicals that stand for characters."""
    edits = [
        Edit(match.start(), match.end(), unicodedata.normalize("NFKC", match[0]))
        for match in _FULL_WIDTH.finditer(text)
    ]
    for match in _COMPATIBLE.finditer(text):
        plain = _RADICALS.get(match[0]) or unicodedata.normalize("NFKC", match[0])
        if plain != match[0]:
            edits.append(Edit(match.start(), match.end(), plain))
    return edits
