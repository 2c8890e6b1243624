"""Regions that a question names only by what they are to the one last spoken of: 全省, 省会, the national one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.follow_ups.frame import Frame
from documents.regions import Gazetteer

_PROVINCE = re.compile(
    r"全省|全区(?!域)|全疆|整个省|省里(?!面)|该省|(?<![\u4e00-\u9fff])自治区|(?:^|(?<=到))省级层?面?(?=$|[呢的？?])"
    r"|\bthe (?:whole )?province\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"省会(?:城市)?|首府|省城|\bthe (?:provincial )?capital\b(?! of\b)", re.IGNORECASE)
_COUNTRY = re.compile(
    r"^(?:the )?(?:national(?:ly)?|nationwide|(?:whole )?country)(?: (?:one|level|target|goal|figure|aim))?(?=[?.]?$)",
    re.IGNORECASE,
)


def with_regions_in_full(text: str, view: str, last: Sequence[str], gazetteer: Gazetteer) -> str:
    """Name the province of the cities last spoken of, its capital, or the country.

    `view` is Simplified, `last` are regions.
    """
    country = _COUNTRY.match(view)
    if country:
        return f"China{text[country.end() :]}"
    provinces = {gazetteer.lineage(name)[-1] for name in last if name not in gazetteer.groups}
    if len(provinces) != 1:
        return text
    (province,) = provinces
    for words, region in ((_CAPITAL, gazetteer.capital(province)), (_PROVINCE, province)):
        found = words.search(view)
        if found and region and region not in last and not gazetteer.regions_in(view):
            return f"{text[: found.start()]}{region}{text[found.end() :]}"
    return text


def without_relative(frame: Frame) -> Frame:
    """Leave out the words that name a region by what it is to another, in what patterns look at."""
    view = frame.view
    for words in (_PROVINCE, _CAPITAL, _COUNTRY):
        view = words.sub(lambda found: "\n" * len(found.group()), view)
    return replace(frame, view=view)
