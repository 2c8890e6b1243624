"""Several things that a question asks of one subject: 产值、企业数和增速各是多少; targets: datasets, models, chips."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.follow_ups.policy_words import METRIC

_ITEM = r"[^、，,：:；;？?\s的里裡]"
_LIST = rf"(?:{_ITEM}{{1,14}}、)+{_ITEM}{{1,14}}?"
_WORDS = r"[\w+%-]+(?: (?!and\b)[\w+%-]+){0,4}?"
_ENGLISH_LIST = rf"{_WORDS}(?:, {_WORDS})*,? and {_WORDS}"
_ENDING = r"(?:\s*(?:比较|比較|对比|對比))?\s*[？?。.]?\s*$"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 核心产业营收、企业数（的…）各是多少
        rf"(?P<items>{_LIST})(?=(?:的[^、，,？?]{{1,12}}?)?[？?]?(?:各|分别|分別|是多少|有多少))",
        rf"(?P<items>{_ITEM}{{2,20}}[和与與跟]{_ITEM}{{2,20}}?)(?=[，,]?(?:各(?!类|類|种|種|个|個)|分别|分別))",
        # 企业数、独角兽数、增速三个指标
        rf"(?P<items>{_LIST})(?=[这這]?[两兩二三四五六七八][个個项項](?:指标|指標|数字|數字|数据|數據|目标|目標|口径|口徑))",
        # 目标：A、B、C
        rf"(?<=[：:])\s*(?P<items>{_LIST}){_ENDING}",
        rf"(?<=[：:])\s*(?P<items>{_WORDS}(?:, (?:and )?{_WORDS})+){_ENDING}",
        # Set off by spaces, as in a search box.
        rf"(?<=\s)(?P<items>{_LIST})(?=\s|$)",
        # Shanghai's finance, trade and industry each
        rf"(?<=['’]s )(?P<items>{_ENGLISH_LIST})(?= (?:each|respectively)\b| (?:grow|rise|fall|increase|reach)\b)",
    )
)
# 深圳2026年企业数、独角兽数: the year, and what stands before it, belongs to all.
_SHARED = re.compile(r"^.*?(?:19|20)\d\d ?年?(?:[底末]|\d{1,2}月)?的?(?=[^\d年])")
_JOINTS = re.compile(r"、|和|与|與|(?<![普涉危])及|跟|还是|還是|,? and |, ")
# What is asked of them all together: 智能终端、智能体普及率是多少.
_ASKS_OF_EACH = re.compile(r"各|分别|分別")
_COUNTS = ("数", "數", "量")
_FEWEST, _MOST = 2, 8


@dataclass(frozen=True, slots=True)
class Aspects:
    """Hold the things asked for, and what stands before and after them in the question."""

    before: str
    items: tuple[str, ...]
    after: str

    def question(self, item: str) -> str:
        """Ask for one of them."""
        return f"{self.before}{item}{self.after}"


def aspects_of(text: str) -> Aspects | None:
    """Find the things that a question lists; None where it asks for one."""
    for pattern in _PATTERNS:
        found = pattern.search(text)
        if found is None:
            continue
        start, end = found.span("items")
        if shared := _SHARED.match(text[start:end].partition("、")[0]):
            start += shared.end()
        items = tuple(item.strip() for item in _JOINTS.split(text[start:end]) if item.strip())
        if _FEWEST <= len(items) <= _MOST and not _is_of_one_figure(items, text):
            return Aspects(text[:start], items, text[end:])
    return None


def _is_of_one_figure(items: Sequence[str], text: str) -> bool:
    """Tell whether only the last of some things names a figure, which is then asked of all of them together."""
    *others, last = (METRIC.search(item) is not None or item.endswith(_COUNTS) for item in items)
    return last and not any(others) and _ASKS_OF_EACH.search(text) is None
