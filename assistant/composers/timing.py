"""Evidence of the time that a question means: the latest where it asks how things stand, a whole year's before half
of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.asked_moods import is_otherwise
from assistant.drafts import answering, quoted
from assistant.evidence import Evidence
from assistant.moods import Mood
from assistant.question import Question
from assistant.verification.reading import read
from documents.regions import Gazetteer
from documents.script import fold
from documents.sentences import Span

MARGIN = 3.0
"""How far behind the best evidence one of a fitter time may be."""
COVERED = 0.8
"""Which part of the terms that the best names it must name."""
CANDIDATES = 8
_NOW = re.compile(r"目前|现在|如今|现有|眼下|最新|迄今|至今|\b(?:now|current(?:ly)?|so far|latest|today|existing)\b")
_REPORTED = re.compile(r"据[^,。]{2,40}?(?:报道|消息)[^,。]{0,6},?")
_DATE = re.compile(r"(20\d\d)年(?:(\d{1,2})月|年?([初中底末])|([上下])半年)?")
_MONTHS = {"初": 1, "中": 6, "底": 12, "末": 12, "上": 6, "下": 12}
_PART_OF_YEAR = re.compile(
    r"[上下]半年|[一二三四]季度?|前?\d{1,2}(?:[-—至到]\d{1,2}月|个月)|\b(?:half|quarters?|h[12]|q[1-4])\b"
)


def timely_first(question: Question, evidence: Sequence[Evidence], gazetteer: Gazetteer) -> list[Evidence]:
    """Put first, among evidence with figures of one kind on the same regions, what is hardly behind and of the time
    that the question means."""
    fitness = _fitness(question)
    ordered = list(evidence)
    if fitness is None or not ordered:
        return ordered
    best = ordered[0]
    units, aimed_at = _units(best, gazetteer), _is_aimed_at(best)
    alike = [
        one
        for one in ordered[:CANDIDATES]
        if one.score >= best.score - MARGIN
        and one.regions == best.regions
        and one.features.years >= best.features.years
        and one.features.coverage >= COVERED * best.features.coverage
        and units & _units(one, gazetteer)
        and _is_aimed_at(one) == aimed_at
    ]
    # Of those as fit the one that is best anyhow.
    first = max(alike, key=fitness, default=best)
    return [first, *(one for one in ordered if one is not first)]


def _fitness(question: Question) -> Callable[[Evidence], tuple[int, int]] | None:
    """Give what grades the time of evidence, greater for fitter; None where the question means no one time."""
    said = fold(question.said)
    if _NOW.search(said) and not question.years:
        return _latest
    if question.years and not _PART_OF_YEAR.search(said):
        return _is_whole
    return None


def _is_aimed_at(evidence: Evidence) -> bool:
    words = evidence.answer or Span(evidence.start, evidence.end)
    own = Span(words.start - evidence.start, words.end - evidence.start)
    return is_otherwise(Mood.ACHIEVED, quoted(evidence), own, evidence.article.published)


def _latest(evidence: Evidence) -> tuple[int, int]:
    """Give the last year and month that a sentence tells of, beside when it was reported."""
    told = _REPORTED.sub("", fold(quoted(evidence)))
    return max(((int(found[1]), _month(found)) for found in _DATE.finditer(told)), default=(0, 0))


def _month(found: re.Match[str]) -> int:
    return int(found[2]) if found[2] else _MONTHS.get(found[3] or found[4] or "", 0)


def _is_whole(evidence: Evidence) -> tuple[int, int]:
    return int(_PART_OF_YEAR.search(fold(quoted(evidence))) is None), 0


def _units(evidence: Evidence, gazetteer: Gazetteer) -> set[str]:
    return {figure.unit for figure in read(answering(evidence) or "", gazetteer).figures}
