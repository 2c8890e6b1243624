"""Reading the figures of a text, whatever the form they are written in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.documents.figures import dates, numbers, quantities, years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("超万亿元", {(Decimal(10**12), "元")}),
        ("超10000亿元,即1万亿元", {(Decimal(10**12), "元")}),
        ("１．８万亿元", {(Decimal("1.8") * 10**12, "元")}),
        ("40余家、70%以上、20个", {(Decimal(40), "家"), (Decimal(70), "%"), (Decimal(20), "个")}),
        ("8万家,600台/万人,2027年", {(Decimal(80000), "家"), (Decimal(600), "台/万人")}),
        ("100EFlops与30PB、30000P", {(Decimal(100), "EFLOPS"), (Decimal(30), "PB"), (Decimal(30000), "P")}),
        (
            "13000PF、5000PFlops、1.7万PFLOPS",
            {(Decimal(n), u) for n, u in ((13000, "PF"), (5000, "PFLOPS"), (17000, "PFLOPS"))},
        ),
        ("2025-08-07\n42个条款", {(Decimal(42), "个")}),
        (
            "3—5个、2至3家、8到10年",
            {(Decimal(n), u) for n, u in ((3, "个"), (5, "个"), (2, "家"), (3, "家"), (8, "年"), (10, "年"))},
        ),
        ("72万架、16.4万张、1.7万亩", {(Decimal(720000), "架"), (Decimal(164000), "张"), (Decimal(17000), "亩")}),
        ("3000标准机架,2000万千瓦", {(Decimal(3000), "架"), (Decimal(2 * 10**7), "千瓦")}),
        (
            "提高3个百分点,翻2倍,打8折,占7成,分2期",
            {(Decimal(n), u) for n, u in ((3, "个百分点"), (2, "倍"), (8, "折"), (7, "成"), (2, "期"))},
        ),
        (
            "10毫秒、1.6万卡、26.02万套、1.5万辆、1000公里",
            {
                (Decimal(10), "毫秒"),
                (Decimal(16000), "卡"),
                (Decimal(260200), "套"),
                (Decimal(15000), "辆"),
                (Decimal(1000), "公里"),
            },
        ),
        ("18部门的8方面26条", {(Decimal(18), "部门"), (Decimal(8), "方面"), (Decimal(26), "条")}),
    ],
)
def test_quantities_are_read_alike(text: str, expected: set[tuple[Decimal, str]]) -> None:
    assert quantities(text) == expected


def test_every_number_is_found_whatever_follows_it() -> None:
    assert numbers("PUE高于1.5,按1:1分担,“1+3+N”,1000万,26.02万套") == {
        *map(Decimal, ("1.5", "1", "3", "10000000", "260200")),
    }


def test_dates_and_years() -> None:
    assert dates("2025年8月7日、2026年1月") == {"2025-08-07"}
    assert years("到2027年，《方案（2025—2028年）》和苏政发〔2024〕108号要求2030年") == {"2027", "2030"}
