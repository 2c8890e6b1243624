"""Holding the figures of a statement against those of its quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from assistant.verification.binding import about_same_region, counts_something_else, mentions_of, years_of
from assistant.verification.figures import Figure
from assistant.verification.folding import fold
from assistant.verification.modifiers import Modifier, modifier_after, modifier_before
from assistant.verification.reading import Reading
from assistant.verification.statement import Fault, FaultKind
from assistant.verification.units import same_unit
from documents.regions import Gazetteer, Mention, RegionKind

_DURATIONS = {"year", "month", "day", "week"}
_LISTED = re.compile(
    r"(?:[、，,和与及以到至在于年底末为则\s]|分别|(?:19|20)\d\d"
    r"|\s?(?:[a-z-]+ ){0,4}and (?:[a-z-]+ ){0,3}|,\s(?:[a-z-]+ ){1,8}[a-z-]+(?=,)|\bin\b|\bby\b|\bthen\b)*"
)
_COMPARED = {
    Modifier.UNDER: re.compile(
        r"低于|少于|不及|不足|不到|落后|没有达到?|未达到?|\b(?:below|short of|less than|fewer than|behind)\b"
    ),
    Modifier.OVER: re.compile(r"高于|多于|超过|超出|\b(?:above|more than|exceed(?:s|ed|ing)?)\b"),
}
_CAPPED = re.compile(r"(?:上限|封顶)[^。；\d]*$")
_MISSED = re.compile(r"[^，。；\d]{0,4}(?:和|与|、)?[^，。；]{0,16}(?:都|均|也)?(?:没有|未能?)(?:达到|完成|实现)")
_NATIONAL = re.compile(
    r"国家|国务院|全国|没有?[写提给定]|未[写提给]|\b(?:national|nationwide|nationally|state council|china)\b"
)
_WHOLE = re.compile(r"全省|全区|全自治区|全市|全域|\b(?:whole|entire|the) province\b|\bprovince-?wide\b")
_REACH = 20
_NEAR = Fraction(1, 40)
"""The share by which a figure told as bound may lie off the one it stands for."""
_FIRST = re.compile(r"首(?=[个家次批位座条款部届])|率先|\bfirst\b")
_RESTATED = re.compile(r"即|相当于|也就是|换算|折合|\b(?:that is|equivalent)\b")
_HALF = 50
_NAMED = re.compile(
    r"的?(?:这一?[个项条档])?(?:目标|指标|门槛|关口|大关|上限|下限|线)|这一?[个项条]"
    r"|(?:则|也|只|仅|都)?(?:是|属于)[^，。；\d]{0,4}(?:20\d\d年?的?)?[^，。；\d]{0,6}(?:目标|要求|口径|估算|估计)"
    r"|\s?(?:[a-z]+ )?(?:goal|target|mark|threshold)\b"
    r"|\s(?:[a-z]+ )?(?:is|was|as) (?:only |just )?(?:an?|the) (?:[a-z]+ )?(?:goal|target|estimate)\b"
)
_SET_APART = re.compile(r"相差|相比|对比|对照|之差|差距|\bup from\b|\bcompared (?:with|to)\b")
_QUOTED = re.compile(r"[“「『\"]([^”」』\"]{1,8})[”」』\"]")
_SHARED_EVENLY = re.compile(r"(?<!\d)1[:：]1(?!\d)|[平均]分|各半|\bequally\b")
_POWERS = {
    10**power: re.compile(rf"(?<![\d一二两三四五六七八九十百千几数]){letter}(?=[个家项条款座类种张所台卡亿](?!上))")
    for power, letter in ((2, "百"), (3, "千"), (4, "万"))
}
_BOUNDS_AFTER = frozenset("上下内余多右")
# What belongs to no year and region of its own: 第三批, 三年行动.
_UNBOUND = {*_DURATIONS, "ordinal", "document number"}


def figure_faults(
    said: Reading, quoted: Reading, context: Reading, gazetteer: Gazetteer, *, reworded: bool = False
) -> Iterator[Fault]:
    """Find figures that the quote does not have, has with another unit or bound, or gives to something else.

    Of a `reworded` statement what a figure counts is not looked at.
    """
    for figure in said.figures:
        fault = _fault(said, figure, quoted, context, gazetteer, reworded) or _repeated(said, figure, quoted)
        if fault is not None:
            yield fault


def _fault(
    said: Reading, figure: Figure, quoted: Reading, context: Reading, gazetteer: Gazetteer, reworded: bool
) -> Fault | None:
    words = said.said(figure.start, figure.end)
    equal = [one for one in quoted.figures if one.value == figure.value and same_unit(figure.unit, one.unit, one.value)]
    if not equal and reworded and any(_is_rounded(figure, one) for one in quoted.figures):
        return None
    if not equal:
        return _missing(figure, words, quoted, context)
    bounded = [
        one
        for one in equal
        if one.modifier is figure.modifier
        or _is_as_bounded(said, figure, one)
        or (reworded and _is_bounded_in_a_list(said, figure, one.modifier))
        or (
            reworded
            and (bound_of(said, figure) is bound_of(quoted, one) or _is_but_named(said, figure, quoted, one.modifier))
        )
    ]
    if not bounded:
        meant = "、".join(sorted({one.modifier.value for one in equal}))
        return Fault(
            FaultKind.MODIFIER, words, f"{words} means {figure.modifier.value}, the quote says {meant} this figure"
        )
    if figure.unit in _UNBOUND:
        return None
    years = years_of(said, figure)
    timely = [one for one in bounded if _same_years(years, years_of(quoted, one))]
    if not timely:
        return Fault(FaultKind.DATE, words, f"the quote gives {words} for another year")
    said_mentions = mentions_of(said, figure)
    placed = [
        one
        for one in timely
        if _same_place(said_mentions, figure.start, quoted, one, context, gazetteer)
        or (reworded and _is_national(said, figure, quoted, one))
        or (reworded and _is_of_the_whole(said, figure, said_mentions, mentions_of(quoted, one), gazetteer))
    ]
    if not placed:
        return Fault(FaultKind.REGION, words, f"the quote gives {words} to another region")
    if not reworded and counts_something_else(said, figure, quoted, placed):
        return Fault(FaultKind.FIGURE, words, f"in the quote {words} counts something else")
    return None


def _is_as_bounded(said: Reading, figure: Figure, quoted: Figure) -> bool:
    """Tell whether a bound is lost in telling only: 在两年内 for 用两年, 百亿级 for worth ten billion."""
    if figure.modifier is not Modifier.EXACTLY:
        return False
    within = quoted.modifier is Modifier.UNDER and figure.unit in _DURATIONS
    return within or (quoted.modifier is Modifier.LEVEL and said.language == "en")


def _is_but_named(said: Reading, figure: Figure, quoted: Reading, meant: Modifier) -> bool:
    """Tell whether a figure is named without its bound to say something of it, or its bound is quoted elsewhere.

    300亿元的目标是否完成; 4400亿元与2300亿元相差; 12万P含签约口径; 2000亿元写的是“力争突破”.
    """
    if figure.modifier is not Modifier.EXACTLY:
        return False
    clause = said.clause_at(figure.start)
    return (
        all("口径" in one.folded for one in (said, quoted))
        or _NAMED.match(said.folded, figure.end) is not None
        or _SET_APART.search(said.folded, *clause) is not None
        or any(_bound_alone(found[1]) is meant for found in _QUOTED.finditer(said.folded))
    )


def _bound_alone(words: str) -> Modifier | None:
    """Give the bound that words are without their figure: 突破, 以上."""
    after = modifier_after(words, 0)
    return modifier_before(f"{words}1", len(words), len(words) + 1, "") or (after[0] if after else None)


def _is_rounded(figure: Figure, quoted: Figure) -> bool:
    """Tell whether a figure told as about is one of the quote, rounded to its last place: 约2152 for 2152.2.

    One told as the least or as nearly reached may lie a little below or above: 超过2150, 近2200.
    """
    if not figure.written or not same_unit(figure.unit, quoted.unit, quoted.value):
        return False
    above = figure.value - quoted.value
    if quoted.modifier not in (Modifier.EXACTLY, Modifier.ABOUT):
        return False
    if figure.modifier in (Modifier.OVER, Modifier.NEARLY):
        off = above if figure.modifier is Modifier.NEARLY else -above
        return 0 < off <= _NEAR * quoted.value and _digits(figure.written) < _digits(quoted.written)
    places = len(f"{float(figure.written):.10f}".rstrip("0").partition(".")[2])
    step = figure.value / figure.written / 10**places
    return figure.modifier is Modifier.ABOUT and abs(above) <= step / 2


def _digits(written: Fraction) -> int:
    """Count the digits of a number without the noughts at its ends."""
    return len(f"{float(written):.10f}".replace(".", "").strip("0"))


def bound_of(reading: Reading, figure: Figure) -> Modifier:
    """Give the bound of a figure, or how something is compared with it: 低于行动方案为2025年定的150."""
    if figure.modifier is not Modifier.EXACTLY:
        return figure.modifier
    start, _ = reading.clause_at(figure.start)
    start = max([start, *(one.end for one in reading.figures if one.end <= figure.start)])
    if _CAPPED.search(reading.folded, max(0, figure.start - _REACH), figure.start) or _MISSED.match(
        reading.folded, figure.end
    ):
        return Modifier.UNDER
    compared = [
        (found.start(), bound)
        for bound, words in _COMPARED.items()
        for found in words.finditer(reading.folded, start, figure.start)
    ]
    return max(compared)[1] if compared else figure.modifier


def _is_bounded_in_a_list(said: Reading, figure: Figure, modifier: Modifier) -> bool:
    """Tell whether a bound is said once for several figures: 突破300亿、600亿和1000亿元, 10个、20个以上."""
    if figure.modifier is not Modifier.EXACTLY:
        return False
    place = said.figures.index(figure)
    for others, step in ((said.figures[:place][::-1], -1), (said.figures[place + 1 :], 1)):
        nearer = figure
        for other in others:
            first, second = (other, nearer) if step < 0 else (nearer, other)
            if _LISTED.fullmatch(said.folded, first.end, second.start) is None:
                break
            # A bound before the figure goes on to those after it, one after it goes back to those before.
            is_before = said.folded[other.start : other.end][-1:] not in _BOUNDS_AFTER
            if other.modifier is modifier and is_before == (step < 0):
                return True
            nearer = other
    return False


def _repeated(said: Reading, figure: Figure, quoted: Reading) -> Fault | None:
    """Find a figure that the statement has more often than the quote: one of them stands for another figure."""
    count = sum((one.value, one.unit) == (figure.value, figure.unit) for one in said.figures)
    if count <= 1 or _RESTATED.search(said.folded):
        return None
    quoted_count = sum(
        one.value == figure.value and same_unit(figure.unit, one.unit, one.value) for one in quoted.figures
    )
    words = said.said(figure.start, figure.end)
    return Fault(FaultKind.FIGURE, words, f"the quote has {words} less often") if count > quoted_count else None


def _missing(figure: Figure, words: str, quoted: Reading, context: Reading) -> Fault | None:
    """Say what is wrong with a figure that the quote does not have."""
    if figure.unit in _DURATIONS and any(
        (one.value, one.unit) == (figure.value, figure.unit) for one in context.figures
    ):
        return None
    if _is_in_a_name(words, quoted):
        return None
    if figure.unit == "ordinal" and figure.value == 1 and _FIRST.search(quoted.folded):
        return None
    if figure.unit == "percent" and figure.value == _HALF and _SHARED_EVENLY.search(quoted.folded):
        return None
    if _is_a_power(figure) and _POWERS[int(figure.value)].search(quoted.folded):
        return None
    if figure.article and not any(same_unit(figure.unit, one.unit, one.value) for one in quoted.figures):
        return None
    if any(
        one.written == figure.written and (one.unit, one.factor) != (figure.unit, figure.factor)
        for one in quoted.figures
    ):
        return Fault(FaultKind.UNIT, words, f"the quote has the number of {words} with another unit")
    return Fault(FaultKind.FIGURE, words, f"the quote does not have {words}")


def _is_a_power(figure: Figure) -> bool:
    """Tell whether a figure is a hundred, a thousand or ten thousand: 百个, 千家 and 万卡 have no number."""
    return figure.value in _POWERS


def _is_in_a_name(words: str, quoted: Reading) -> bool:
    """Tell whether a figure stands in a document's title in the quote, where it is not read as one: 《…十条措施》."""
    return any(fold(words) in quoted.folded[start:end] for start, end in quoted.titles)


def _same_years(said: frozenset[int], quoted: frozenset[int]) -> bool:
    return not said or not quoted or said <= quoted


def _is_national(said: Reading, figure: Figure, quoted: Reading, match: Figure) -> bool:
    """Tell whether both give a figure to the country, however its clause names it."""
    is_of_country = any(one.kind is RegionKind.COUNTRY for one in mentions_of(quoted, match))
    return is_of_country and _NATIONAL.search(said.folded, *said.clause_at(figure.start)) is not None


def _is_of_the_whole(
    said: Reading, figure: Figure, told: Sequence[Mention], given: Sequence[Mention], gazetteer: Gazetteer
) -> bool:
    """Tell whether a figure is told of the whole that holds the region before: 长沙3EFlops，全省5.25EFlops."""
    if not _WHOLE.search(said.folded, *said.clause_at(figure.start)):
        return False
    return any(one.name != other.name and one.name in gazetteer.lineage(other.name) for one in given for other in told)


def _same_place(
    said: Sequence[Mention], start: int, quoted: Reading, figure: Figure, context: Reading, gazetteer: Gazetteer
) -> bool:
    """Tell whether the quote gives a figure to one of the regions; where it names none, the context does."""
    if quoted.folded.startswith("等", figure.start - 1) and figure.start:
        # 德阳、遂宁等11地: the figure counts the regions before it.
        return True
    given = mentions_of(quoted, figure) or [*quoted.mentions, *context.mentions]
    if not said or not given or about_same_region(said, given, gazetteer):
        return True
    # one around Changchun: in a list after the figure stands a part of the region that it is given to.
    named = {mention.name for mention in quoted.mentions}
    return any(
        one.name in named and one.start > start and gazetteer.covers(other.name, one.name)
        for one in said
        for other in given
    )
