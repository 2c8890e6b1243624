"""The year for which a figure is given, where its sentence names several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.verification.binding import years_of
from assistant.verification.figures import mask
from assistant.verification.reading import read
from documents.regions import Gazetteer
from documents.sentences import Span

_YEAR = re.compile(r"(?:19|20)\d\d")
# 据某报2026年1月13日报道, 江政发〔2025〕7号: when something was said, not when it holds.
_OF_THE_SOURCE = re.compile(
    r"[据據][^，,。；：:]{2,50}?(?:报道|報道|報導|消息|转载|轉載)|[〔\[（(]\d{4}[〕\]）)]\s?第?\d+[号號]"
)


def is_for_another_year(
    asked: Sequence[str], sentence: str, words: Span, gazetteer: Gazetteer, published: str | None
) -> bool:
    """Say whether the figures among some words of a sentence hold for none of the years asked for.

    Where the sentence names one year at most, or its figures none, that is not known.
    """
    if not asked or len(set(_YEAR.findall(sentence))) < 2:
        return False
    told = mask(sentence, [found.span() for found in _OF_THE_SOURCE.finditer(sentence)])
    reading = read(told, gazetteer, published)
    figures = [one for one in reading.figures if one.start < words.end and words.start < one.end]
    years = {str(year) for figure in figures for year in years_of(reading, figure)}
    return bool(years) and years.isdisjoint(asked)
