"""The questions that the reader is trained on, each with the text that answers it or does not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.benchmarks.question_sets import SETS, SHARED, load_set

WRITTEN = Path(__file__).with_name("written_questions.jsonl")
CONTRASTS = Path(__file__).with_name("contrast_questions.jsonl")
"""Questions of which more than half ask for a neighbour of what their text tells."""
NEWS = "news"


@dataclass(frozen=True, slots=True)
class SourceText:
    """Hold a text by its collection and its number there, and its title, "" where it has none."""

    collection: str
    number: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """Hold a question, the text it was asked on and the characters that answer it, None where none do."""

    question: str
    source: SourceText
    answer: tuple[int, int] | None
    answers: tuple[str, ...]


def training_examples() -> list[Example]:
    """Read the questions of the training parts, and those written for the reader."""
    return [*_bench_examples(validation=False), *_written_examples(WRITTEN, validation=False)]


def contrast_examples(*, validation: bool = False) -> list[Example]:
    """Read the questions that differ in one thing from what their text tells."""
    return list(_written_examples(CONTRASTS, validation=validation))


def validation_examples(collection: str) -> list[Example]:
    """Read the questions of the validation part of a set, or of those written on the news."""
    examples = [*_bench_examples(validation=True), *_written_examples(WRITTEN, validation=True)]
    return [example for example in examples if example.source.collection == collection]


def news_texts() -> list[str]:
    """List the stretches of news that questions were written on."""
    examples = [one for validation in (False, True) for one in _written_examples(WRITTEN, validation=validation)]
    return list(dict.fromkeys(one.source.text for one in examples if one.source.collection == NEWS))


def _bench_examples(*, validation: bool) -> Iterator[Example]:
    for name in SETS:
        questions = load_set(name)
        for question in questions.questions:
            if questions.in_validation(question.paragraph) != validation:
                continue
            source = _paragraph(name, question.paragraph)
            start = source.text.find(question.answers[0]) if question.start is None else question.start
            answer = (start, start + len(question.answers[0])) if start >= 0 else None
            if answer or validation:
                yield Example(question.question, source, answer, question.answers)


def _written_examples(file: Path, *, validation: bool) -> Iterator[Example]:
    """Read the questions written on stretches of the news and of the training paragraphs.

    A tenth of the stretches of news is for validation.
    """
    for line in file.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        source = _news(*entry["at"]) if entry["in"] == NEWS else _paragraph(entry["in"], *entry["at"])
        if validation != (entry["in"] == NEWS and _in_validation(source.text)):
            continue
        answer = (entry["answer"][0], entry["answer"][1]) if entry["answer"] else None
        answers = (source.text[slice(*answer)],) if answer else ()
        yield Example(entry["question"], source, answer, answers)


def _in_validation(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[0] % 10 == 0


@cache
def _paragraph(name: str, number: int) -> SourceText:
    title, text = _set(name).paragraphs[number]
    return SourceText(name, number, title, text)


@cache
def _news(file: str, line: int, start: int, end: int) -> SourceText:
    return SourceText(NEWS, int(file[5:7]) * 100_000 + line, "", _lines(file)[line][start:end])


_set = cache(load_set)


@cache
def _lines(file: str) -> list[str]:
    return (SHARED / "bench" / "news" / file).read_text(encoding="utf-8").split("\n")
