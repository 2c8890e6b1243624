"""Figures that a sentence works out from those it cites: a difference, a multiple, a share, a sum, a yearly mean.

Where the sum comes out right the words with it say nothing that the quotes do not; else they stay, and their figure is
missing from the quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations

from assistant.verification.figures import Figure
from assistant.verification.modifiers import Modifier
from assistant.verification.reading import Reading, read
from documents.regions import Gazetteer

_ABOUT = Fraction(1, 20)
"""How far a figure that is told as about may lie from what comes out, as a share of it."""
_MOST = 8
"""Figures of the quotes that are combined, those of the statement first."""
_APPROXIMATELY = re.compile(
    r"约|大致|大概|近|左右|差不多|接近|\b(?:about|around|roughly|some|nearly|almost|approximately)\b"
)
_DIFFERENCE = re.compile(
    r"相差|差距|差额|差了|之差|还差|高出|多出|低了?|少了?|高了?|多了?|增加|增长|提高|提升|增量|净增|新增|减少|下降|缺口|拉开|领先|落后|推算"
    r"|\b(?:difference|gap|higher|lower|more|less|fewer|above|below|short|increase|rise|up|apart|adds?|added)\b"
)
_MULTIPLE = re.compile(r"倍|翻|\b(?:times|fold|twice|double[sd]?|doubling)\b")
_SHARE = re.compile(
    r"占|相当于|约为|约合|比例|比重|一半|[一二三四五六七八九]成|完成"
    r"|\b(?:share|account\w*|half|equals?|equivalent|per ?cent of|proportion)\b|% of"
)
_SUM = re.compile(r"合计|共|总计|总共|一共|加起来|相加|之和|累计|\b(?:total|sum|together|altogether|combined|in all)\b")
_MEAN = re.compile(r"平均|年均|每年|一年|\b(?:average|a year|per year|each year|annually)\b")
_TIMES_MORE = re.compile(r"(?:多|高|增长?|增加|提高|扩大)[^，。；]{0,5}倍")
_IS_OF = re.compile(r"是[^，。；]{0,20}的")
_WAYS = (_DIFFERENCE, _MULTIPLE, _SHARE, _SUM, _MEAN)
_TELLING = re.compile("|".join(one.pattern for one in (*_WAYS, _APPROXIMATELY)), re.IGNORECASE)
_MARKS = "，,；;：:、 "
_FEWEST = 6
_LONGEST = 36
_SPANS = re.compile(r"[，,；;：:、]|(?<=[^\d]),|\s(?=which|or|and)")
_PERIODS = ("year", "month", "quarter", "week", "day", "ordinal")
_YEARS = range(2, 11)


@dataclass(frozen=True, slots=True)
class _Way:
    """Hold how a figure may come about: the words that tell so and what comes out of the figures of the quotes."""

    words: re.Pattern[str]
    results: tuple[Fraction, ...]


def without_derived(statement: str, quote: str, gazetteer: Gazetteer) -> str:
    """Leave out the words of a statement that give what comes out of the figures of a quote.

    A clause that says nothing else is left out with its years and regions, if the quote has them; of one that is all
    there is the figure, and the words that tell how it comes about.
    """
    if not any(way.search(statement) for way in _WAYS):
        return statement
    said, quoted = read(statement, gazetteer), read(quote, gazetteer)
    for figure in reversed(said.figures):
        start, end = _span(said, figure)
        if _is_given(figure, quoted.figures) or not _is_known(said, start, end, quoted):
            continue
        if _comes_out(said, figure, quoted, said.folded[start:end]) or _passes_between(figure, quoted):
            statement = _left(statement, figure, start, end)
    return statement


def _left(statement: str, figure: Figure, start: int, end: int) -> str:
    before, after = statement[:start].rstrip(_MARKS), statement[end:]
    if end - start <= _LONGEST and _is_enough(before + after):
        return before + after
    rest = _TELLING.sub("", statement[start : figure.start]), _TELLING.sub("", statement[figure.end : end])
    return statement[:start] + "".join(rest) + after


def _is_known(said: Reading, start: int, end: int, quoted: Reading) -> bool:
    """Tell whether a quote has the years and regions of a place."""
    years = {year for date in said.dates if start <= date.start < end for year in date.years}
    names = {one.name for one in said.mentions if start <= one.start < end}
    return years <= {year for date in quoted.dates for year in date.years} and names <= {
        one.name for one in quoted.mentions
    }


def _is_enough(rest: str) -> bool:
    return sum(character.isalnum() for character in rest) >= _FEWEST and any(one.isdigit() for one in rest)


def _passes_between(figure: Figure, quoted: Reading) -> bool:
    """Tell whether so many years lie between two years of the quote: 两年之间."""
    years = {year for date in quoted.dated for year in date.years}
    return figure.unit == "year" and any(figure.value == abs(one - other) for one, other in combinations(years, 2))


def _is_given(figure: Figure, quoted: Sequence[Figure]) -> bool:
    return any(one.value == figure.value and one.unit == figure.unit for one in quoted)


def _span(said: Reading, figure: Figure) -> tuple[int, int]:
    """Find the words round a figure, from the mark or the figure before to the mark or the figure after."""
    marks = [found.end() for found in _SPANS.finditer(said.folded, 0, figure.start)]
    ends = [found.start() for found in _SPANS.finditer(said.folded, figure.end)]
    return max(marks, default=0), min(ends, default=len(said.folded.rstrip("。.;；")))


def _comes_out(said: Reading, figure: Figure, quoted: Reading, words: str) -> bool:
    known = _operands(said, figure, quoted)
    is_about = figure.modifier in (Modifier.ABOUT, Modifier.NEARLY) or _APPROXIMATELY.search(words) is not None
    return any(
        way.words.search(words) is not None and any(_fits(figure, one, is_about) for one in way.results)
        for way in _ways(figure, known)
    )


def _operands(said: Reading, figure: Figure, quoted: Reading) -> list[Figure]:
    """List figures of the quote, those that the statement names first."""
    named = {one.value for one in said.figures if one is not figure}
    once = {(one.value, one.unit): one for one in quoted.figures if one.unit != "ordinal"}
    return sorted(once.values(), key=lambda one: one.value not in named)[:_MOST]


def _ways(figure: Figure, known: Sequence[Figure]) -> Iterator[_Way]:
    if figure.unit in _PERIODS:
        return
    alike = [one.value for one in known if one.unit == _base(figure.unit)]
    if figure.unit in ("times", "percent"):
        scale = 100 if figure.unit == "percent" else 1
        pairs = [(one, other) for one, other in permutations(known, 2) if one.unit == other.unit and other.value]
        ratios = tuple(scale * one.value / other.value for one, other in pairs)
        yield _Way(_MULTIPLE if scale == 1 else _SHARE, ratios)
        yield _Way(_IS_OF, ratios)
        yield _Way(_TIMES_MORE, tuple(one - 1 for one in ratios if one > 1))
        if scale == 100:
            yield _Way(_DIFFERENCE, tuple(one - 100 for one in ratios if one > 100))
    if figure.unit != "times":
        yield _Way(_DIFFERENCE, tuple(abs(one - other) for one, other in combinations(alike, 2)))
        sums = tuple(sum(some, Fraction(0)) for count in (2, 3, 4) for some in combinations(alike, count))
        yield _Way(_SUM, sums)
        yield _Way(_MEAN, tuple(one / years for one in alike for years in _YEARS))


def _base(unit: str) -> str:
    return "percent" if unit == "point" else unit


def _fits(figure: Figure, result: Fraction, is_about: bool) -> bool:
    """Tell whether a figure is what comes out, exactly or where it is told as about nearly so."""
    if is_about:
        return abs(figure.value - result) <= _ABOUT * result
    return figure.value == result
