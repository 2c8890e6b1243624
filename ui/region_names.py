"""The names of regions in the languages of the interface, and where each province lies on the map of tiles."""

from __future__ import annotations

from functools import lru_cache

from documents import UnknownRegion
from documents.regions import Gazetteer
from documents.script import to_traditional
from ui.language import Language

# Each province about where it lies, with the letters that ISO 3166-2:CN gives it.
_MAP = """
..  ..  ..  ..  ..  ..  ..  ..  HL
..  ..  ..  ..  ..  NM  ..  ..  JL
XJ  ..  GS  NX  SX  HE  BJ  TJ  LN
..  QH  ..  SN  HA  ..  SD  ..  ..
XZ  ..  SC  CQ  HB  AH  JS  SH  ..
..  ..  ..  GZ  HN  JX  ZJ  ..  ..
..  ..  YN  ..  GX  GD  FJ  TW  ..
..  ..  ..  ..  HI  MO  HK  ..  ..
"""
_LETTERS = {
    **{"北京": "BJ", "天津": "TJ", "河北": "HE", "山西": "SX", "内蒙古": "NM", "辽宁": "LN", "吉林": "JL"},
    **{"黑龙江": "HL", "上海": "SH", "江苏": "JS", "浙江": "ZJ", "安徽": "AH", "福建": "FJ", "江西": "JX"},
    **{"山东": "SD", "河南": "HA", "湖北": "HB", "湖南": "HN", "广东": "GD", "广西": "GX", "海南": "HI"},
    **{"重庆": "CQ", "四川": "SC", "贵州": "GZ", "云南": "YN", "西藏": "XZ", "陕西": "SN", "甘肃": "GS"},
    **{"青海": "QH", "宁夏": "NX", "新疆": "XJ", "香港": "HK", "澳门": "MO", "台湾": "TW"},
}
COUNTRY = "全国"
PLACES: dict[str, tuple[int, int]] = {
    name: (row, column)
    for row, line in enumerate(_MAP.split("\n")[1:-1], start=1)
    for column, letters in enumerate(line.split(), start=1)
    for name, own in _LETTERS.items()
    if own == letters
}
"""Row and column of each province, counted from 1, in the order of reading."""


@lru_cache(maxsize=4096)
def region_name(region: str, language: Language) -> str:
    """Give the name of a region in a language, or its own where none is known."""
    if language is Language.SIMPLIFIED:
        return region
    if language is Language.TRADITIONAL:
        return to_traditional(region)
    try:
        names = Gazetteer.load().region(region).english
    except UnknownRegion:
        return region
    return next((name for name in names if "Autonomous" not in name), region)


def short_name(region: str, language: Language) -> str:
    """Give the name that fits a tile of the map."""
    letters = _LETTERS.get(region) if language is Language.ENGLISH else None
    return letters or region_name(region, language)
