"""What the gazetteer file says: regions, groups and the names they go by."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any

GAZETTEER_FILE = Path(__file__).with_name("gazetteer.toml")
# Apostrophes and capitals do not tell names apart; each replacement is as long as what it replaces.
_LATIN_FOLD = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "Ü": "ü"} | {chr(code): chr(code + 32) for code in range(65, 91)}
)
_GAP = re.compile(r"[\s\-–—]+")


class RegionKind(StrEnum):
    """Say what a region is; `GROUP` stands only in mentions. A district is any place below a city."""

    COUNTRY = "country"
    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Region:
    """Hold a region: its canonical (short Simplified) name, its other main names, and its province."""

    name: str
    full_name: str
    english: tuple[str, ...]
    kind: RegionKind
    province: str | None = None


class Strength(IntEnum):
    """Say which of two overlapping names holds: the lower one."""

    FULL = 0
    SHORT = 1
    ABBREVIATION = 2
    WEAK = 3


@dataclass(frozen=True, slots=True)
class Name:
    """Hold what a written name stands for: one owner, none (a stop phrase), or one a character ("" for none)."""

    owners: tuple[str, ...]
    strength: Strength


@dataclass(frozen=True, slots=True)
class RegionNames:
    """Hold the gazetteer file as tables; names are Simplified and lower case, see `fold_latin`."""

    regions: dict[str, Region] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    names: dict[str, Name] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    loose_abbreviations: dict[str, str] = field(default_factory=dict)
    document_codes: dict[str, str] = field(default_factory=dict)

    @property
    def country(self) -> str:
        """Name the country."""
        return next(region.name for region in self.regions.values() if region.kind is RegionKind.COUNTRY)


def fold_latin(text: str) -> str:
    """Lower Latin capitals and straighten apostrophes; the result is as long as the text."""
    return text.translate(_LATIN_FOLD)


def name_key(text: str) -> str:
    """Write a name as the tables have it: folded, a gap of spaces and hyphens as one space."""
    return _GAP.sub(" ", fold_latin(text)).strip()


def read_region_names(path: Path = GAZETTEER_FILE) -> RegionNames:
    """Read a gazetteer file.

    Raises:
        ValueError: two regions have one name.
    """
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    tables = RegionNames()
    _add_region(tables, content["country"], RegionKind.COUNTRY, None)
    for province in content["provinces"]:
        _add_province(tables, province)
    for group in content["groups"]:
        tables.groups[group["name"]] = tuple(group["members"])
        strength = Strength.WEAK if group.get("weak") else Strength.SHORT
        _add_names(tables, [group["name"]], (group["name"],), strength)
        _add_names(tables, [*group.get("aliases", ()), *group["english"]], (group["name"],), Strength.SHORT)
    for phrase, owners in content["compounds"].items():
        _add_names(tables, [phrase], tuple(owners), Strength.ABBREVIATION)
    for stops in [*content["stops"].values(), *content["english_stops"].values()]:
        _add_names(tables, stops, (), Strength.SHORT)
    return tables


def _add_province(tables: RegionNames, province: Mapping[str, Any]) -> None:
    name = province["name"]
    _add_region(tables, province, RegionKind.PROVINCE, None)
    tables.abbreviations.update(dict.fromkeys(province.get("abbreviations", ()), name))
    tables.loose_abbreviations.update(dict.fromkeys(province.get("loose_abbreviations", ()), name))
    for city in province.get("cities", ()):
        _add_region(tables, city, RegionKind.CITY, name)
    for district in province.get("districts", ()):
        _add_region(tables, district, RegionKind.DISTRICT, name)


def _add_region(tables: RegionNames, entry: Mapping[str, Any], kind: RegionKind, province: str | None) -> None:
    name = entry["name"]
    if name in tables.regions:
        raise ValueError(f"{name} is there twice")
    full_name = entry.get("full_name") or (name if name.endswith("市") else f"{name}市")
    tables.regions[name] = Region(name, full_name, tuple(entry["english"]), kind, province)
    if "document_code" in entry:
        tables.document_codes[entry["document_code"]] = name
    short = Strength.WEAK if entry.get("weak") else Strength.SHORT
    _add_names(tables, [name], (name,), short)
    _add_names(tables, [*entry.get("aliases", ()), *entry["english"]], (name,), Strength.SHORT)
    _add_names(tables, [full_name], (name,), Strength.FULL)


def _add_names(tables: RegionNames, written: Iterable[str], owners: tuple[str, ...], strength: Strength) -> None:
    """Add names.

    Raises:
        ValueError: a name stands for two things.
    """
    for name in written:
        key = name_key(name)
        known = tables.names.get(key)
        if known is not None and known.owners != owners:
            raise ValueError(f"{name} stands for {known.owners} and for {owners}")
        if known is None or strength < known.strength:
            tables.names[key] = Name(owners, strength)
