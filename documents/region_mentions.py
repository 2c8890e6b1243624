"""Finding the regions that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents.region_names import Name, RegionKind, RegionNames, Strength, fold_latin, name_key
from documents.region_patterns import abbreviation_pattern, name_patterns
from documents.script import to_simplified

_LIST_GAP = re.compile(r"\s*[、,，/和与及]\s*")
# 中国江苏, China's Jiangsu; Nanjing, China: the country is only an address.
_COUNTRY_BEFORE = re.compile(r"(?:'s)?[\s·]*")
_COUNTRY_AFTER = re.compile(r",?\s+")


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold a region or a group and where a text names it."""

    name: str
    start: int
    end: int
    kind: RegionKind


_SUBJECT = re.compile("[在有要把到]|的(?![世理社])|这|那")
# A newspaper, a channel or a news site says nothing of the place it is named after.
_PRESS = re.compile(r"(?:证券|都市|青年|经济|法治)报|[日晚晨早商]报|新闻网|频道|电视台|广播电台|卫视|发布客户端")


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    name: Name


class MentionFinder:
    """Find mentions by the tables of a gazetteer.

    Every name found is a candidate. Where candidates overlap the stronger one holds, then the
    earlier one, then the longer one. So the stop phrase 太湖 keeps 湖南 out of 太湖南部, 浙江 keeps
    江西 out of 浙江西部, 大理石 keeps 大理 out, and 在苏 says nothing in 在苏州.
    """

    def __init__(self, tables: RegionNames) -> None:
        self._tables = tables
        self._chinese, self._english = name_patterns(tables)
        self._abbreviations = abbreviation_pattern(tables)
        self._abbreviated = tables.loose_abbreviations | tables.abbreviations
        self._coded = self._abbreviated | tables.document_codes

    def find(self, text: str) -> list[Mention]:
        """Find the mentions in a text of any script, in the order of the text, without overlaps."""
        folded = fold_latin(to_simplified(text))
        candidates = [
            *self._named(self._chinese, folded),
            *self._named(self._english, folded),
            *self._abbreviations_in(folded),
        ]
        held, weak = _without_overlaps(candidates)
        mentions = [mention for candidate in held for mention in self._mentions(candidate)]
        if weak:
            mentions = self._with_weak(folded, mentions, [m for candidate in weak for m in self._mentions(candidate)])
        placed = [mention for mention in mentions if not _PRESS.match(folded, mention.end)]
        return self._without_addresses(folded, sorted(placed, key=lambda mention: mention.start))

    def _named(self, names: re.Pattern[str], text: str) -> Iterator[_Candidate]:
        found = names.search(text)
        while found is not None:
            written = found.group()
            name = self._tables.names.get(written) or self._tables.names[name_key(written)]
            yield _Candidate(found.start(), found.end(), name)
            # One step on, not to the end: names that overlap are wanted.
            found = names.search(text, found.start() + 1)

    def _abbreviations_in(self, text: str) -> Iterator[_Candidate]:
        for found in self._abbreviations.finditer(text):
            written = found.group()
            if found.lastgroup == "national":
                owners: tuple[str, ...] = (self._tables.country,)
            elif found.lastgroup == "listed":
                owners = tuple(self._abbreviated.get(character, "") for character in written)
            elif found.lastgroup == "run":
                signs = [character for character in written if character in self._abbreviated]
                if len(set(signs)) < len(signs):  # 犹犹豫豫, 陈琼琼
                    continue
                owners = tuple(self._abbreviated.get(character, "") for character in written)
            else:
                owners = (self._coded[written],)
            strength = Strength.SHORT if found.lastgroup in ("document", "national") else Strength.ABBREVIATION
            yield _Candidate(found.start(), found.end(), Name(owners, strength))

    def _mentions(self, candidate: _Candidate) -> Iterator[Mention]:
        owners = candidate.name.owners
        if len(owners) == 1:
            yield Mention(owners[0], candidate.start, candidate.end, self._kind(owners[0]))
            return
        for start, owner in enumerate(owners, candidate.start):
            if owner:
                yield Mention(owner, start, start + 1, self._kind(owner))

    def _kind(self, name: str) -> RegionKind:
        region = self._tables.regions.get(name)
        return RegionKind.GROUP if region is None else region.kind

    def _with_weak(self, text: str, mentions: Sequence[Mention], weak: Sequence[Mention]) -> list[Mention]:
        """Add the weak names that follow their province or stand in a list of regions."""
        ordered = sorted([*mentions, *weak], key=lambda mention: mention.start)
        # 大同在人工智能上有哪些动作: what is spoken of comes first.
        certain = {*mentions, *(mention for mention in weak if not mention.start and _SUBJECT.match(text, mention.end))}
        for before, after in pairwise(ordered):
            if (
                after not in certain
                and before in certain
                and self._supports(before, after, text[before.end : after.start])
            ):
                certain.add(after)
        for before, after in pairwise(reversed(ordered)):
            gap = text[after.end : before.start]
            if after not in certain and before in certain and gap and self._supports(before, after, gap):
                certain.add(after)
        return list(certain)

    def _supports(self, neighbour: Mention, weak: Mention, gap: str) -> bool:
        region = self._tables.regions.get(weak.name)
        of_its_province = region is not None and neighbour.name == region.province
        if not gap:
            return of_its_province
        return bool(_LIST_GAP.fullmatch(gap)) and (of_its_province or neighbour.kind is self._kind(weak.name))

    def _without_addresses(self, text: str, mentions: list[Mention]) -> list[Mention]:
        dropped: set[Mention] = set()
        for before, after in pairwise(mentions):
            gap = text[before.end : after.start]
            if before.kind is RegionKind.COUNTRY and _COUNTRY_BEFORE.fullmatch(gap):
                dropped.add(before)
            elif (
                after.kind is RegionKind.COUNTRY
                and before.kind is not RegionKind.COUNTRY
                and _COUNTRY_AFTER.fullmatch(gap)
            ):
                dropped.add(after)
        return [mention for mention in mentions if mention not in dropped]


def _without_overlaps(candidates: Sequence[_Candidate]) -> tuple[list[_Candidate], list[_Candidate]]:
    """Let the strongest, then the earliest, then the longest hold; give the certain ones and the weak ones."""
    held: list[_Candidate] = []
    weak: list[_Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=lambda each: (each.name.strength, each.start, -each.end)):
        place = range(candidate.start, candidate.end)
        if taken.isdisjoint(place):
            taken.update(place)
            (weak if candidate.name.strength is Strength.WEAK else held).append(candidate)
    return held, weak
