"""The values of numerals."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.verification.numerals import arabic_value, english_value, han_value, scale_value

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("七十", 70),
        ("十五", 15),
        ("两千", 2000),
        ("一百零八", 108),
        ("一千二百", 1200),
        ("三千五", 3500),
        ("一万二", 12000),
        ("一万二千", 12000),
        ("百亿", 10**10),
        ("万亿", 10**12),
        ("一亿三千万", 130_000_000),
        ("二〇二七", 2027),
        ("〇", 0),
        ("三点五", Fraction(7, 2)),
    ],
)
def test_chinese_numerals(written: str, value: Fraction) -> None:
    assert han_value(written) == value


@settings(deadline=None)
@given(st.integers(1, 9999))
def test_chinese_numerals_up_to_ten_thousand(number: int) -> None:
    written = ""
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            written += DIGITS[digit] + name
        elif written and number % scale:
            written += "" if written.endswith("零") else "零"
    assert han_value(written) == number


def test_arabic_and_english_numerals() -> None:
    assert arabic_value("1,673.9") == Fraction(16739, 10)
    assert (scale_value("万亿"), scale_value("billion"), scale_value("")) == (10**12, 10**9, 1)
    assert english_value(["twenty", "five"]) == 25
    assert english_value(["three", "hundred", "fifty", "thousand"]) == 350_000
    assert english_value(["hundred", "million"]) == 10**8
