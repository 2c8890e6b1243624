"""Dates, and when a source supports them."""

from __future__ import annotations

import pytest

from assistant.verification.dates import Date, find_dates, supported
from assistant.verification.folding import fold


def dates(text: str, published: str | None = None) -> list[tuple[int | None, ...]]:
    return [(date.year, date.month, date.day, date.until) for date in find_dates(fold(text), published)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2027年", (2027, None, None, None)),
        ("二〇二七年", (2027, None, None, None)),
        ("2026年1月13日", (2026, 1, 13, None)),
        ("2026-01-13", (2026, 1, 13, None)),
        ("January 13, 2026", (2026, 1, 13, None)),
        ("13 January 2026", (2026, 1, 13, None)),
        ("May 2025", (2025, 5, None, None)),
        ("8 月 15 日", (None, 8, 15, None)),
        ("2025—2027年", (2025, None, None, 2027)),
        ("2025年至2027年", (2025, None, None, 2027)),
        ("by 2030", (2030, None, None, None)),
    ],
)
def test_a_date_is_read(text: str, found: tuple[int | None, ...]) -> None:
    assert dates(text) == [found]


def test_relative_years_count_from_the_publication() -> None:
    assert dates("去年和明年", "2025-02-20") == [(2024, None, None, None), (2026, None, None, None)]
    assert dates("去年") == [(None, None, None, None)]


def test_a_number_of_things_is_no_year() -> None:
    assert dates("2025台设备、2,027家、共2026万元") == []


def is_supported(said: str, source: str, published: str | None = None) -> bool:
    (date,) = find_dates(said, published)
    return supported(date, find_dates(source, published), published)


def test_a_date_may_be_less_exact_than_its_source_but_not_more() -> None:
    assert is_supported("2026年1月", "2026年1月13日")
    assert not is_supported("2026年1月13日", "2026年1月")
    assert not is_supported("2026年", "2027年")


def test_the_publication_gives_the_year_of_a_day() -> None:
    assert is_supported("2026年1月13日", "1月13日", "2026-01-15")
    assert not is_supported("2025年1月13日", "1月13日", "2026-01-15")


def test_an_end_of_a_range_is_said_but_no_other_range() -> None:
    assert is_supported("2027年", "2025-2027年")
    assert not is_supported("2026-2028年", "2025-2027年")
    assert not is_supported("2025-2027年", "2025年和7月")


def test_a_five_year_plan_is_a_date() -> None:
    assert find_dates("十五五时期") == [Date(0, 3, plan="十五五")]
    assert not is_supported("十四五时期", "十五五时期")
