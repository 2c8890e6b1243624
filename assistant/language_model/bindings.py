"""What figures and years of a sentence belong to, more strictly than for words that are quoted.

Verification asks whether a quote may mean what is said; a model joins the words of a quote anew, and puts one figure in
the place of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.language_model.common_words import without_common_words
from assistant.language_model.told_otherwise import otherwise_faults
from assistant.verification import Fault, FaultKind, Source
from assistant.verification.figures import Figure
from assistant.verification.own_words import without_own_words
from assistant.verification.reading import Reading, read
from assistant.verification.units import same_unit
from documents.regions import Gazetteer
from documents.sentences import split_sentences
from index.terms import passage_terms

_UNBOUND = {"year", "quarter", "month", "week", "day", "ordinal", "document number"}
_END = re.compile(r"[。！？；\n]")
_CLAUSE_END = re.compile(r"[，。！？；：,;\n]")
_AFTER = re.compile(r"[，、。！？；：,;\n和与及]")
# What stands before 和 belongs to the figure before it: 100款智能终端和500个应用场景.
_JOINED = re.compile(r"(?:和|与|及|、)(?:超过?|近|约|至少|不少于)?\s*$")
_CHANGE = re.compile(r"[-~至到]|[^，、；。]{0,6}(?:到|至|为)[^，、；。\d]{0,8}")
# Words that any figure has: they tell none from another.
_MEASURING = re.compile(
    r"规模|总额|数量|金额|补助|补贴|奖励|支持|比例|占比|比重|增长|建设|培育|打造|发放|安排|其中|全省|全市|全国|以上|左右"
)
_JOINING = frozenset("里中内的又再也都把将让其该这那")
_COUNTER = re.compile(r"[个家项条款座类种张所批支份次人名位台套件卡架]")
# Who tells it is no subject: 经信局说核心产业.
_TELLS = re.compile(r"^[^，。；]{2,12}(?:说(?!明)|称|表示|介绍|报道)")
_FEWEST = 2
"""Pairs of characters that must speak for another figure than the one said."""
_SUBJECT = 4
_OF_SUBJECT = 0.3
"""The share of a figure's own words, of `_SUBJECT` at least, that the sentence with the figure must have."""
_MARGIN = 0.4


def binding_faults(statement: str, source: Source, gazetteer: Gazetteer) -> Iterator[Fault]:
    """Find figures that a quote gives to something else, years that another of its sentences has, and small words."""
    said = read(statement, gazetteer)
    quoted, context = read(source.quote, gazetteer), read(source.context, gazetteer)
    yield from otherwise_faults(said, quoted, context, gazetteer)
    if said.language != quoted.language:
        return
    for figure in said.figures:
        if figure.unit not in _UNBOUND and _is_of_another(said, figure, quoted):
            words = said.said(figure.start, figure.end)
            yield Fault(FaultKind.FIGURE, words, f"in the quote {words} belongs to something else")
    yield from _year_faults(said, quoted, gazetteer)


def _is_of_another(said: Reading, figure: Figure, quoted: Reading) -> bool:
    """Tell whether what is said of a figure is what the quotes say of others, and not of it."""
    alike = [
        one
        for one in quoted.figures
        if same_unit(figure.unit, one.unit, one.value) and (one.unit or not figure.unit or one.value == figure.value)
    ]
    matches = [one for one in alike if one.value == figure.value]
    if not matches:
        return False
    counter = _counter(said, figure)
    rivals = [
        one
        for one in alike
        if one.value != figure.value
        and not any(_changes(quoted, one, match) for match in matches)
        and (not counter or _counter(quoted, one) in ("", counter))
    ]
    if _counts_another_kind(said, figure, quoted, matches, rivals) or _lacks_its_subject(said, figure, quoted, matches):
        return True
    words, near = _words_at(said, figure), _clause_words(said, figure)
    own = {one.value for one in said.figures} if not _clause_words(said, figure, inherited=False) else set()
    return any(
        all(
            _speaks_for(words, _words_at(quoted, rival), _words_at(quoted, match))
            # A figure that the statement gives first lends its words to this one.
            or (rival.value not in own and _is_nearer(near, _clause_words(quoted, rival), _clause_words(quoted, match)))
            for match in matches
        )
        for rival in rivals
    )


def _counts_another_kind(
    said: Reading, figure: Figure, quoted: Reading, matches: Sequence[Figure], rivals: Sequence[Figure]
) -> bool:
    """Tell whether the quote counts with this counter another number, and this number with another counter."""
    counter = _counter(said, figure)
    others = {_counter(quoted, one) for one in matches}
    return (
        bool(counter)
        and counter not in others
        and "" not in others
        and counter in {_counter(quoted, r) for r in rivals}
    )


def _counter(reading: Reading, figure: Figure) -> str:
    found = _COUNTER.search(reading.folded, figure.start, figure.end + 2)
    return found.group() if found else ""


def _lacks_its_subject(said: Reading, figure: Figure, quoted: Reading, matches: Sequence[Figure]) -> bool:
    """Tell whether hardly any of what a figure is said of stands in the sentences that have it."""
    start = _start_of(said, figure, _CLAUSE_END)
    told = _without_names(f"{_TELLS.sub(' ', said.folded[start : figure.start])} {_after(said, figure)}", said)
    words = _pairs(without_common_words(told), said)
    if len(words) < _SUBJECT:
        return False
    return all(len(words & _sentence_words(quoted, one)) < _OF_SUBJECT * len(words) for one in matches)


def _sentence_words(reading: Reading, figure: Figure) -> frozenset[str]:
    begins = [found.end() for found in _END.finditer(reading.folded, 0, figure.start)]
    end = _END.search(reading.folded, figure.end)
    sentence = reading.folded[begins[-1] if begins else 0 : end.start() if end else None]
    # What is said of a document may be in its title.
    return _pairs(sentence, reading) | _terms(sentence)


def _is_nearer(words: frozenset[str], rival: frozenset[str], match: frozenset[str]) -> bool:
    """Tell whether a clause shares much more of its words with the clause of another figure."""
    if len(words) < _FEWEST:
        return False
    return len(words & rival) - len(words & match) >= max(_FEWEST, _MARGIN * len(words))


def _speaks_for(words: frozenset[str], rival: frozenset[str], match: frozenset[str]) -> bool:
    return len(words & (rival - match)) >= _FEWEST and not words & (match - rival)


def _changes(quoted: Reading, one: Figure, other: Figure) -> bool:
    """Tell whether two figures tell how one thing changed: 由38亿元增加到120亿元."""
    first, last = sorted((one, other), key=lambda each: each.start)
    return _CHANGE.fullmatch(quoted.folded, first.end, last.start) is not None


def _words_at(reading: Reading, figure: Figure) -> frozenset[str]:
    """List the pairs of characters between the figure before and this one, and right after it."""
    start = _start_of(reading, figure, _END)
    return _around(reading, figure, start)


def _clause_words(reading: Reading, figure: Figure, *, inherited: bool = True) -> frozenset[str]:
    """List the pairs of the clause of a figure; one that says but the figure has those of the figure before."""
    words = _around(reading, figure, _start_of(reading, figure, _CLAUSE_END))
    words = frozenset(one for one in words if not _MEASURING.fullmatch(one))
    if words or not inherited:
        return words
    before = [one for one in reading.figures if one.end <= figure.start and one.unit not in _UNBOUND]
    return _clause_words(reading, before[-1]) if before else words


def _start_of(reading: Reading, figure: Figure, mark: re.Pattern[str]) -> int:
    others = [one for one in reading.figures if one is not figure and one.unit not in _UNBOUND]
    start = max((one.end for one in others if one.end <= figure.start), default=0)
    ends = [found.end() for found in mark.finditer(reading.folded, start, figure.start)]
    if start and _JOINED.search(reading.folded[start : figure.start]):
        return figure.start
    return ends[-1] if ends else start


def _around(reading: Reading, figure: Figure, start: int) -> frozenset[str]:
    return _pairs(f"{reading.folded[start : figure.start]} {_after(reading, figure)}", reading)


def _after(reading: Reading, figure: Figure) -> str:
    """Give what stands after a figure up to the next mark or figure."""
    others = [one for one in reading.figures if one is not figure and one.unit not in _UNBOUND]
    stop = min((one.start for one in others if one.start >= figure.end), default=len(reading.folded))
    mark = _AFTER.search(reading.folded, figure.end, stop)
    return reading.folded[figure.end : mark.start() if mark else stop]


def _pairs(text: str, reading: Reading) -> frozenset[str]:
    return _terms(_without_names(text, reading))


def _without_names(text: str, reading: Reading) -> str:
    """Blank regions and titles: they are names, which tell no figure from another."""
    for start, end in [*reading.titles, *((one.start, one.end) for one in reading.mentions)]:
        text = text.replace(reading.folded[start:end], " ")
    return text


def _terms(text: str) -> frozenset[str]:
    terms = passage_terms(without_own_words(text))
    return frozenset(term for term in terms if len(term) > 1 and not term.isdigit() and not _JOINING & {*term})


def _year_faults(said: Reading, quoted: Reading, gazetteer: Gazetteer) -> Iterator[Fault]:
    """Find clauses without a figure whose years are not those of the sentence that says the same."""
    spans = split_sentences(quoted.text)
    sentences = [read(quoted.text[span.start : span.end], gazetteer) for span in spans]
    for start, end in said.clauses:
        years = frozenset(year for date in said.dated if start <= date.start < end for year in date.years)
        years = years or frozenset(year for date in said.dated[:1] if date.start < start for year in date.years)
        words = _pairs(said.folded[start:end], said)
        if not years or len(words) < _FEWEST or any(start <= one.start < end for one in said.figures):
            continue
        nearest = max(sentences, key=lambda one: len(words & _pairs(one.folded, one)), default=None)
        own = frozenset(year for date in nearest.dated for year in date.years) if nearest else frozenset()
        is_range = any(start <= date.start < end and date.until for date in said.dated)
        written = _years_written(nearest, titles=is_range) if nearest else frozenset()
        if own and not years <= own | written:
            yield Fault(FaultKind.DATE, said.said(start, end), "the sentence that says this has another year")


def _years_written(reading: Reading, *, titles: bool) -> frozenset[int]:
    """Name all years of a sentence, those in titles of documents only where asked."""
    inside = () if titles else reading.titles
    return frozenset(
        year
        for date in reading.dates
        if not any(start <= date.start < end for start, end in inside)
        for year in date.years
    )
