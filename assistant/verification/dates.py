"""Dates, years and ranges of years in folded texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_YEAR = r"(?:19|20)\d\d"
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_HAN_YEAR = re.compile(r"(?:一九|二[零〇])[零〇一二三四五六七八九]{2}(?=年)")
_HAN_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")
_RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2, "this year": 0}
_RELATIVE |= {"last year": -1, "next year": 1}
_PATTERN = re.compile(
    rf"(?<!\d)(?P<from>{_YEAR})年?\s*(?:[-~至到]+|to|and|through)\s*(?P<until>{_YEAR})(?!\d)(?:年度?)?"
    rf"|(?<!\d)(?P<y1>{_YEAR})\s?(?:年\s?(?P<m1>1[0-2]|0?[1-9])\s?月|[-./]\s?(?P<m9>1[0-2]|0?[1-9])\s?[-./])\s?(?P<d1>3[01]|[12]\d|0?[1-9])(?!\d)(?:\s?[日号])?"
    rf"|(?<!\d)(?P<y2>{_YEAR})(?:\s?年\s?(?P<m2>1[0-2]|0?[1-9])\s?月|-(?P<m3>1[0-2]|0[1-9])(?![\d-]))"
    rf"|(?P<m4>\b{_MONTH})\s(?P<d4>{_DAY})(?!\d),?\s(?P<y4>{_YEAR})"
    rf"|(?P<d5>\b{_DAY})\s(?P<m5>{_MONTH}),?\s(?P<y5>{_YEAR})"
    rf"|(?P<m6>\b{_MONTH})(?:\sof)?,?\s(?P<y6>{_YEAR})"
    rf"|(?P<m7>\b{_MONTH})\s(?P<d7>{_DAY})(?![\d,.]\d)"
    rf"|(?P<d8>\b{_DAY})\s(?P<m8>{_MONTH})(?![a-z])"
    rf"|(?<!\d)(?P<y8>{_YEAR})\s?年[度底末初]?"
    # A bare year: English, a title, brackets; not 2025台, 2,000 or 2000.5.
    rf"|(?<![\d.,])(?P<y9>{_YEAR})(?![\d%]|[.,]\d|\s?(?:[个项家条款座户名位人台套件万亿元倍米公]|million|billion|yuan|[gptek]?(?:[wb]|flops)\b|p\b))"
    r"|(?<!\d)(?P<m10>1[0-2]|0?[1-9])\s?月(?:\s?(?P<d10>3[01]|[12]\d|0?[1-9])\s?日)?"
    r"|(?P<relative>今年|本年(?!度)|去年|上年|前年|(?<![说写注标载表])明年(?!份)|后年|\b(?:this|last|next) year)"
    r"|(?P<plan>十[一二三四五六]五(?=规划|时期|期间|末|[”’」』]|$))"
)


@dataclass(frozen=True, slots=True)
class Date:
    """Hold a date as far as it is said; `until` ends a range of years; `plan` names a five-year plan."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: int | None = None
    plan: str = ""
    relative: bool = False

    @property
    def years(self) -> frozenset[int]:
        """Name the years that are said: one, both ends of a range, or none."""
        return frozenset(year for year in (self.year, self.until) if year is not None)


def find_dates(folded: str, published: str | None = None) -> list[Date]:
    """Find the dates of a folded text in their order; 去年 counts from the year of `published`."""
    readable = _HAN_YEAR.sub(lambda found: found.group().translate(_HAN_DIGITS), folded)
    return [_date(found, published) for found in _PATTERN.finditer(readable)]


def supported(said: Date, sources: Iterable[Date], published: str | None) -> bool:
    """Tell whether a date is said, at least as exactly, among those of a source.

    A month or day without its year takes that of `published`; a year takes either end of a range.
    """
    year = int(published[:4]) if published else None
    if said.year is not None and published and _iso(said) == published:
        return True
    known = list(sources)
    if any(_says(source, said, year) for source in known):
        return True
    # 2027, 2030 and 2035 are no range.
    years = {one for source in known if source.until is None for one in source.years}
    return said.until is not None and said.years <= years


def _says(source: Date, said: Date, published_year: int | None) -> bool:
    if said.plan:
        return source.plan == said.plan
    if said.until is not None:
        return (source.year, source.until) == (said.year, said.until)
    source_years = source.years or ({published_year} if source.month is not None else set())
    if said.year is not None and said.year not in source_years:
        return False
    return said.month in (None, source.month) and said.day in (None, source.day)


def _iso(date: Date) -> str:
    return f"{date.year:04}-{date.month or 0:02}-{date.day or 0:02}"


def _date(found: re.Match[str], published: str | None) -> Date:
    parts = {name: value for name, value in found.groupdict().items() if value is not None}
    start, end = found.span()
    if "from" in parts:
        return Date(start, end, year=int(parts["from"]), until=int(parts["until"]))
    if "plan" in parts:
        return Date(start, end, plan=parts["plan"])
    if "relative" in parts:
        year = int(published[:4]) + _RELATIVE[parts["relative"]] if published else None
        return Date(start, end, year=year, relative=True)
    fields = {name[0]: value for name, value in parts.items()}
    return Date(start, end, _whole(fields.get("y")), _month(fields.get("m")), _whole(fields.get("d")))


def _whole(written: str | None) -> int | None:
    return None if written is None else int(re.sub(r"\D", "", written))


def _month(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) if written.isdigit() else _MONTHS[written[:3]]
