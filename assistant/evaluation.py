"""Measuring answers against what is expected of them."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.question_files import Accepted, ExpectedAnswer
from documents import Article
from documents.regions import Gazetteer
from documents.script import fold
from index import Hit

_SAME_NAME = 0.7
"""Share of a heading's characters that another name of the same thing has."""
Ask = Callable[[str, Conversation], Answer]
Search = Callable[[str], Sequence[Hit]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold a question's answer, whether it is right, and at which rank (from 1) its paragraph was found.

    `before` are the questions asked before it in its conversation. `ranks` are the places (from 1) at which what
    answers the question was found, None for what was not: its paragraph, or each of its sentences in a passage.
    """

    expected: ExpectedAnswer
    answer: Answer
    right: bool
    quotes_exact: bool
    rank: int | None = None
    before: tuple[str, ...] = ()
    ranks: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Hold the shares of questions whose paragraph was among the first 1, 5 and 10, and the mean reciprocal rank."""

    recall_at_1: float
    recall_at_5: float
    recall_at_10: float
    mean_reciprocal_rank: float


@dataclass(frozen=True, slots=True)
class Report:
    """Hold the shares (0 to 1) that a run of questions came to; None where there was nothing to measure.

    `kinds` gives for each kind of question how many were right, and how many there were.
    """

    questions: int
    answerable: int
    right: int
    accuracy: float | None
    wrongly_refused: float | None
    rightly_refused: float | None
    quotes_exact: float | None
    kinds: dict[str, tuple[int, int]]
    retrieval: Retrieval | None
    latency_p50_ms: float
    latency_p95_ms: float
    wrong: tuple[dict[str, object], ...]


def run(
    questions: Iterable[ExpectedAnswer], ask: Ask, fetch: Callable[[str], Article], search: Search | None = None
) -> Iterable[Outcome]:
    """Ask questions one by one, those of a conversation with what went before.

    With `search`, also find at which rank each one's paragraph stands, or each of its sentences.
    """
    conversation = Conversation()
    last = None
    for expected in questions:
        if expected.conversation is None or expected.conversation != last:
            conversation = Conversation()
        last = expected.conversation
        before = tuple(turn.question for turn in conversation.turns)
        answer = ask(expected.question, conversation)
        conversation = conversation.with_turn(answer)
        quoted = (*answer.citations, *answer.closest)
        exact = all(fetch(c.article_id).text[c.start : c.end] == c.quote for c in quoted)
        ranks: tuple[int | None, ...] = ()
        if search and (expected.context or expected.sentences):
            # A follow-up is searched for as it was completed.
            ranks = _ranks(expected, search(answer.standalone_question if before else expected.question))
        rank = ranks[0] if expected.context and ranks else None
        yield Outcome(expected, answer, is_right(expected, answer), exact, rank, before, ranks)


def is_right(expected: ExpectedAnswer, answer: Answer) -> bool:
    """Hold an answer against what is expected: refused, or the expected strings in it.

    Both scripts, all widths and spaces count as the same; markers are no part of what was said. A
    reply to what is no question must cite nothing.
    """
    if expected.chat:
        return not answer.citations and not answer.closest
    if expected.refuse or not answer.answered:
        return expected.refuse and not answer.answered
    lines = [comparable(re.sub(r"\[\d+\]", "", line)) for line in answer.answer.split("\n")]
    said = "".join(lines)
    if expected.items:
        return all(_says(said, item) for item in expected.items)
    if expected.points:
        return 2 * sum(_says(said, point) for point in expected.points) >= len(expected.points)
    if expected.cells:
        return all(_row_is_right(row, cell, answer) for row, cell in expected.cells)
    return _says(said, expected.expected)


def _says(said: str, accepted: Accepted) -> bool:
    """Look for one of the strings; a figure must stand whole: 5亿 is not in 2.5亿."""
    return any(
        re.search(rf"(?<![\d.]){re.escape(one)}" if one[0].isdigit() else re.escape(one), said)
        for one in map(comparable, accepted)
        if one
    )


def _row_is_right(row: str, cell: Accepted | None, answer: Answer) -> bool:
    """Say whether the lines on a row hold what is expected of it; on one without evidence nothing may be cited."""
    lines = [line for line in answer.answer.split("\n") if _names_row(row, _heading(line))]
    if cell is None:
        return not any(re.search(r"\[\d+\]", line) for line in lines if line.startswith("|"))
    return any(_says(comparable(re.sub(r"\[\d+\]", "", line)), cell) for line in lines)


def _names_row(row: str, heading: str) -> bool:
    """Say whether a line is headed by a row's name, in either script, in English, or in nearly the same words."""
    name, said = comparable(row), comparable(heading)
    if not said or name in said or f"{said}年" == name or set(Gazetteer.load().regions_in(heading)) & {row}:
        return bool(said)
    wordy = len(said) > 3 and not any(character.isdigit() for character in said)
    return wordy and len(set(said) & set(name)) >= _SAME_NAME * len(set(said))


def _heading(line: str) -> str:
    """Give the first cell of a table's line, or the whole of another."""
    return line.split("|")[1] if line.startswith("|") else line


def summarise(outcomes: Sequence[Outcome]) -> Report:
    """Count a run up."""
    answerable = [one for one in outcomes if not one.expected.refuse and not one.expected.chat]
    unanswerable = [one for one in outcomes if one.expected.refuse]
    right = sum(one.right for one in answerable)
    times = sorted(one.answer.timings_ms["total"] for one in outcomes) or [0.0]
    return Report(
        questions=len(outcomes),
        answerable=len(answerable),
        right=right,
        accuracy=_share(right, len(answerable)),
        wrongly_refused=_share(sum(not one.answer.answered for one in answerable), len(answerable)),
        rightly_refused=_share(sum(one.right for one in unanswerable), len(unanswerable)),
        quotes_exact=_share(sum(one.quotes_exact for one in outcomes), len(outcomes)),
        kinds=_by_kind(outcomes),
        retrieval=_retrieval([one for one in answerable if one.expected.context]),
        latency_p50_ms=round(statistics.median(times), 1),
        latency_p95_ms=round(times[min(len(times) - 1, int(0.95 * len(times)))], 1),
        wrong=tuple(
            {
                "question": one.expected.question,
                "standalone_question": one.answer.standalone_question,
                "kind": one.expected.kind,
                "expected": _expectation(one.expected),
                "answered": one.answer.answered,
                "answer": one.answer.answer,
                "confidence": one.answer.confidence,
            }
            for one in outcomes
            if not one.right
        ),
    )


def _by_kind(outcomes: Sequence[Outcome]) -> dict[str, tuple[int, int]]:
    kinds: dict[str, tuple[int, int]] = {}
    for one in outcomes:
        right, total = kinds.get(one.expected.kind, (0, 0))
        kinds[one.expected.kind] = (right + one.right, total + 1)
    return kinds


def _expectation(expected: ExpectedAnswer) -> object:
    if expected.refuse:
        return "refusal"
    return expected.expected or expected.items or expected.points or dict(expected.cells) or "a polite line"


def report_json(report: Report) -> dict[str, object]:
    """Turn a report into what JSON can hold."""
    return asdict(report)


def _retrieval(outcomes: Sequence[Outcome]) -> Retrieval | None:
    if not outcomes:
        return None
    ranks = [one.rank for one in outcomes]

    def recall(k: int) -> float:
        return round(sum(rank is not None and rank <= k for rank in ranks) / len(ranks), 4)

    reciprocal = sum(1 / rank for rank in ranks if rank is not None) / len(ranks)
    return Retrieval(recall(1), recall(5), recall(10), round(reciprocal, 4))


def _ranks(expected: ExpectedAnswer, hits: Sequence[Hit]) -> tuple[int | None, ...]:
    """Find the first hit from the question's paragraph, or for each of its sentences the first passage that holds it
    or one that says the same."""
    if expected.context:
        return (_rank(expected, hits),)
    passages = [comparable(hit.passage.text) for hit in hits]
    return tuple(
        next((rank for rank, passage in enumerate(passages, start=1) if any(one in passage for one in equals)), None)
        for equals in (tuple(map(comparable, sentences)) for sentences in expected.sentences)
    )


def _rank(expected: ExpectedAnswer, hits: Sequence[Hit]) -> int | None:
    """Find the first hit from the paragraph that answers the question; each article counts once."""
    context = comparable(expected.context or "")
    articles = list(dict.fromkeys(hit.article.id for hit in hits))
    texts = {hit.article.id: hit.article.text for hit in hits}
    for rank, article_id in enumerate(articles, start=1):
        if comparable(texts[article_id]) == context:
            return rank
    return None


def comparable(text: str) -> str:
    """Bring a text to a form in which scripts, widths, cases and white space make no difference."""
    return re.sub(r"\s+", "", fold(text))


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
