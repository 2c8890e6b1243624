"""What a question names, and which passages it prefers for that."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from documents import Passage
from documents.regions import Gazetteer
from index.fusion import FusionWeights

# Of either width; \d takes both.
_YEAR = re.compile(r"(?<!\d)(?:[1１][9９]|[2２][0０])\d{2}(?!\d)")
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class Preferences:
    """Hold the regions and years that a question names.

    `regions` has a set for each region or member of a group: the region and all that it covers.
    """

    regions: tuple[frozenset[str], ...]
    years: frozenset[str]

    @classmethod
    def of(cls, question: str, gazetteer: Gazetteer) -> Preferences:
        """Read the preferences of a question."""
        members = [member for group in gazetteer.groups_in(question) for member in gazetteer.members(group)]
        named = dict.fromkeys([*gazetteer.regions_in(question), *members])
        return cls(tuple(frozenset(gazetteer.within([name])) for name in named), years_in(question))

    def bonus(self, passage: Passage, weights: FusionWeights) -> float:
        """Add up what speaks for a passage: a region that the question names, a year that it names."""
        in_year = self.years and self.years & years_in(passage.text)
        return self.bonus_for_regions(passage.regions, weights) + (weights.year if in_year else 0.0)

    def bonus_for_regions(self, regions: Collection[str], weights: FusionWeights) -> float:
        """Tell what speaks for a passage about some regions, whatever its text."""
        return weights.region if any(not region.isdisjoint(regions) for region in self.regions) else 0.0


def years_in(text: str) -> frozenset[str]:
    """Find the years, of four digits, in a text."""
    return frozenset(year.translate(_NARROW) for year in _YEAR.findall(text))
