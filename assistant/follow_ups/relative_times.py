"""Years that a question names only by those of the last one: 同一年, 再过五年, that year."""

from __future__ import annotations

import re

from assistant.follow_ups.frame import Frame
from assistant.verification.numerals import han_value

_SAME = re.compile(
    r"(?:在|到)?(?:那同?一?年|同一?年(?![份龄级轻纪])|当年(?!度))(?:里|内)?"
    r"|(?P<in_english>(?:\b(?P<before>in|by|for)\s+)?\b(?:that|the same)\s+year\b)",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"再?过(?P<passed>[一二两三四五六七八九十\d]{1,3})年(?:之?后)?|(?P<after>[一二两三四五六七八九十\d]{1,3})年之?后"
    r"|\b(?P<in_english>(?P<english>\d{1,2}|two|three|five|ten) years (?:later|after that|on))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENGLISH = {"two": 2, "three": 3, "five": 5, "ten": 10}


def with_years_in_full(text: str, view: str, last: Frame) -> str:
    """Write the years that a question leaves to the last one, where that has just one; `view` is Simplified."""
    years = {found.group() for time in last.times for found in _YEAR.finditer(time.text)}
    if len(years) != 1:
        return text
    year = int(years.pop())
    written = [(found.span(), _written(year, found)) for found in _SAME.finditer(view)]
    written += [(found.span(), _written(year + _number(found), found)) for found in _LATER.finditer(view)]
    for (start, end), words in sorted(written, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _number(found: re.Match[str]) -> int:
    number = found["english"] or found["passed"] or found["after"]
    return int(number) if number.isdecimal() else _ENGLISH.get(number.lower()) or int(han_value(number))


def _written(year: int, found: re.Match[str]) -> str:
    if not found["in_english"]:
        return f"{year}年"
    return f"{found.groupdict().get('before') or 'in'} {year}"
