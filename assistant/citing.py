"""From evidence to citations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.answer import Citation, Republication
from assistant.verification import Source
from documents import Article, Passage
from documents.sentences import Span
from index import Hit


class Quotable(Protocol):
    """Stand at `article.text[start:end]`, in a passage; `answer` are the characters there that answer."""

    @property
    def article(self) -> Article:
        """Give the article."""
        ...

    @property
    def passage(self) -> Passage:
        """Give the passage that holds the words."""
        ...

    @property
    def start(self) -> int:
        """Say where the words begin in the article."""
        ...

    @property
    def end(self) -> int:
        """Say where they end."""
        ...

    @property
    def answer(self) -> Span | None:
        """Say which of them answer by themselves."""
        ...


def cite(evidence: Sequence[Quotable], hits: Sequence[Hit] = ()) -> tuple[Citation, ...]:
    """Number the evidence from 1, each quote cut from its article by its offsets.

    The hits that the evidence comes from tell who else published the same report.
    """
    republications = {hit.article.id: _republications(hit.republications) for hit in hits}
    return tuple(
        Citation(
            marker=marker,
            article_id=one.article.id,
            title=one.article.title,
            publisher=one.article.publisher,
            published=one.article.published,
            regions=one.passage.regions,
            passage_id=one.passage.id,
            quote=one.article.text[one.start : one.end],
            start=one.start,
            end=one.end,
            source=one.article.source,
            passage=one.passage.text,
            passage_start=one.passage.start,
            heading=one.passage.heading,
            republications=republications.get(one.article.id, ()),
            answer_start=one.answer.start if one.answer else None,
            answer_end=one.answer.end if one.answer else None,
        )
        for marker, one in enumerate(evidence, start=1)
    )


def source_of(quote: Quotable) -> Source:
    """Give the words that statements are held against, and what their article says round them."""
    article, passage = quote.article, quote.passage
    before = article.text[passage.start : quote.start]
    context = (article.publisher, article.title, passage.heading, before, *article.regions)
    return Source(article.text[quote.start : quote.end], "\n".join(part for part in context if part), article.published)


def _republications(articles: Sequence[Article]) -> tuple[Republication, ...]:
    return tuple(Republication(one.id, one.title, one.publisher, one.published, one.source) for one in articles)
