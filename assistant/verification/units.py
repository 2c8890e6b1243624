"""Units of figures, and which of them say the same."""

from __future__ import annotations

import re
from fractions import Fraction

_SPELLINGS: dict[str, tuple[str, int]] = {}


def _spell(unit: str, spellings: str, factor: int = 1) -> None:
    _SPELLINGS.update(dict.fromkeys(spellings.split("|"), (unit, factor)))


_spell("dollar", "美元|us dollars|us dollar|dollars|usd")
_spell("hong kong dollar", "港元|港币|hk dollars")
_spell("euro", "欧元|euros|euro")
_spell("yuan", "元人民币|元|yuan|rmb|renminbi")
_spell("point", "个百分点|百分点|percentage points|percentage point")
_spell("percent", "%|percent|per cent")
_spell("permille", "‰")
_spell("times", "倍|times|fold|-fold")
_spell("person", "人次|人|名|位|people|persons|person|passengers")
_spell("firm", "家|户|companies|firms|enterprises|company|firm|enterprise")
_spell("device", "台|套|件|辆|架|艘|部")
_spell("card", "卡")
_spell(
    "piece",
    "个|项|款|种|类|座|处|条|张|所|批|支|份|次|大|只|门|期|朵|根|颗|块|本|篇|场|片|栋|道|方面|部分|部门|枚|组|轮|步",
)
_spell("year", "年|years|year")
_spell("month", "个月|months|month")
_spell("day", "天|days|day")
_spell("week", "周|weeks|week")
_spell("millisecond", "毫秒|milliseconds|millisecond|ms")
_spell("second", "秒钟|秒|seconds|second")
_spell("hour", "小时|hours|hour")
_spell("minute", "分钟|minutes|minute")
_spell("quarter", "个季度|季度|quarters")
_spell("mu", "亩|mu")
_spell("hectare", "公顷|hectares")
_spell("square metre", "平方米|平米|square metres|square meters")
_spell("square metre", "平方公里|square kilometres|square kilometers", 10**6)
_spell("metre", "米|metres|meters")
_spell("metre", "公里|千米|km|kilometres|kilometers|kilometre|kilometer", 1000)
_spell("kilowatt hour", "千瓦时|度电|kwh")
_spell("kilowatt", "千瓦|kilowatts|kilowatt|kw")
_spell("kilowatt", "兆瓦|mw|megawatts", 1000)
_spell("kilowatt", "吉瓦|gw|gigawatts", 10**6)
_spell("tonne", "吨|tonnes|tons")
_spell("petaflops", "pflops|pflop|pf|p|petaflops")
_spell("petaflops", "eflops|e|exaflops", 1000)
_spell("gigabyte", "gb")
_spell("terabyte", "tb")
_spell("petabyte", "pb")
_spell("document number", "号")

# 30 years olds: a Latin unit ends with its word; 号 is no number plate of 号召, 元 none of 元素, 大 none of 大型.
_NOT_AFTER = {"元": "(?![素旦宵])", "大": "(?![型模会赛学量多数])", "部": "(?![分门署])"}
_NOT_AFTER |= {"人": "(?![工机均才形])", "家": "(?![级庭])", "号": "(?![召称])", "门": "(?!类)", "期": "(?!间)"}
_NOT_AFTER |= {"卡": "(?![车片槽])"}
_NOT_AFTER |= {"类": "(?!型)", "位": "(?!居|列)", "条": "(?!件)", "度": "(?!数)", "名": "(?!列)"}
_PATTERN = re.compile(
    r"\s?-?(?P<unit>"
    + "|".join(
        re.escape(spelling)
        + (r"(?![a-z])" if spelling[-1].isascii() and spelling[-1].isalpha() else _NOT_AFTER.get(spelling, ""))
        for spelling in sorted(_SPELLINGS, key=len, reverse=True)
    )
    + ")"
)
_MONEY = {"yuan", "dollar", "hong kong dollar", "euro"}
_SPECIFIC = {"person", "firm", "device", "card"}
_COUNTED = {*_SPECIFIC, "piece", ""}


def match_unit(text: str, position: int) -> tuple[str, int, int] | None:
    """Read a unit of a folded text at a position: the unit, the factor to its base, and where it ends."""
    found = _PATTERN.match(text, position)
    if found is None:
        return None
    unit, factor = _SPELLINGS[found["unit"]]
    return unit, factor, found.end()


def same_unit(said: str, quoted: str, value: Fraction) -> bool:
    """Tell whether two units may stand for each other.

    A counter may be another or left out (个 for 家), but persons are no companies; the currency may be left out
    of an amount of ten thousand and more, as people do (1.8万亿).
    """
    if said == quoted:
        return True
    if said in _COUNTED and quoted in _COUNTED:
        return not (said in _SPECIFIC and quoted in _SPECIFIC)
    return value >= 10**4 and "" in (said, quoted) and bool({said, quoted} & _MONEY)
