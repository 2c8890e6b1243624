"""Where the articles are from and how recent they are: a map of tiles and a timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ui.article_catalogue import UNDATED, Entry
from ui.region_names import COUNTRY, PLACES

MOST_MONTHS = 36


class Age(StrEnum):
    """Say how old the latest article of a region is."""

    FRESH = "fresh"
    RECENT = "recent"
    OLD = "old"
    UNKNOWN = "undated"
    NONE = "none"


DAYS = {Age.FRESH: 183, Age.RECENT: 366}


@dataclass(frozen=True, slots=True)
class Tile:
    """Hold a region of the map: how many articles are about it and when the latest appeared (ISO 8601)."""

    region: str
    count: int
    latest: str
    age: Age
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Month:
    """Hold a month of the timeline as `2026-05`, its articles, and their share of the most, from 0 to 1."""

    month: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Hold the months from the first to the last, and how many articles lie before them or have no date."""

    months: tuple[Month, ...]
    earlier: int = 0
    undated: int = 0


def make_tiles(entries: Sequence[Entry], today: date) -> list[Tile]:
    """Count the articles of each province, its cities included, and of the country as a whole, which comes last."""
    counts, latest = Counter[str](), dict[str, str]()
    for entry in entries:
        for place in entry.places:
            counts[place] += 1
            if entry.published > latest.get(place, ""):
                latest[place] = entry.published
    return [
        Tile(name, counts[name], last := latest.get(name, ""), age_of(last, counts[name], today), row, column)
        for name, (row, column) in [*PLACES.items(), (COUNTRY, (0, 0))]
    ]


def age_of(latest: str, count: int, today: date) -> Age:
    """Tell the age of the latest of so many articles."""
    if not count:
        return Age.NONE
    try:
        days = (today - date.fromisoformat(latest)).days
    except ValueError:
        return Age.UNKNOWN
    return next((age for age, most in DAYS.items() if days <= most), Age.OLD)


def make_timeline(entries: Iterable[Entry]) -> Timeline:
    """Count the articles of each month, the months between without any included, the latest at most."""
    counts = Counter(one.month for one in entries)
    undated = counts.pop(UNDATED, 0)
    if not counts:
        return Timeline((), undated=undated)
    months = _months(min(counts), max(counts))[-MOST_MONTHS:]
    most = max(counts[month] for month in months)
    shown = tuple(Month(month, counts[month], counts[month] / most) for month in months)
    return Timeline(shown, sum(counts.values()) - sum(one.count for one in shown), undated)


def _months(first: str, last: str) -> list[str]:
    """List the months from one to another, at most so many that no odd year makes a list without end."""
    year, month = int(last[:4]), int(last[5:7])
    found = [last]
    while found[-1] > first and len(found) <= MOST_MONTHS:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        found.append(f"{year:04}-{month:02}")
    return found[::-1]
