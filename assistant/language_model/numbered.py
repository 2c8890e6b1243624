"""The numbered passages that a model words an answer from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from documents import Article, Passage
from documents.sentences import Span, split_sentences
from index import Hit

LONGEST_RUN = 3
"""Sentences of a passage that may carry a statement together."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Hold words of a passage, `article.text[start:end]`; `answer` are those in it that answer by themselves."""

    article: Article
    passage: Passage
    start: int
    end: int
    answer: Span | None = None

    @property
    def text(self) -> str:
        """Give the words as they stand in the article."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True)
class NumberedPassage:
    """Hold a passage and the number by which a model cites it."""

    number: int
    article: Article
    passage: Passage

    @cached_property
    def runs(self) -> tuple[Quote, ...]:
        """List the sentences of the passage, then each two and three of them that follow each other."""
        spans = split_sentences(self.article.text, self.passage.start, self.passage.end)
        return tuple(
            Quote(self.article, self.passage, start, end)
            for length in range(1, LONGEST_RUN + 1)
            for start, end in _runs(spans, length)
        )


def single_sentences(quote: Quote) -> list[Quote]:
    """Cut a quote into its sentences."""
    spans = split_sentences(quote.article.text, quote.start, quote.end)
    return [Quote(quote.article, quote.passage, span.start, span.end) for span in spans]


def numbered(hits: Sequence[Hit], most: int) -> list[NumberedPassage]:
    """Number the passages of hits from 1, each once."""
    once = list({hit.passage.id: hit for hit in hits}.values())[:most]
    return [NumberedPassage(number, hit.article, hit.passage) for number, hit in enumerate(once, start=1)]


def _runs(spans: Sequence[Span], length: int) -> Iterator[Span]:
    for position in range(len(spans) - length + 1):
        yield Span(spans[position].start, spans[position + length - 1].end)
