"""The years that a sentence speaks of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_YEAR = re.compile(r"(?<![\d.])(?:19\d{2}|20[0-6]\d)(?![\d.,%％万亿个家台人项元])")
_THIS_YEAR = re.compile(r"今年|本年|年内|年初|[上下]半年|季度|(?<!\d)(?:1[0-2]|[1-9])月|目前|近日|日前|\bthis year\b")
# A plan for some years is no figure for each of them.
_SPAN_OF_PLAN = re.compile(r"[（(](?:19|20)\d{2}年?\s*[-—–~至到]+\s*(?:19|20)\d{2}年?[)）]")
_LAST_YEAR = re.compile(r"(?<![比较於于同])(?:去年|上年)(?!同)|\blast year\b")


def presence_of_years(asked: Sequence[str], sentence: str, context: str, published: str | None) -> float:
    """Say, from -1 for none to 1 for all, how surely a sentence speaks of the years asked for.

    A sentence may name a year, or mean that of its publication or the one before (今年, 上半年, 去年); one that does
    neither probably means the year of publication (0.5), or one named in its `context` (0). The years that a plan is
    for, (2025—2027年), are named by no sentence.
    """
    if not asked:
        return 0.0
    sentence = _SPAN_OF_PLAN.sub("", unicodedata.normalize("NFKC", sentence))
    names_one = bool(_YEAR.search(sentence))
    dated = re.match(r"\d{4}", published or "")
    own = dated.group() if dated else None
    before = str(int(own) - 1) if own else None
    around = "" if names_one else unicodedata.normalize("NFKC", context)

    def presence(year: str) -> float:
        if year in sentence or (year == before and _LAST_YEAR.search(sentence)):
            return 1.0
        if year == own and not names_one:
            return 1.0 if _THIS_YEAR.search(sentence) else 0.0 if _LAST_YEAR.search(sentence) else 0.5
        return 0.0 if year in around else -1.0

    return sum(map(presence, asked)) / len(asked)
