"""From evidence to citations."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Citation, Republication
from assistant.evidence import Evidence
from documents import Article
from index import Hit


def cite(evidence: Sequence[Evidence], hits: Sequence[Hit] = ()) -> tuple[Citation, ...]:
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


def _republications(articles: Sequence[Article]) -> tuple[Republication, ...]:
    return tuple(Republication(one.id, one.title, one.publisher, one.published, one.source) for one in articles)
