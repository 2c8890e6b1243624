"""The forms that answers and hits have in JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assistant import Answer, Citation
from index import Hit

_CITATION_KEYS = (
    *("marker", "article_id", "title", "publisher", "published", "regions"),
    *("passage_id", "quote", "start", "end", "source", "answer_start", "answer_end"),
)


def answer_json(answer: Answer) -> dict[str, Any]:
    """Give an answer its fixed form."""
    return {
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "answered": answer.answered,
        "answer": answer.answer,
        "short_answer": answer.short_answer,
        "confidence": answer.confidence,
        "citations": [_citation_json(citation) for citation in answer.citations],
        "closest": [_citation_json(citation) for citation in answer.closest],
        "timings_ms": answer.timings_ms,
        "understood": asdict(answer.understood) if answer.understood else None,
        "is_chat": answer.is_chat,
        "made_by": answer.made_by.value,
        "model": asdict(answer.model) if answer.model else None,
    }


def hit_json(rank: int, hit: Hit) -> dict[str, Any]:
    """Give a hit its fixed form; `rank` counts from 1."""
    return {
        "rank": rank,
        "score": round(hit.score, 4),
        "dense": None if hit.dense is None else round(hit.dense, 4),
        "lexical": None if hit.lexical is None else round(hit.lexical, 4),
        "article_id": hit.article.id,
        "title": hit.article.title,
        "publisher": hit.article.publisher,
        "published": hit.article.published,
        "regions": list(hit.passage.regions),
        "passage_id": hit.passage.id,
        "heading": hit.passage.heading,
        "text": hit.passage.text,
        "before": hit.before,
        "after": hit.after,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "source": hit.article.source,
        "republications": [
            {
                "article_id": one.id,
                "title": one.title,
                "publisher": one.publisher,
                "published": one.published,
                "source": one.source,
            }
            for one in hit.republications
        ],
    }


def _citation_json(citation: Citation) -> dict[str, Any]:
    values = {key: getattr(citation, key) for key in _CITATION_KEYS}
    republications = [asdict(one) for one in citation.republications]
    return values | {"regions": list(citation.regions), "republications": republications}
