"""Regions that a question names only by what they are to the one last spoken of: 全省, the national one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.regions import Gazetteer

_PROVINCE = re.compile(
    r"^(?:全省|全区|整个省|省里|省级层?面?|the (?:whole )?province)(?=$|[呢的？?]|\s)", re.IGNORECASE
)
_COUNTRY = re.compile(
    r"^(?:the )?(?:national(?:ly)?|nationwide|(?:whole )?country)(?: (?:one|level|target|goal|figure|aim))?(?=[?.]?$)",
    re.IGNORECASE,
)


def with_regions_in_full(text: str, view: str, last: Sequence[str], gazetteer: Gazetteer) -> str:
    """Name the province of the city last spoken of, or the country; `view` is Simplified, `last` are regions."""
    country = _COUNTRY.match(view)
    if country:
        return f"China{text[country.end() :]}"
    found = _PROVINCE.match(view)
    if found is None or len(last) != 1 or last[0] in gazetteer.groups:
        return text
    province = gazetteer.lineage(last[0])[-1]
    return text if province == last[0] else f"{province}{text[found.end() :]}"
