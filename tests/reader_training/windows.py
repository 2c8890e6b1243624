"""Stretches of text for the reader to read, drawn anew in each epoch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from documents import Article
from documents.sentences import Span
from documents.splitting import split
from tests.reader_training.examples import Example

LONGEST = 600
"""Characters of the longest stretch."""
WHOLE_TEXT = 0.12
"""Share of stretches that are the whole text instead of a passage of it."""
NEGATIVE = 0.6
"""Share of answerable questions that are paired with a passage without an answer, too."""
TITLE = 0.6
"""Share of stretches that come with a title."""
_STAND_IN = 24


@dataclass(frozen=True, slots=True)
class Window:
    """Hold a question, a passage with its context, and the characters of it that answer, None where none do."""

    question: str
    context: str
    passage: str
    answer: Span | None


def draw_windows(example: Example, negatives: Mapping[str, Sequence[tuple[str, str]]], random: Random) -> list[Window]:
    """Draw a stretch that answers the question and, mostly, one that does not."""
    if example.answer is None:
        return [_window(example, _stretch(example, Span(0, 1), random), random)]
    windows = [_window(example, _stretch(example, Span(*example.answer), random), random)]
    if random.random() < NEGATIVE:
        windows.extend(_negative(example, negatives.get(example.question, ()), random))
    return windows


def _stretch(example: Example, answer: Span, random: Random) -> Span:
    """Choose the whole text or the passage that holds the answer."""
    text = example.source.text
    holding = [span for span in _passages(text) if span.start <= answer.start and answer.end <= span.end]
    if holding and random.random() >= WHOLE_TEXT:
        return random.choice(_passages(text)) if example.answer is None else holding[0]
    if len(text) <= LONGEST:
        return Span(0, len(text))
    spare = max(0, LONGEST - (answer.end - answer.start))
    start = max(0, answer.start - random.randint(0, spare))
    return Span(start, min(len(text), max(start + LONGEST, answer.end)))


def _window(example: Example, stretch: Span, random: Random) -> Window:
    answer = example.answer and Span(example.answer[0] - stretch.start, example.answer[1] - stretch.start)
    text = example.source.text
    title = example.source.title or (text[:_STAND_IN] if stretch.start > _STAND_IN else "")
    context = title if random.random() < TITLE else ""
    return Window(example.question, context, text[stretch.start : stretch.end], answer or None)


def _negative(example: Example, found: Sequence[tuple[str, str]], random: Random) -> list[Window]:
    """Choose another passage of the same text, or one that the search found."""
    text = example.source.text
    others = [
        span for span in _passages(text) if not any(word in text[span.start : span.end] for word in example.answers)
    ]
    if others and (not found or random.random() < 0.4):
        span = random.choice(others)
        context = example.source.title if random.random() < TITLE else ""
        return [Window(example.question, context, text[span.start : span.end], None)]
    if not found:
        return []
    title, passage = random.choice(found)
    return [Window(example.question, title if random.random() < TITLE else "", passage, None)]


@cache
def _passages(text: str) -> list[Span]:
    article = Article("training", "", text, "")
    return [Span(passage.start, passage.end) for passage in split(article)]
