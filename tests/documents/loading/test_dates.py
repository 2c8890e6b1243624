"""Tests of finding dates."""

from __future__ import annotations

import pytest

from documents.loading.dates import find_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-07 10:20", "2026-01-07"),
        ("发布于 2026年1月7日", "2026-01-07"),
        ("2026/1/7", "2026-01-07"),
        ("2026.01.07", "2026-01-07"),
        ("20260107", "2026-01-07"),
        ("2026-01-07T08:00:00+08:00", "2026-01-07"),
        ("2026-02-30，后改为2026-03-01", "2026-03-01"),
        ("电话 120260107", None),
        ("1月7日", None),
        ("", None),
    ],
)
def test_finds_the_first_real_date(text: str, expected: str | None) -> None:
    assert find_date(text) == expected
