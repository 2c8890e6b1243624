"""The lists of regions that passages have: many passages share few lists."""

from __future__ import annotations

from collections.abc import Collection

from index.database import Database
from index.rows import load_names


class RegionLists:
    """Remember every list met so far, so that a search by region reads no passage that it does not want."""

    def __init__(self) -> None:
        self._lists: dict[str, tuple[str, ...]] = {}
        self._last = 0

    def having(self, regions: Collection[str], database: Database) -> list[str]:
        """List, as they lie in the rows, the lists that have any of the regions."""
        wanted = set(regions)
        with database.translated():
            # A list that no passage has any more does no harm.
            rows = database.rows("SELECT regions, MAX(number) FROM passages WHERE number > ? GROUP BY 1", self._last)
            for packed, number in rows:
                self._lists.setdefault(packed, load_names(packed))
                self._last = max(self._last, number)
            return [packed for packed, names in self._lists.items() if not wanted.isdisjoint(names)]
