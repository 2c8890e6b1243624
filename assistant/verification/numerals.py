"""The values of numerals, exactly.

cn2an was weighed and left: it knows neither 1.8万亿 nor 百亿, answers decimals with floats, and its wheel installs
top-level packages named build, example and src.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_ENGLISH_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ENGLISH_TEENS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ENGLISH_NUMBERS = {word: value for value, word in enumerate(_ENGLISH_TEENS)} | {
    word: 10 * value for value, word in enumerate(_ENGLISH_TENS, start=2)
}


def arabic_value(written: str) -> Fraction:
    """Read 1,673.9."""
    return Fraction(written.replace(",", ""))


def scale_value(written: str) -> int:
    """Read what multiplies a number: 万亿, 百, "billion", or nothing."""
    if written in _ENGLISH_SCALES:
        return _ENGLISH_SCALES[written]
    return reduce(lambda product, character: product * _SCALES[character], written, 1)


def han_value(written: str) -> Fraction:
    """Read a Chinese numeral: 七十, 一千二百, 三千五, 万亿, 三点五, 二〇二七."""
    whole, _, decimals = written.partition("点")
    value = Fraction(_han_integer(whole))
    for place, character in enumerate(decimals, start=1):
        value += Fraction(_DIGITS[character], 10**place)
    return value


def english_value(words: list[str]) -> Fraction:
    """Read words such as twenty, five, hundred, thousand."""
    total = current = 0
    for word in words:
        if word in ENGLISH_NUMBERS:
            current += ENGLISH_NUMBERS[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _ENGLISH_SCALES:
            total += max(current, 1) * _ENGLISH_SCALES[word]
            current = 0
    return Fraction(total + current)


def _han_integer(written: str) -> int:
    if len(written) > 1 and all(character in _DIGITS for character in written):
        return int("".join(str(_DIGITS[character]) for character in written))
    for scale in ("亿", "万"):
        before, found, after = written.rpartition(scale)
        if found:
            return (_han_integer(before) if before else 1) * _SCALES[scale] + _below(after, _SCALES[scale])
    total = current = 0
    for character in written:
        if character in _DIGITS:
            current = _DIGITS[character]
        else:
            total += (current or 1) * _SCALES[character]
            current = 0
    spoken = written[-2:-1] in ("百", "千") and current
    return total + (current * _SCALES[written[-2]] // 10 if spoken else current)


def _below(written: str, scale: int) -> int:
    """Read what follows a scale; a single digit there is spoken for its tenth (一万二 is 12,000)."""
    if len(written) == 1 and written in _DIGITS and _DIGITS[written]:
        return _DIGITS[written] * scale // 10
    return _han_integer(written) if written else 0
