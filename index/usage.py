"""Questions in the words of the mainland's policy texts, for finding and reading, not for showing."""

from __future__ import annotations

import re
from functools import lru_cache

from documents.script import detect_language, to_mainland

# What people say for short, and the texts at length.
_IN_FULL = {"AI": "人工智能", "规上": "规模以上", "規上": "规模以上"}
_IN_FULL |= {"总盘子": "总规模", "總盤子": "总规模", "盘子": "规模", "盤子": "规模", "体量": "规模", "體量": "规模"}
# The texts have both, but each of their names of a place only the one.
_IN_FULL |= {"超算": "超算（超级计算）", "资料集": "数据集"}
_SHORT = re.compile(r"(?<![A-Za-z])AI(?![A-Za-z])|规上|規上|[总總]?[盘盤]子|体量|體量|超算(?!中心)|资料集")

_POT = re.compile(r"[总總]?[盘盤]子")
_GIVEN_OUT = re.compile(r"券|补贴|補貼|补助|補助|奖励|獎勵")


@lru_cache(maxsize=2048)
def in_mainland_words(question: str) -> str:
    """Write a Chinese question as mainland texts would: 人工智慧 and AI as 人工智能, 晶片 as 芯片; English stays."""
    language = detect_language(question)
    if language == "en":
        return question
    said = to_mainland(question) if language == "zh-Hant" else question
    # What is given out has a sum, not a size.
    said = _POT.sub("总额", said) if _GIVEN_OUT.search(said) else said
    return _SHORT.sub(lambda match: _IN_FULL[match.group()], said)
