"""Small counts that a sentence makes of what is listed: 算力券、模型券和语料券三种, 五家公司是…, three pools."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from assistant.verification.figures import Figure
from assistant.verification.reading import Reading

MOST_COUNTED = 12
_COUNTING = ("piece", "firm", "person", "device", "")
_PERIODS = ("year", "month", "quarter", "week", "day", "ordinal", "document number")
_ITEM = r"[^，。、；：\d和与及]{1,14}"
_LISTS = (
    re.compile(rf"{_ITEM}(?:、{_ITEM})*(?:、|和|与|及|以及){_ITEM}"),
    re.compile(r"[^,.;:]{2,40}(?:, [^,.;:]{2,40})*,? and [^,.;:]{2,40}"),
)
_JOINT = re.compile(r"、|以及|和|与|及|, and |, | and ")
_MOST_SUMMED = 4


def counts_its_own(said: Reading, figure: Figure, quoted: Reading) -> bool:
    """Tell whether a small number counts regions, figures or things that its sentence or the quote lists.

    No source need have counted them.
    """
    if figure.unit not in _COUNTING or not 1 < figure.value <= MOST_COUNTED or figure.value.denominator > 1:
        return False
    others = [one for one in said.figures if one is not figure and one.unit not in _PERIODS]
    units = Counter(one.unit for one in others)
    counts = {len({one.name for one in said.mentions}), *units.values(), *(count - 1 for count in units.values())}
    counts.update(_listed(said.folded))
    counts.update(_listed(quoted.folded))
    return figure.value in counts or any(_is_sum_of(int(figure.value), one, quoted) for one in others)


def _listed(folded: str) -> Iterator[int]:
    """Count the things in each list of a folded text."""
    for pattern in _LISTS:
        yield from (len(_JOINT.findall(found.group())) + 1 for found in pattern.finditer(folded))


def _is_sum_of(count: int, figure: Figure, quoted: Reading) -> bool:
    alike = {one.start: one.value for one in quoted.figures if one.unit == figure.unit}
    return count <= _MOST_SUMMED and any(sum(some) == figure.value for some in combinations(alike.values(), count))
