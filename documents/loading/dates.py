"""Dates as files state them, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date

YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")


def find_date(text: str) -> str | None:
    """Find the first date with a year in a text: `2026-01-07 10:20`, `2026年1月7日`, `2026/1/7`, `20260107`."""
    for pattern in (YEAR_FIRST, COMPACT):
        for match in pattern.finditer(text):
            year, month, day = (int(part) for part in match.groups())
            try:
                return date(year, month, day).isoformat()
            except ValueError:
                continue
    return None
