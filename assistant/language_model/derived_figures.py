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

from assistant.language_model.own_counts import counts_its_own
from assistant.verification.figures import Figure
from assistant.verification.modifiers import Modifier
from assistant.verification.reading import Reading, read
from documents.regions import Gazetteer

_ABOUT = Fraction(1, 20)
"""How far a figure that is told as about may lie from what comes out, as a share of it."""
_TENTH = 10
"""Points of percent."""
_BOUNDED = Fraction(1, 5)
"""How far a multiple may lie that is told as the most or the least."""
_MOST = 8
"""Figures of the quotes that are combined, those of the statement first."""
_APPROXIMATELY = re.compile(
    r"大?约|大致|大概|近|左右|差不多|接近|\b(?:about|around|roughly|some|nearly|almost|approximately)\b"
)
_DIFFERENCE = re.compile(
    r"相差|差距|差额|差了|之差|[还之间]差|(?<![最至不提])[高低多少](?:[出了于]|(?:大?约|近)?(?=[\d一二两三四五六七八九十百]))"
    r"|增加|增长|增幅|涨幅|降幅|升幅|提高|提升|增量|净增|减少|下降|缺口|领先|落后|推算|提早|早|晚"
    r"|\b(?:difference|gap|higher|lower|more|less|fewer|above|below|short|increase|rise|up|apart|added)\b"
)
_MULTIPLE = re.compile(r"倍|翻|\b(?:times|fold|twice|double[sd]?|doubling)\b")
_SHARE = re.compile(
    r"占|相当于|约为|约合|比例|比重|一半|[一二三四五六七八九]成|完成"
    r"|\b(?:share|account\w*|half|quarter|third|fifth|tenth|equals?|equivalent|per ?cent of|proportion)\b|% of"
)
_SUM = re.compile(r"合计|共|总计|总共|一共|加起来|相加|之和|累计|\b(?:total|sum|together|altogether|combined|in all)\b")
_MEAN = re.compile(r"平均|年均|\baverag(?:e|ing)\b")
_TIMES_MORE = re.compile(r"(?:多|高|增长?|增加|提高|扩大)[^，。；]{0,5}倍")
_IS_OF = re.compile(r"是[^，。；]{0,20}的")
_WAYS = (_DIFFERENCE, _MULTIPLE, _SHARE, _SUM, _MEAN)
_TELLING = re.compile("|".join(one.pattern for one in (*_WAYS, _APPROXIMATELY)), re.IGNORECASE)
_MARKS = "，,；;：:、 "
_FEWEST = 6
_LONGEST = 36
_LONGEST_LATIN = 90
_AGAIN = re.compile(r"[^，,；;\d]{0,6}[，,（(]?\s?(?:即|也就是|相当于|折合|or|that is)[^，,；;\d]{0,6}")
_NUMERAL = re.compile(r"[\d一二两三四五六七八九十百千万亿]")
_BARE = re.compile(r"(?:约|大约|即|或|也就是|\bor\b|\babout\b|\broughly\b|\bsome\b|\s|\W)*")
_LED = 16
_SPANS = re.compile(r"[，；;：:、]|,(?!\d)|\s(?=which|or|and)")
_MONEY = ("yuan", "dollar", "euro")
_COUNTS = ("piece", "firm", "person", "device", "")
_MOST_TIMES = 100
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
    said, quoted = read(statement, gazetteer), read(quote, gazetteer)
    spans: dict[tuple[int, int], list[Figure]] = {}
    for figure in said.figures:
        spans.setdefault(_span(said, figure), []).append(figure)
    known = [one for one in quoted.figures if one.unit != "ordinal"]
    left_out: list[tuple[list[Figure], int, int, bool]] = []
    for (start, end), figures in spans.items():
        new = [one for one in figures if not _is_given(one, quoted.figures) or _is_restated(said, one)]
        follow = new and all(_follows(said, one, quoted, known, said.folded[start:end]) for one in new)
        if follow and _is_known(said, start, end, quoted):
            says_no_more = not all(counts_its_own(said, one, quoted) for one in new)
            left_out.append((new, start, end, says_no_more))
            # What comes out may be reckoned with again: 合计10亿元，其中6亿元占六成.
            known.extend(new)
    for new, start, end, says_no_more in reversed(left_out):
        statement = _left(statement, new, start, end, says_no_more=says_no_more)
    return statement.lstrip(_MARKS)


def _follows(said: Reading, figure: Figure, quoted: Reading, known: Sequence[Figure], words: str) -> bool:
    """Tell whether a figure comes out of known ones, says one again, or counts what the sentence lists."""
    return (
        _comes_out(said, figure, _operands(said, figure, known), words)
        or _passes_between(said, figure, quoted)
        or _is_restated(said, figure)
        or counts_its_own(said, figure, quoted)
    )


def _is_restated(said: Reading, figure: Figure) -> bool:
    """Tell whether a figure is the one before it, written otherwise: 30000P，即3万P."""
    before = [one for one in said.figures if one.end <= figure.start][-1:]
    return any(
        one.value == figure.value and _AGAIN.fullmatch(said.folded, one.end, figure.start) is not None for one in before
    )


def _left(statement: str, figures: Sequence[Figure], start: int, end: int, *, says_no_more: bool) -> str:
    """Leave out a clause, or where it says more or too little is left its figures with the words that lead to them."""
    before, after = statement[:start].rstrip(_MARKS), statement[end:]
    longest = _LONGEST_LATIN if statement.isascii() else _LONGEST
    if says_no_more and end - start <= longest and _is_enough(before + after):
        return before + after
    for figure in reversed(figures):
        led = _TELLING.search(statement, start, figure.start)
        first = led.start() if led and figure.start - led.start() <= _LED else figure.start
        statement = statement[:first] + statement[figure.end :]
    kept = len(statement) - len(after)
    return statement[:start] + _TELLING.sub("", statement[start:kept]) + after


def _is_known(said: Reading, start: int, end: int, quoted: Reading) -> bool:
    """Tell whether a quote has the years and regions of a place."""
    years = {year for date in said.dates if start <= date.start < end for year in date.years}
    names = {one.name for one in said.mentions if start <= one.start < end}
    return years <= {year for date in quoted.dates for year in date.years} and names <= {
        one.name for one in quoted.mentions
    }


def _is_enough(rest: str) -> bool:
    return sum(character.isalnum() for character in rest) >= _FEWEST and _NUMERAL.search(rest) is not None


def _passes_between(said: Reading, figure: Figure, quoted: Reading) -> bool:
    """Tell whether so many years or months lie between two dates of the quote, or of the statement: 两年之间."""
    dates = [date for reading in (said, quoted) for date in reading.dates]
    years = {year for date in dates for year in date.years}
    months = {12 * date.year + date.month for date in dates if date.year is not None and date.month is not None}
    times = {"year": years, "month": months}.get(figure.unit, set())
    return any(figure.value == abs(one - other) for one, other in combinations(times, 2))


def _is_given(figure: Figure, quoted: Sequence[Figure]) -> bool:
    return any(one.value == figure.value and one.unit == figure.unit for one in quoted)


def _span(said: Reading, figure: Figure) -> tuple[int, int]:
    """Find the words round a figure, from the mark or the figure before to the mark or the figure after."""
    marks = [found.end() for found in _SPANS.finditer(said.folded, 0, figure.start)]
    ends = [found.start() for found in _SPANS.finditer(said.folded, figure.end)]
    return max(marks, default=0), min(ends, default=len(said.folded.rstrip("。.;；")))


def _comes_out(said: Reading, figure: Figure, known: Sequence[Figure], words: str) -> bool:
    is_about = figure.modifier in (Modifier.ABOUT, Modifier.NEARLY) or _APPROXIMATELY.search(words) is not None
    rest = said.folded[_span(said, figure)[0] : figure.start] + said.folded[figure.end : _span(said, figure)[1]]
    is_bare = _BARE.fullmatch(rest) is not None
    written = said.folded[figure.start : figure.end]
    is_coarse = figure.unit == "percent" and not any(one.isdigit() or one in "%百" for one in written)
    return any(
        (is_bare or way.words.search(words) is not None)
        and any(_fits(figure, one, is_about, is_coarse=is_coarse) for one in way.results)
        for way in _ways(figure, known)
    )


def _operands(said: Reading, figure: Figure, known: Sequence[Figure]) -> list[Figure]:
    """List known figures, those that the statement names first."""
    named = {one.value for one in said.figures if one is not figure}
    once = {(one.value, one.unit): one for one in known if one is not figure}
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
        if figure.unit in _MONEY:
            counts = [one.value for one in known if one.unit in _COUNTS and 1 < one.value <= _MOST_TIMES]
            yield _Way(_SUM, tuple(one * count for one in alike for count in counts))
        yield _Way(_MEAN, tuple(one / years for one in alike for years in _YEARS))


def _base(unit: str) -> str:
    return "percent" if unit == "point" else unit


def _fits(figure: Figure, result: Fraction, is_about: bool, *, is_coarse: bool) -> bool:
    """Tell whether a figure is what comes out: exactly, as about, or on the side that its bound says.

    What is told in tenths or other parts is `is_coarse`: about a third may be 36 %, 八成多 is up to 90 %.
    """
    off = result - figure.value
    share = _BOUNDED if figure.unit == "times" else _ABOUT
    slack = max(share * result, Fraction(_TENTH if is_coarse else 0))
    if figure.modifier is Modifier.OVER and 0 <= off <= slack:
        return True
    if figure.modifier in (Modifier.UNDER, Modifier.NEARLY) and 0 <= -off <= slack:
        return True
    if is_about and figure.modifier not in (Modifier.OVER, Modifier.UNDER):
        return abs(off) <= max(_ABOUT * result, Fraction(_TENTH, 2) if is_coarse else Fraction(0))
    return figure.value == result
