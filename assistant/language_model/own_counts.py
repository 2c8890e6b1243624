"""Counts that a sentence makes of the things it lists itself: 算力券、模型券和语料券三种."""

from __future__ import annotations

import re

_ITEM = r"[^，。、；：\d和与及]{1,14}"
_LIST = rf"(?:{_ITEM}、)*{_ITEM}(?:、|和|与|及|以及){_ITEM}?"
_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_COUNT = r"[两二三四五六七八九十2-9](?=[种类个项大条家省市地方者])"
_COUNTED = re.compile(rf"(?P<items>{_LIST})等?(?:这)?(?P<count>{_COUNT})[种类个项大条家省市地方者]")
# 七个领域：制造、科研和金融
_ANNOUNCED = re.compile(
    rf"(?P<count>{_COUNT})[种类个项大条家省市地方者](?P<what>[^，。；：\d]{{0,8}}[：:，])(?P<items>{_LIST}[^，。；]*)"
)
_JOINT = re.compile(r"、|以及|和|与|及")


def without_own_counts(statement: str) -> str:
    """Leave out each count that is that of the things listed before it: no source need have counted them."""

    def left(found: re.Match[str]) -> str:
        written = found["count"]
        number = int(written) if written.isdigit() else _NUMBERS[written]
        counts = len(_JOINT.findall(found["items"])) + 1 == number
        return found["items"] if counts else found.group()

    def announced(found: re.Match[str]) -> str:
        written = found["count"]
        number = int(written) if written.isdigit() else _NUMBERS[written]
        counts = len(_JOINT.findall(found["items"])) + 1 == number
        return found["what"] + found["items"] if counts else found.group()

    return _ANNOUNCED.sub(announced, _COUNTED.sub(left, statement))
