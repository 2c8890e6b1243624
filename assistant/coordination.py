"""Members of a list in a question: 江苏、浙江和安徽; Jiangsu, Zhejiang and Anhui."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from documents.region_names import RegionKind
from documents.regions import Gazetteer, Mention

_JOINT = r"(?:[和与與及跟或、,，/]|以及|还有|還有|还是|還是|或者|对比|對比|相比|\band\b|\bor\b|\bvs\.?|\bversus\b)"
# at the end of 2024 and in August 2025: a preposition belongs to the member.
_PREPOSITION = r"(?:\b(?:at|in|by|for|of|on)\s+)?"
SEPARATOR = re.compile(rf"(?:[’']s)?\s*(?:(?:{_JOINT}\s*)+{_PREPOSITION})?", re.IGNORECASE)
ENDING_SEPARATOR = re.compile(rf"\s*(?:{_JOINT}\s*)+{_PREPOSITION}$", re.IGNORECASE)

_AFTER_ABBREVIATION = re.compile(r"[的、，,/和与與跟及两兩三四五六各]")
# 粤办函〔2024〕88号 begins with no place.
_CODE = re.compile(r"[\u4e00-\u9fff]{1,6}[〔\[（(]\d{4}")
_BEFORE_ABBREVIATION = re.compile(r"[、，,/和与與跟及]$")
# 〔2024〕 is of a document's number.
_YEAR = re.compile(r"(?<![\d〔［\[])(?:19|20)\d{2}(?: ?年)?(?!\d)")
_WITHIN_YEAR = re.compile(
    r"(?:(?<=年)|年)(?:\d{1,2}月(?:[底末初])?|年?[底末初]|前[一二三]季度?|[上下]半年|第?[一二三四]季度)"
)
_BEFORE_YEAR = re.compile(
    r"(?:\bthe )?\b(?:(?:end|beginning|start|(?:first|second) half) of|late|early|mid"
    r"|January|February|March|April|May|June"
    r"|July|August|September|October|November|December)[ -]$",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"(?<!\d)(?:19|20)\d{2} ?年?\s*(?:[—–~～－-]+|至|到|\bto\b|\buntil\b)\s*(?:19|20)?\d{2}", re.IGNORECASE
)


def single_years(text: str) -> list[tuple[int, int]]:
    """Find the years of a text that begin or end no range of years."""
    ranges = [found.span() for found in _RANGE.finditer(text)]
    years = [found.span() for found in _YEAR.finditer(text)]
    return [(s, e) for s, e in years if not any(start <= s < end for start, end in ranges)]


def single_times(text: str) -> list[tuple[int, int]]:
    """Find the same years with what tells which part of them is meant: 2025年3月, 2025年底, the end of 2024."""
    times = []
    for start, end in single_years(text):
        before, after = _BEFORE_YEAR.search(text, 0, start), _WITHIN_YEAR.match(text, end)
        times.append((before.start() if before else start, after.end() if after else end))
    return times


def with_joints(text: str, gazetteer: Gazetteer) -> str:
    """Put the mark of a list between regions that only stand in a row: 京沪深, 四川 浙江 海南.

    A city after its province, or the reverse, is the same place told twice.
    """
    mentions = [one for one in gazetteer.mentions(text) if one.kind not in (RegionKind.COUNTRY, RegionKind.GROUP)]
    joints = [_lacks_joint(text, one, other, gazetteer) for one, other in pairwise(mentions)]
    pieces, end = [], 0
    for one, before, after in zip(mentions, [False, *joints], [*joints, False], strict=False):
        # 深 and 川 alone name nothing: abbreviations in a list are written out.
        beside = _AFTER_ABBREVIATION.match(text, one.end) or _BEFORE_ABBREVIATION.search(text[: one.start])
        in_list = before or after or (beside is not None and not _CODE.match(text, one.end))
        is_abbreviated = one.end - one.start == 1 and in_list
        pieces += ["、" if before else text[end : one.start], one.name if is_abbreviated else text[one.start : one.end]]
        end = one.end
    return "".join([*pieces, text[end:]])


def _lacks_joint(text: str, one: Mention, other: Mention, gazetteer: Gazetteer) -> bool:
    between = text[one.end : other.start]
    abbreviated = not between and one.end - one.start == other.end - other.start == 1
    spaced = bool(between) and between.isspace() and not text[one.start : other.end].isascii()
    nested = gazetteer.covers(one.name, other.name) or gazetteer.covers(other.name, one.name)
    return (abbreviated or spaced) and not nested


def is_list_of_regions(text: str, gazetteer: Gazetteer) -> bool:
    """Say whether a text names several regions one after another, as members of one list."""
    text = with_joints(text, gazetteer)
    mentions = [one for one in gazetteer.mentions(text) if one.kind not in (RegionKind.COUNTRY, RegionKind.GROUP)]
    return is_list(text, list(joined([(one.start, one.end) for one in mentions])))


def is_list(text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Say whether places of a text are joined as a list, each perhaps with words of its own."""
    between = [text[end:start] for (_, end), (start, _) in pairwise(places)]
    return bool(between) and all(ENDING_SEPARATOR.search(one) for one in between)


def joined(places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join places that follow each other directly: a city and its district."""
    current: tuple[int, int] | None = None
    for start, end in places:
        if current and current[1] == start:
            current = (current[0], end)
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current
