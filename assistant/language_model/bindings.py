"""What figures and years of a sentence belong to, more strictly than for words that are quoted.

Verification asks whether a quote may mean what is said; a model joins the words of a quote anew, and puts one figure in
the place of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_AFTER = re.compile(r"[，、。！？；：,;\n和与及]")
_JOINED = re.compile(r"(?:和|与|及)(?:超过?|近|约|至少|不少于)?\s*$")
_CHANGE = re.compile(r"[-~至到]|[^，、；。]{0,6}(?:到|至|为)[^，、；。\d]{0,8}")
_FEWEST = 2
"""Pairs of characters that must speak for another figure than the one said."""


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
    rivals = [one for one in alike if one.value != figure.value and not any(_changes(quoted, one, m) for m in matches)]
    words = _words_at(said, figure)
    return bool(matches) and any(
        all(_speaks_for(words, _words_at(quoted, rival), _words_at(quoted, match)) for match in matches)
        for rival in rivals
    )


def _speaks_for(words: frozenset[str], rival: frozenset[str], match: frozenset[str]) -> bool:
    return len(words & (rival - match)) >= _FEWEST and not words & (match - rival)


def _changes(quoted: Reading, one: Figure, other: Figure) -> bool:
    """Tell whether two figures tell how one thing changed: 由38亿元增加到120亿元."""
    first, last = sorted((one, other), key=lambda each: each.start)
    return _CHANGE.fullmatch(quoted.folded, first.end, last.start) is not None


def _words_at(reading: Reading, figure: Figure) -> frozenset[str]:
    """List the pairs of characters between the figure before and this one, and right after it."""
    others = [one for one in reading.figures if one is not figure and one.unit not in _UNBOUND]
    start = max((one.end for one in others if one.end <= figure.start), default=0)
    ends = [found.end() for found in _END.finditer(reading.folded, start, figure.start)]
    start = ends[-1] if ends else start
    if start and _JOINED.search(reading.folded[start : figure.start]):
        start = figure.start
    stop = min((one.start for one in others if one.start >= figure.end), default=len(reading.folded))
    mark = _AFTER.search(reading.folded, figure.end, stop)
    text = f"{reading.folded[start : figure.start]} {reading.folded[figure.end : mark.start() if mark else stop]}"
    return _pairs(text, reading)


def _pairs(text: str, reading: Reading) -> frozenset[str]:
    for mention in reading.mentions:
        text = text.replace(reading.folded[mention.start : mention.end], " ")
    return frozenset(term for term in passage_terms(without_own_words(text)) if len(term) > 1 and not term.isdigit())


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
        if own and not years <= own:
            yield Fault(FaultKind.DATE, said.said(start, end), "the sentence that says this has another year")
