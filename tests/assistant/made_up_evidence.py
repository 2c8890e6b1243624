"""Evidence made up for tests: sentences of made-up articles with the measures wished for."""

from __future__ import annotations

from dataclasses import replace

from assistant.evidence import Evidence, Features
from documents import Article, Passage
from documents.sentences import Span
from tests.made_up_articles import lines_as_passages

FEATURES = Features(0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, -1.0)


def make_evidence(
    article: Article,
    sentence: str,
    score: float = 1.0,
    *,
    answer: str | None = None,
    passage: Passage | None = None,
    about: tuple[str, ...] = (),
    **measures: float,
) -> Evidence:
    """Make evidence of a sentence of an article, by default with its line as the passage.

    `answer` are words of the sentence that the reader points at, `about` the regions it is about; `measures` are
    features by name.
    """
    start = article.text.index(sentence)
    end = start + len(sentence)
    if passage is None:
        passage = next(one for one in lines_as_passages(article) if one.start <= start and end <= one.end)
    span = None
    if answer is not None:
        first = article.text.index(answer, start, end)
        span = Span(first, first + len(answer))
    features = replace(FEATURES, **measures)
    return Evidence(article, passage, start, end, features, score, frozenset(about), span)
