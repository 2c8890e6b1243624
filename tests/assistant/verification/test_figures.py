"""Figures with their units and bounds."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assistant.verification.figures import find_figures
from assistant.verification.folding import fold
from assistant.verification.modifiers import Modifier
from assistant.verification.units import same_unit


def figures(text: str) -> list[tuple[Fraction, str, Modifier]]:
    return [(figure.value, figure.unit, figure.modifier) for figure in find_figures(fold(text))]


def one(text: str) -> tuple[Fraction, str, Modifier]:
    (found,) = figures(text)
    return found


@pytest.mark.parametrize(
    ("written", "also"),
    [
        ("1.8万亿元", "18000亿元"),
        ("百分之七十", "70%"),
        ("７０％", "70%"),
        ("七成", "70%"),
        ("一半", "50%"),
        ("两倍", "2倍"),
        ("1.8 trillion yuan", "1.8万亿元"),
        ("100 million yuan", "1亿元"),
        ("CNY 100 million", "1亿元"),
        ("20 million kilowatts", "2000万千瓦"),
        ("a third of", "三分之一"),
        ("4 EFLOPS", "4000PFLOPS"),
        ("5 kilometres", "5公里"),
        ("翻一番", "翻番"),
        ("超過90%", "90%以上"),
        ("不少于10户", "10户以上"),
        ("40余家", "超40家"),
        ("over 90%", "90%以上"),
        ("上千家", "1000家以上"),
        ("约700亿元", "700亿元左右"),
        ("近1200家", "將近1200家"),
        ("nearly 1,200 companies", "近1200家"),
        ("不足30家", "低于30家"),
        ("最高可获20%的补助", "不超过20%"),
        ("up to 20%", "最多20%"),
        ("過半", "一半以上"),
    ],
)
def test_the_same_figure_in_other_words(written: str, also: str) -> None:
    assert one(written) == one(also)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,000个", (1000, "piece", Modifier.EXACTLY)),
        ("一千", (1000, "", Modifier.EXACTLY)),
        ("超万亿元", (10**12, "yuan", Modifier.OVER)),
        ("千亿级", (10**11, "", Modifier.LEVEL)),
        ("20余万件", (200_000, "device", Modifier.OVER)),
        ("7500 万台", (75_000_000, "device", Modifier.EXACTLY)),
        ("近五年", (5, "year", Modifier.EXACTLY)),
        ("两年内", (2, "year", Modifier.UNDER)),
        ("数百家", (100, "firm", Modifier.SEVERAL)),
        ("节约10%", (10, "percent", Modifier.EXACTLY)),
        ("突破100项关键技术", (100, "piece", Modifier.EXACTLY)),
        ("突破5000个", (5000, "piece", Modifier.OVER)),
        ("提高2个百分点", (2, "point", Modifier.EXACTLY)),
        ("第三产业", (3, "ordinal", Modifier.EXACTLY)),
        ("三成五", (35, "percent", Modifier.EXACTLY)),
        ("21万+", (210_000, "", Modifier.OVER)),
        ("the first three quarters", (3, "quarter", Modifier.EXACTLY)),
    ],
)
def test_a_figure_is_read(text: str, found: tuple[int, str, Modifier]) -> None:
    value, unit, modifier = found
    assert one(text) == (Fraction(value), unit, modifier)


@pytest.mark.parametrize(
    "text", ["5G工厂", "1+N", "GPT4", "统一标准", "一体化", "四川", "十百千万", "千万不要", "一批企业"]
)
def test_parts_of_names_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("said", "quoted", "same"),
    [
        ("piece", "firm", True),
        ("", "device", True),
        ("person", "firm", False),
        ("yuan", "dollar", False),
        ("percent", "point", False),
        ("", "percent", False),
    ],
)
def test_units_that_may_stand_for_each_other(said: str, quoted: str, same: bool) -> None:
    assert same_unit(said, quoted, Fraction(100)) is same


def test_the_currency_may_be_left_out_of_large_amounts() -> None:
    assert same_unit("", "yuan", Fraction(10**12))
    assert not same_unit("", "yuan", Fraction(70))
