"""Figures of a text: their values, units and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from assistant.verification.modifiers import Modifier, modifier_after, modifier_before
from assistant.verification.numerals import ENGLISH_NUMBERS, arabic_value, english_value, han_value, scale_value
from assistant.verification.units import match_unit

_ARABIC = r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,12})?|\d{1,18}(?:\.\d{1,12})?"
_HAN = r"[零〇一二两三四五六七八九十百千万亿]{1,18}(?:点[零〇一二三四五六七八九]{1,12})?"
_WORD = "|".join(sorted(ENGLISH_NUMBERS, key=len, reverse=True))
_SCALE = "hundred|thousand|million|billion|trillion"
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_PATTERN = re.compile(
    rf"百分之(?P<percent>{_ARABIC}|{_HAN})"
    rf"|(?P<below>{_ARABIC}|{_HAN})分之(?P<above>{_ARABIC}|{_HAN})"
    rf"|(?<!first )(?<!same )(?<!the )\b(?P<count>one|two|three|four|nine|a)[\s-]"
    r"(?P<part>half|third|quarter|fourth|fifth|tenth)s?\b(?=\sof|[\s,.]|$)"
    r"|(?P<half>(?<!first )(?<!second )\bhalf\b|一半|半数|(?<=过)半(?!年|导))"
    rf"|(?P<ordinal>第(?:{_ARABIC}|{_HAN}))"
    r"|(?P<tenths>[一二两三四五六七八九\d])成(?P<fifth>半|[一二三四五六七八九](?!个|家|项))?(?![为功立果员本熟绩长效品交型分套就])"
    r"|翻(?P<doublings>[一两二三]?)番|(?P<double>\bdoubl(?:e[sd]?|ing)\b|\btwice\b)"
    rf"|(?P<arabic>(?<![a-z\d.+])(?:{_ARABIC}))(?P<scale>\s?(?:{_SCALE}|bn|tn)\b|\s?(?:[百万亿]|千(?![瓦米克]))+|(?:[十百万亿]|千(?![瓦米克]))*)(?P<odd>[余多来])?(?P<more>[万亿]*)"
    rf"|(?P<han>{_HAN})(?P<hanodd>[余多来](?=[万亿个家项条款座户名位人台套件种类公]))?(?P<hanmore>[万亿]*)"
    rf"|(?P<words>\b(?:(?:a\s(?={_SCALE}))?(?:{_WORD}|{_SCALE})(?:[\s-](?:and\s)?)?(?:(?:{_WORD}|{_SCALE})\b[\s-]?)*))(?<=\w)\b"
)
_LATIN_NEXT = re.compile(r"[a-z]|[+](?=[a-z\d])|[-](?=[a-z])")
_YUAN_BEFORE = re.compile(r"(?:\b(?:cny|rmb)|[¥￥])\s?$")
_BARE_SCALES = re.compile(r"[百千万]+")
# 十百千万 names a programme of four steps.
_ASCENDING = re.compile("十百千?万?")
_MASK = "□"


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold a figure of a text at `start:end`: value in the base of its unit, unit, and bound.

    `written` is the number before scale and unit, `factor` how many of its base the unit is; `article` marks 一 with
    a counter, which often counts nothing.
    """

    start: int
    end: int
    value: Fraction
    unit: str = ""
    modifier: Modifier = Modifier.EXACTLY
    written: Fraction = Fraction(0)
    factor: int = 1
    article: bool = False


def mask(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Blank spans of a text so that no figure is found there."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = _MASK * (end - start)
    return "".join(characters)


def find_figures(folded: str) -> list[Figure]:
    """Find the figures of a folded text whose dates are masked, in their order."""
    return [figure for found in _PATTERN.finditer(folded) if (figure := _figure(folded, found)) is not None]


def _figure(text: str, found: re.Match[str]) -> Figure | None:
    read = _share(found) or _ordinal(found) or _counted(text, found)
    return None if read is None else _bounded(text, read, odd=bool(found["odd"] or found["hanodd"]))


def _share(found: re.Match[str]) -> Figure | None:
    """Read percentages in words, fractions, tenths and doublings."""
    value: Fraction | None = None
    unit = "percent"
    if found["percent"]:
        value = _any_value(found["percent"])
    elif found["below"] and _any_value(found["below"]):
        value = 100 * _any_value(found["above"]) / _any_value(found["below"])
    elif found["part"]:
        count = 1 if found["count"] == "a" else ENGLISH_NUMBERS[found["count"]]
        value = Fraction(100 * count, _PARTS[found["part"]])
    elif found["half"]:
        value = Fraction(50)
    elif found["tenths"]:
        fifth = found["fifth"]
        extra = 5 if fifth == "半" else _any_value(fifth) if fifth else 0
        value = 10 * _any_value(found["tenths"]) + extra
    elif found["double"] or found["doublings"] is not None:
        value, unit = Fraction(2) ** int(_any_value(found["doublings"] or "一")), "times"
    if value is None:
        return None
    return Figure(found.start(), found.end(), value, unit, written=value)


def _ordinal(found: re.Match[str]) -> Figure | None:
    if not found["ordinal"]:
        return None
    value = _any_value(found["ordinal"][1:])
    return Figure(found.start(), found.end(), value, "ordinal", written=value)


def _counted(text: str, found: re.Match[str]) -> Figure | None:
    """Read a number with its unit; leave numbers that are parts of names (5G, 1+N, 统一)."""
    if found["arabic"]:
        written = arabic_value(found["arabic"])
        value = written * _scale(found["scale"]) * scale_value(found["more"])
    elif found["han"]:
        if _ASCENDING.fullmatch(found["han"]):
            return None
        written = han_value(found["han"])
        value = written * scale_value(found["hanmore"])
    elif found["words"]:
        words = re.findall(r"[a-z]+", found["words"])
        written = value = english_value([word for word in words if word not in ("a", "and")])
        if words == ["one"]:
            return None
    else:
        return None
    end = found.end() if not found["words"] else found.start() + len(found["words"].rstrip(" -"))
    unit = match_unit(text, end) or _currency_before(text, found.start(), end)
    if unit is None and (_LATIN_NEXT.match(text, end) or (found["han"] and not _is_number(text, found))):
        return None
    if unit is not None and found["han"] and not _is_counted(text, found, unit[0]):
        return None
    is_article = found["han"] == "一" and unit is not None and unit[0] in ("piece", "firm", "person", "device")
    figure = Figure(found.start(), end, value, written=written, article=is_article)
    return figure if unit is None else replace(figure, value=value * unit[1], unit=unit[0], factor=unit[1], end=unit[2])


def _currency_before(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Read a currency that stands before its amount: CNY 1 billion."""
    return ("yuan", 1, end) if _YUAN_BEFORE.search(text, 0, start) else None


def _is_number(text: str, found: re.Match[str]) -> bool:
    """Tell whether a Chinese numeral without a unit is a number: 七十, 一千二百, 万亿; not 统一, 千万, 四川."""
    written = found["han"]
    if written == "万亿" or written.endswith("亿") or found["hanmore"] or found["hanodd"]:
        return True
    if _BARE_SCALES.fullmatch(written):
        return _is_bounded(text, found)
    return len(written) > 1 and bool(set(written) & set("十百千万")) and not _LATIN_NEXT.match(text, found.end())


def _is_counted(text: str, found: re.Match[str], unit: str) -> bool:
    """Tell whether a Chinese numeral before a unit counts: 三家, 百万元; not 千家万户, 万元产值."""
    written = found["han"]
    if text[found.start() - 1 : found.start()] in ("统", "唯", "单", "同", "逐", "之", "万", "专"):
        return False
    if _BARE_SCALES.fullmatch(written):
        return (
            len(written) > 1
            or bool(found["hanodd"])
            or _is_bounded(text, found)
            or text.startswith("级", found.end() + 1)
        )
    return not (
        written == "一" and unit == "piece" and text.startswith(("一批", "一大", "一条龙", "一次性"), found.start())
    )


def _is_bounded(text: str, found: re.Match[str]) -> bool:
    return modifier_before(text, found.start(), found.end(), "") is not None


def _bounded(text: str, figure: Figure, *, odd: bool) -> Figure:
    before = modifier_before(text, figure.start, figure.end, figure.unit)
    after = modifier_after(text, figure.end)
    end = figure.end if after is None else after[1]
    modifier = Modifier.OVER if odd else before or (Modifier.EXACTLY if after is None else after[0])
    if after is not None and before in (None, Modifier.LEVEL):
        modifier = after[0]
    return replace(figure, modifier=modifier, end=end)


def _scale(written: str) -> int:
    written = written.strip()
    return scale_value({"bn": "billion", "tn": "trillion"}.get(written, written))


def _any_value(written: str) -> Fraction:
    return arabic_value(written) if written[0].isdigit() and written[0].isascii() else han_value(written)
