"""Words that bound a figure: over, under, about, nearly."""

from __future__ import annotations

import re
from enum import StrEnum


class Modifier(StrEnum):
    """Say how a figure is meant; at least and over count as one, so do at most and under."""

    EXACTLY = "exactly"
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"
    NEARLY = "nearly"
    LEVEL = "of the order of"
    SEVERAL = "several"


_BEFORE = {
    Modifier.UNDER: r"不(?:得|能|可|应)?(?:超过|高于|多于|大于|超出|突破)|不足|不到|未到|不满|未满|未超过|未达到?"
    r"|低于|少于|小于|控制在|<|≤"
    r"|\b(?:no|not) more than|\bat most|\ba maximum of|\bless than|\bfewer than|\bunder|\bbelow|\bup to|\bcapped at"
    r"|\b(?:limited|restricted) to"
    r"|\bas (?:much|many) as"
    r"|\bnot exceed(?:ing)?|\bnot over|\bwithin|\bno higher than|\bno greater than",
    Modifier.OVER: r"不(?:得|能|可|应)?(?:低于|少于|小于|亚于)|不下于?"
    r"|超过|超出|突破|逾|高于|大于|多于|至少|最少|起码|迈过|跨过|跨越|站上|≥|>"
    r"|超|(?<![超通经])过(?=半|[百千万亿])|(?<![打突])破(?=[\d一二三四五六七八九十百千万亿])|刚刚?过|已过(?=\d)|上(?=[百千万亿])"
    r"|\bno (?:less|fewer|lower) than|\bnot (?:less|fewer|lower) than"
    r"|\bat least|\ba minimum of|\bmore than|\bover|\babove"
    r"|\bexceed(?:s|ed|ing)?|\bsurpass(?:es|ed|ing)?|\btop(?:s|ped|ping)|\bgreater than|\bhigher than|\bupwards of"
    r"|\bpass(?:es|ed|ing)?|\bnorth of|\bbeyond|\bpast|\bin excess of|\bcross(?:ed|es|ing)?|\bminimum",
    Modifier.ABOUT: r"大约|大概|大致|(?<![节制条公合预签集契大履])约|估计"
    r"|\babout|\baround|\broughly|\bapproximately|\bsome|\bapprox\.?"
    r"|\bcirca|~",
    Modifier.NEARLY: r"将近|接近|几近|逼近|(?<![附最临邻靠远相将接逼几])近"
    r"|\bnearly|\balmost|\bclose to|\bapproaching|\bnear",
    Modifier.SEVERAL: r"数(?=[十百千万亿])|几(?=[十百千万亿])|\bseveral|\bdozens of",
}
# 最高可获, 最多补助: words may stand between the bound and its figure.
_FAR_BEFORE = {
    Modifier.UNDER: r"最高|最多|至多|最长|上限|封顶|不(?:得|能|可)?(?:超过|高于)|\bcap of|\bmaximum|\bup to",
    Modifier.OVER: r"最低|最少|至少|不少于|下限",
    Modifier.ABOUT: r"大?约占|约为全",
}
_AFTER = {
    Modifier.OVER: r"\s?(?:[(（]含[)）])?(?:及|或)?(?:以上|之上)|[多余](?!年来|了|出)|起(?!来|步)|\+"
    r"|\s(?:or|and) (?:more|above|over|higher)|\splus\b",
    Modifier.UNDER: r"\s?(?:[(（]含[)）])?(?:以内|以下|之内|内(?!部|容|涵|地|蒙|生|外|存|需))"
    r"|\s(?:or|and) (?:less|fewer|below)"
    r"|封顶|为上?限",
    Modifier.ABOUT: r"\s?(?:左右|上下|前后)|\sor so\b",
    Modifier.LEVEL: r"级",
}
_GAP = r"[了到达至占为有在其人民币¥$\s]{0,4}(?:(?:the|a|an|rmb|cny|us\$)\s?){0,2}"


def _prefix(groups: dict[Modifier, str], gap: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name.name}>(?:{words}){gap}(?=.$))" for name, words in groups.items()), re.DOTALL)


_DIRECTLY_BEFORE = _prefix(_BEFORE, _GAP)
_SOMEWHERE_BEFORE = _prefix(_FAR_BEFORE, r"[^\d，,。；;：:、！？\n]{0,10}")
_DIRECTLY_AFTER = re.compile("|".join(f"(?P<{name.name}>{words})" for name, words in _AFTER.items()))
_LOOK_BACK = 24
# 突破100项关键技术 is a breakthrough, not a bound.
_BROKEN_THROUGH = re.compile(r"[^，,。；;、\n]{0,10}(?:技术|芯片|难题|瓶颈|算法|产品|装备|成果)")
_PERIODS = {"year", "month", "day", "week", "hour", "minute"}


def modifier_before(text: str, start: int, end: int, unit: str) -> Modifier | None:
    """Find the bound that stands before the figure `text[start:end]` of a folded text."""
    # With the figure's first character: 上 and 数 bound only 上千 and 数十.
    before = text[max(0, start - _LOOK_BACK) : start + 1]
    found = _DIRECTLY_BEFORE.search(before) or _SOMEWHERE_BEFORE.search(before)
    if found is None:
        return None
    modifier = Modifier[str(found.lastgroup)]
    if found.group().startswith("突破") and _BROKEN_THROUGH.match(text, end):
        return None
    # 近五年 is a period, no bound.
    if modifier is Modifier.NEARLY and unit in _PERIODS and found.group().startswith("近"):
        return None
    return modifier


def modifier_after(text: str, end: int) -> tuple[Modifier, int] | None:
    """Find the bound that stands after a figure, and where it ends."""
    found = _DIRECTLY_AFTER.match(text, end)
    return None if found is None else (Modifier[str(found.lastgroup)], found.end())
