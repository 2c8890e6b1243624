"""Years that a question names only by those asked of before: 同一年, 再过五年, 第二年, that year, the year before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.follow_ups.frame import Frame
from assistant.verification.numerals import han_value

_NUMBER = r"(?<![\d一二三四五六七八九十〇零])[一二两三四五六七八九十\d]{1,3}"
_ENGLISH_NUMBER = r"\d{1,2}|a|one|two|three|four|five|ten"
_ENGLISH = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_SAME = re.compile(
    r"(?:在|到)?(?:那同?一?年|同一?年(?![份龄级轻纪])|(?<!年)当年(?!度)|那个?时候?(?![间点常])|届时|到时候?)(?:里|内)?"
    r"|(?P<in_english>(?:\b(?P<before>in|by|for)\s+)?\b(?:that|(?:the )?same)\s+year\b"
    r"|\bat (?:that|the) time\b|\bback then\b|\bby then\b)",
    re.IGNORECASE,
)
_LATER = re.compile(
    rf"(?:再?过|再?[往向]后)(?P<passed>{_NUMBER})年(?:之?后)?|(?P<after>{_NUMBER})年之?后|(?:(?:第二|[后下]一)年(?=[呢的是要会能应]|[？?]|$)|次年|翌年|隔年)"
    rf"|\b(?P<in_english>(?P<english>{_ENGLISH_NUMBER}) years? (?:later|after that|after|on)|(?:in )?the"
    r" (?:(?:following|next) year|year after))\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    rf"(?P<passed>{_NUMBER})年之?前(?![一二三四半\d])|(?:[前上]一年(?!度))"
    rf"|\b(?P<in_english>(?P<english>{_ENGLISH_NUMBER}) years? (?:earlier|before(?: that)?)"
    r"|(?:in )?the (?:(?:previous|preceding) year|year before))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def with_years_in_full(text: str, view: str, before: Iterable[Frame]) -> str:
    """Write the years that a question leaves to those before it; `view` is Simplified, `before` has the last first.

    They count from the nearest question that names a year, and only where that names just one.
    """
    asked = ({found.group() for time in one.times for found in _YEAR.finditer(time.text)} for one in before)
    years = next((named for named in asked if named), set())
    if len(years) != 1:
        return text
    year = int(years.pop())
    written = [(found.span(), _written(year, found)) for found in _SAME.finditer(view)]
    written += [(found.span(), _written(year + _number(found), found)) for found in _LATER.finditer(view)]
    written += [(found.span(), _written(year - _number(found), found)) for found in _EARLIER.finditer(view)]
    for (start, end), words in sorted(written, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _number(found: re.Match[str]) -> int:
    number = found["english"] or found["passed"] or found.groupdict().get("after")
    if number is None:
        return 1
    return int(number) if number.isdecimal() else _ENGLISH.get(number.lower()) or int(han_value(number))


def _written(year: int, found: re.Match[str]) -> str:
    if not found["in_english"]:
        return f"{year}年"
    return f"{found.groupdict().get('before') or 'in'} {year}"
