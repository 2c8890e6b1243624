"""The year for which a figure is given, where its sentence names several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.verification.binding import years_of
from assistant.verification.reading import read
from documents.regions import Gazetteer
from documents.sentences import Span

_YEAR = re.compile(r"(?:19|20)\d\d")


def timely(
    asked: Sequence[str], sentence: str, words: Span, gazetteer: Gazetteer, published: str | None
) -> Span | None:
    """Find the words of a sentence that hold for a year asked for: those given, or the one figure of the same unit.

    None where both hold for other years. Where the sentence names one year at most, or its figures none, the words
    stay as they are.
    """
    if not asked or len(set(_YEAR.findall(sentence))) < 2:
        return words
    reading = read(sentence, gazetteer, published)
    wanted = frozenset(map(int, asked))
    pointed = [one for one in reading.figures if one.start < words.end and words.start < one.end]
    years = frozenset(year for one in pointed for year in years_of(reading, one))
    if not years or years & wanted:
        return words
    units = {one.unit for one in pointed}
    others = [one for one in reading.figures if one.unit in units and years_of(reading, one) & wanted]
    return Span(others[0].start, others[0].end) if len(others) == 1 else None
