"""What is measured of one answer, in a form that can be kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from assistant.answer_scores import character_f1, exact_match
from assistant.evaluation import Outcome
from assistant.measuring.cited_sentences import SentenceCounts, count_sentences
from assistant.question_files import ExpectedAnswer
from documents.script import detect_language

RegionsOf = Callable[[ExpectedAnswer, str], tuple[str, ...]]
"""Names the regions that a question, and what it was completed to, is about."""


@dataclass(frozen=True, slots=True)
class QuotedSource:
    """Hold what a citation quotes, and from where."""

    article_id: str
    title: str
    source: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Measured:
    """Hold a question, its answer, and how well that does.

    `before` are the questions of its conversation that went before; `script` is a language of `detect_language`;
    `exact_match` and `character_f1` are None where no short answer is expected, `sentences` where the file names none;
    `ranks` are the places (from 1) of what answers the question, empty where that was not searched for.
    """

    expected: ExpectedAnswer
    before: tuple[str, ...]
    standalone_question: str
    script: str
    regions: tuple[str, ...]
    answered: bool
    answer: str
    short_answer: str | None
    confidence: float
    citations: tuple[QuotedSource, ...]
    right: bool
    quotes_exact: bool
    exact_match: bool | None
    character_f1: float | None
    sentences: SentenceCounts | None
    ranks: tuple[int | None, ...]
    latency_ms: float

    @property
    def is_answerable(self) -> bool:
        """Say whether an answer is expected."""
        return not self.expected.refuse and not self.expected.chat

    @property
    def is_follow_up(self) -> bool:
        """Say whether a question went before this one, which is no small talk."""
        return bool(self.before) and not self.expected.chat


def no_regions(expected: ExpectedAnswer, standalone_question: str) -> tuple[str, ...]:
    """Name no region."""
    return ()


def measure(outcome: Outcome, regions_of: RegionsOf = no_regions) -> Measured:
    """Measure an answer against what is expected of it."""
    expected, answer = outcome.expected, outcome.answer
    is_short = bool(expected.expected) and not expected.refuse
    said = (answer.short_answer or re.sub(r"\[\d+\]", "", answer.answer)) if answer.answered else ""
    cited = answer.citations if answer.answered else ()
    has_sentences = bool(expected.sentences) and not expected.refuse
    return Measured(
        expected=expected,
        before=outcome.before,
        standalone_question=answer.standalone_question,
        script=detect_language(expected.question),
        regions=regions_of(expected, answer.standalone_question),
        answered=answer.answered,
        answer=answer.answer,
        short_answer=answer.short_answer,
        confidence=answer.confidence,
        citations=tuple(QuotedSource(c.article_id, c.title, c.source, c.quote, c.start, c.end) for c in cited),
        right=outcome.right,
        quotes_exact=outcome.quotes_exact,
        exact_match=exact_match(said, expected.expected) if is_short else None,
        character_f1=round(character_f1(said, expected.expected), 4) if is_short else None,
        sentences=count_sentences([c.quote for c in cited], expected.sentences, expected.also, _strings(expected))
        if has_sentences
        else None,
        ranks=outcome.ranks,
        latency_ms=answer.timings_ms["total"],
    )


def _strings(expected: ExpectedAnswer) -> list[str]:
    """List all strings that may be said."""
    cells = (cell for _, cell in expected.cells if cell)
    return list(chain(expected.expected, *expected.items, *expected.points, *cells))
