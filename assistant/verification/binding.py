"""What a figure belongs to: its year, its region, the thing it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.verification.dates import Date
from assistant.verification.figures import Figure, mask
from assistant.verification.own_words import without_own_words
from assistant.verification.reading import Reading
from assistant.verification.units import same_unit
from documents.regions import Gazetteer, Mention, RegionKind
from index.terms import passage_terms

# 比2025年, 是2020年的两倍: the year is a measure, not when the figure holds.
_MEASURE_BEFORE = re.compile(r"(?:比|较|是|from|than|in)\s?$")
_MEASURE_AFTER = re.compile(r"的[\d一二两三四五六七八九]")
_SEGMENT_END = re.compile(r"[、，；。：:！？\n]|[,;](?!\d)")
# 100款智能终端和500个应用场景: what stands before 和 belongs to the figure before it.
_JOINED = re.compile(r"(?:和|与|及)(?:超过?|近|约|至少|不少于)?\s*$")
_NAMELIKE = re.compile(r"[a-z\d]*[a-z][a-z\d]*")
_LABEL_LENGTH = 2
# 由2022年的46家增至2025年的113家
_DIRECTLY = re.compile(r"(?:[底末年初]|的|为|约|仅|只|有|达到?|升至|增至|超过?|突破|\s){0,3}")
_CHANGE = re.compile(r"[^，、；。,;\d]{0,6}(?:到|至|为)[^，、；。,;\d]{0,8}|[^，、；。,;]{0,3}(?:to|from)[^，,;]{0,12}")
_MARGIN = 0.25
_SENTENCE_END = re.compile(r"[。；！？\n]|[.;!?](?=\s|$)")
_IN_TURN = re.compile(r"分别|依次|\brespectively\b")
_NAMED = 0.5


def years_of(reading: Reading, figure: Figure) -> frozenset[int]:
    """Name the years that a figure may hold for: those of its clause, or else the last before it; none is unknown."""
    in_turn = _year_in_turn(reading, figure)
    if in_turn:
        return in_turn
    start, end = reading.clause_at(figure.start)
    inside = [date for date in reading.dated if start <= date.start < end]
    nearest = [date for date in inside if date.years and _DIRECTLY.fullmatch(reading.folded, date.end, figure.start)]
    if nearest:
        return nearest[-1].years
    own = frozenset(year for date in inside for year in date.years)
    if any(date.years and not _is_measure(reading, date) for date in inside):
        return own
    before = [date for date in reading.dated if date.end <= start and date.years]
    if before:
        return own | before[-1].years
    # by 2030 may stand after the figure, in a clause of its own.
    return own or frozenset(year for date in reading.dated[:1] if reading.language == "en" for year in date.years)


def _year_in_turn(reading: Reading, figure: Figure) -> frozenset[int]:
    """Name the year of a figure where years and figures of a sentence go in turn; empty where they do not.

    2027年和2030年分别达到70%和90% and 70% by 2027 and 90% by 2030: as many years as figures of the same unit.
    """
    start, end = _sentence_at(reading, figure.start)
    dates = [date for date in reading.dated if start <= date.start < end and date.years and date.until is None]
    figures = [
        one
        for one in reading.figures
        if start <= one.start < end and (one is figure or same_unit(one.unit, figure.unit, one.value))
    ]
    if len(dates) < 2 or len(dates) != len(figures) or len({date.years for date in dates}) < len(dates):
        return frozenset()
    follows = all(date.start >= one.end for date, one in zip(dates, figures, strict=True))
    alternates = follows and all(date.end <= one.start for date, one in zip(dates, figures[1:], strict=False))
    listed = dates[-1].end <= figures[0].start and _IN_TURN.search(reading.folded, start, end) is not None
    if not listed and not (alternates and reading.language == "en"):
        return frozenset()
    return dates[figures.index(figure)].years


def _sentence_at(reading: Reading, place: int) -> tuple[int, int]:
    begins = [found.end() for found in _SENTENCE_END.finditer(reading.folded, 0, place)]
    end = _SENTENCE_END.search(reading.folded, place)
    return (begins[-1] if begins else 0), (end.start() if end else len(reading.folded))


def _is_measure(reading: Reading, date: Date) -> bool:
    before = reading.folded[max(0, date.start - 6) : date.start]
    after = _MEASURE_AFTER.match(reading.folded, date.end)
    return bool(_MEASURE_BEFORE.search(before)) and (after is not None or before.endswith(("比", "较")))


def mentions_of(reading: Reading, figure: Figure) -> Sequence[Mention]:
    """List the regions that a figure may be about: those of its clause, or else of the last clause that has any."""
    start, end = reading.clause_at(figure.start)
    own = [mention for mention in reading.mentions if start <= mention.start < end]
    before = [mention for mention in own if mention.start < figure.start]
    if own:
        # 南昌26家、赣州19家: after a figure the next region has the next figure.
        last = max((one.end for one in reading.figures if one.end <= figure.start and one.unit != "ordinal"), default=0)
        return [mention for mention in before if mention.start >= last] or before or own
    earlier = [mention for mention in reading.mentions if mention.end <= start]
    if not earlier:
        return ()
    first, last = reading.clause_at(earlier[-1].start)
    return [mention for mention in earlier if first <= mention.start < last]


def about_same_region(said: Sequence[Mention], quoted: Sequence[Mention], gazetteer: Gazetteer) -> bool:
    """Tell whether two figures may be about one region; a group is only itself, however it is named."""
    return any(same_region(one, other, gazetteer) for one in said for other in quoted)


def same_region(one: Mention, other: Mention, gazetteer: Gazetteer) -> bool:
    """Tell whether two mentions name the same; a list of all members names their group."""
    if one.name == other.name:
        return True
    if RegionKind.GROUP not in (one.kind, other.kind):
        return False
    return {*opened(one, gazetteer)} == {*opened(other, gazetteer)}


def opened(mention: Mention, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Open a mention to the regions it stands for."""
    return gazetteer.members(mention.name) if mention.kind is RegionKind.GROUP else (mention.name,)


def counts_something_else(said: Reading, figure: Figure, quoted: Reading, matches: Sequence[Figure]) -> bool:
    """Tell whether the words round a figure fit another figure of the quote better than those it equals."""
    # The year that tells the figures apart is said: only figures of that year are rivals.
    years = years_of(said, figure) if any(years_of(quoted, one) for one in matches) else frozenset()
    rivals = [
        other
        for other in quoted.figures
        if other.value != figure.value
        and same_unit(figure.unit, other.unit, other.value)
        and not any(_is_of_the_same(quoted, other, one) for one in matches)
        and (not years or years & years_of(quoted, other))
    ]
    words = _words(words_round(said, figure))
    if said.language != quoted.language:
        words = {word for word in words if word.isascii() and word in quoted.folded}
    if not rivals or not words:
        return False
    best = max(_share(words, _words(words_round(quoted, one))) for one in matches)
    rival = max(_share(words, _words(words_round(quoted, one))) for one in rivals)
    if rival > best + _MARGIN and all(_names_another(said, quoted, one) for one in matches):
        return True
    return _labels_another(said, figure, quoted, matches, rivals)


def _is_of_the_same(quoted: Reading, one: Figure, other: Figure) -> bool:
    """Tell whether two figures tell how one thing changed: 由38亿元增加到120亿元."""
    first, last = sorted((one, other), key=lambda each: each.start)
    return _CHANGE.fullmatch(quoted.folded, first.end, last.start) is not None


def _names_another(said: Reading, quoted: Reading, match: Figure) -> bool:
    """Tell whether the quote's words round a figure are mostly not in the statement: 其中1200家 names nothing."""
    words = _words(without_own_words(words_round(quoted, match)))
    return len(words) > 1 and _share(words, _words(said.folded)) < _NAMED


def _labels_another(
    said: Reading, figure: Figure, quoted: Reading, matches: Sequence[Figure], rivals: Sequence[Figure]
) -> bool:
    """Tell whether the label right before a figure stands before another in the quote: 首期100亿元 for 首期50亿元."""
    label = _label(said, figure)
    if not label or not all(_label(quoted, one) for one in matches):
        return False
    if any(label in words_round(quoted, one) for one in matches):
        return False
    return any(label == _label(quoted, one) for one in rivals)


def _share(wanted: set[str], found: set[str]) -> float:
    return len(wanted & found) / len(wanted)


def _words(segment: str) -> set[str]:
    pairs = {term for term in passage_terms(segment) if len(term) > 1 and not term.isdigit()}
    return pairs | {word for word in _NAMELIKE.findall(segment) if len(word) > 1}


def words_round(reading: Reading, figure: Figure) -> str:
    """Cut out the words round a figure, without the figure."""
    start, end = _segment_span(reading, figure)
    undated = mask(reading.folded, ((date.start, date.end) for date in reading.dates))
    return f"{undated[start : figure.start]} {undated[figure.end : end]}"


def _segment_span(reading: Reading, figure: Figure) -> tuple[int, int]:
    """Find the words round a figure, up to the next mark or figure."""
    others = [(one.start, one.end) for one in reading.figures if one is not figure]
    start = max((last for _, last in others if last <= figure.start), default=0)
    end = min((first for first, _ in others if first >= figure.end), default=len(reading.folded))
    before = list(_SEGMENT_END.finditer(reading.folded, start, figure.start))
    after = _SEGMENT_END.search(reading.folded, figure.end, end)
    stop = after.start() if after else end
    if start and _JOINED.search(reading.folded[start : figure.start]):
        return figure.start, stop
    return before[-1].end() if before else start, stop


def _label(reading: Reading, figure: Figure) -> str:
    """Give the last two characters of what stands before a figure, without its verb."""
    start, _ = _segment_span(reading, figure)
    before = without_own_words(words_round(reading, figure)[: figure.start - start]).rstrip()
    label = before[-_LABEL_LENGTH:]
    return label if len(label) == _LABEL_LENGTH and label.isalnum() else ""
