"""The gazetteer: regions of China, their names, their groups, and where a text names them."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable
from functools import cache

from documents.exceptions import UnknownRegion
from documents.region_mentions import Mention, MentionFinder
from documents.region_names import Name, Region, RegionKind, RegionNames, name_key, read_region_names
from documents.script import to_simplified

__all__ = ["Gazetteer", "Mention", "Region", "RegionKind"]


class Gazetteer:
    """Know the regions by every name, and find them in texts."""

    def __init__(self, tables: RegionNames) -> None:
        self._tables = tables
        self._finder = MentionFinder(tables)

    @classmethod
    def load(cls) -> Gazetteer:
        """Load the gazetteer of the package, once."""
        return _bundled()

    @property
    def regions(self) -> tuple[Region, ...]:
        """List all regions: the country, then each province followed by its cities and districts."""
        return tuple(self._tables.regions.values())

    @property
    def groups(self) -> tuple[str, ...]:
        """List the names of all groups."""
        return tuple(self._tables.groups)

    def region(self, name: str) -> Region:
        """Find a region by any of its names, in either script or in English.

        Raises:
            UnknownRegion: no region goes by that name.
        """
        owner = self._owner(name)
        if owner in self._tables.regions:
            return self._tables.regions[owner]
        if owner is not None:
            raise UnknownRegion(f"{name} is a group of regions: {'、'.join(self._tables.groups[owner])}")
        raise UnknownRegion(f"no region goes by the name {name!r}{self._suggestions(name, self._tables.regions)}")

    def members(self, group: str) -> tuple[str, ...]:
        """Open a group, by any of its names, to the canonical names of its members.

        Raises:
            UnknownRegion: no group goes by that name.
        """
        owner = self._owner(group)
        if owner is None or owner not in self._tables.groups:
            raise UnknownRegion(
                f"no group of regions goes by the name {group!r}{self._suggestions(group, self._tables.groups)}"
            )
        return self._tables.groups[owner]

    def mentions(self, text: str) -> list[Mention]:
        """Find the regions and groups that a text names, in the order of the text, without overlaps."""
        return self._finder.find(text)

    def regions_in(self, text: str) -> tuple[str, ...]:
        """Name the regions of a text, the most frequent first, then the first named; groups are not opened."""
        return _by_frequency(m.name for m in self.mentions(text) if m.kind is not RegionKind.GROUP)

    def groups_in(self, text: str) -> tuple[str, ...]:
        """Name the groups of a text, the most frequent first, then the first named."""
        return _by_frequency(m.name for m in self.mentions(text) if m.kind is RegionKind.GROUP)

    def lineage(self, name: str) -> tuple[str, ...]:
        """Name a region and its province, which for a province is itself.

        Raises:
            UnknownRegion: no region goes by that name.
        """
        region = self.region(name)
        return (region.name,) if region.province is None else (region.name, region.province)

    def capital(self, province: str) -> str | None:
        """Name the capital of a province, the first of its cities in the gazetteer; None for what has no cities."""
        cities = (one.name for one in self.regions if one.province == province and one.kind is RegionKind.CITY)
        return next(cities, None)

    def covers(self, wanted: str, found: str) -> bool:
        """Tell whether what is said of `found` answers a question about `wanted`.

        A province covers its cities and a group its members; the country covers only itself, for
        what one province does is not what the country does.

        Raises:
            UnknownRegion: one of the names is neither a region's nor a group's.
        """
        return all(any(self._covers(w, f) for w in self._opened(wanted)) for f in self._opened(found))

    def within(self, names: Iterable[str]) -> tuple[str, ...]:
        """Name all regions that the regions and groups cover, in the order of the gazetteer.

        Raises:
            UnknownRegion: one of the names is neither a region's nor a group's.
        """
        wanted = {name for each in names for name in self._opened(each)}
        return tuple(r.name for r in self.regions if r.name in wanted or r.province in wanted)

    def _covers(self, wanted: str, found: str) -> bool:
        return wanted in self.lineage(found)

    def _opened(self, name: str) -> tuple[str, ...]:
        owner = self._owner(name)
        return self._tables.groups[owner] if owner in self._tables.groups else (self.region(name).name,)

    def _owner(self, name: str) -> str | None:
        key = name_key(to_simplified(name))
        known: Name | None = self._tables.names.get(key)
        if known is not None:
            return known.owners[0] if len(known.owners) == 1 else None
        return self._tables.abbreviations.get(key) or self._tables.loose_abbreviations.get(key)

    def _suggestions(self, name: str, among: Iterable[str]) -> str:
        owners = set(among)
        written = {key: known.owners[0] for key, known in self._tables.names.items() if len(known.owners) == 1}
        near = difflib.get_close_matches(name_key(to_simplified(name)), written, n=5, cutoff=0.5)
        names = list(dict.fromkeys(written[key] for key in near if written[key] in owners))
        return f"; near it: {'、'.join(names)}" if names else ""


@cache
def _bundled() -> Gazetteer:
    return Gazetteer(read_region_names())


def _by_frequency(names: Iterable[str]) -> tuple[str, ...]:
    # Names that are as frequent stay in the order of their first appearance.
    return tuple(name for name, _ in Counter(names).most_common())
