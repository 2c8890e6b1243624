"""The lists of regions that passages have: many passages share few lists."""

from __future__ import annotations

import threading
from collections.abc import Collection

from sqlalchemy import Connection

from index.rows import load_names
from index.store_queries import REGION_LISTS


class RegionLists:
    """Remember every list met so far, so that a search by region reads no passage that it does not want."""

    def __init__(self) -> None:
        self._lists: dict[str, tuple[str, ...]] = {}
        self._last = 0
        self._lock = threading.Lock()

    def having(self, regions: Collection[str], connection: Connection) -> list[str]:
        """List, as they lie in the rows, the lists that have any of the regions."""
        wanted = set(regions)
        with self._lock:
            # A list that no passage has any more does no harm.
            for packed, number in connection.execute(REGION_LISTS, {"last": self._last}).fetchall():
                self._lists.setdefault(packed, load_names(packed))
                self._last = max(self._last, number)
            return [packed for packed, names in self._lists.items() if not wanted.isdisjoint(names)]
