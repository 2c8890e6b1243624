"""From evidence to the words of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Citation, Republication
from assistant.evidence import Evidence
from documents import Article
from index import Hit

_NOT_FOUND = {
    "zh-Hans": "这些文章中没有找到答案。最接近的段落列在来源里，供参考。",
    "zh-Hant": "這些文章中沒有找到答案。最接近的段落列在來源裡，供參考。",
    "en": "The articles do not answer this. The closest passages are shown for reference.",
}
_NO_ARTICLES = {
    "zh-Hans": "还没有任何文章。请先添加文章再提问。",
    "zh-Hant": "還沒有任何文章。請先添加文章再提問。",
    "en": "There are no articles yet. Add some first.",
}


@dataclass(frozen=True, slots=True)
class ComposingOptions:
    """Say how many sentences an answer may have, and how far behind the best one they may be.

    A sentence that is the best on one of several regions asked for may be `margin_of_regions` behind.
    """

    longest: int = 3
    margin: float = 0.7
    margin_of_regions: float = 4.0
    closest: int = 3


def select(evidence: Sequence[Evidence], options: ComposingOptions, regions: Sequence[str] = ()) -> list[Evidence]:
    """Choose the sentences of the answer: the best, and those nearly as good, best first.

    Where the question names several regions, the best sentence on each is among them, if it is not
    far behind.
    """
    if not evidence:
        return []
    best = evidence[0].score
    chosen = [one for one in evidence if one.score >= best - options.margin][: options.longest]
    if len(regions) > 1:
        near = [one for one in evidence if one.score >= best - options.margin_of_regions]
        on_each = [next((one for one in near if region in one.regions), None) for region in regions]
        chosen += [one for one in on_each if one is not None and one not in chosen]
    return sorted(chosen, key=lambda one: -one.score)


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
        )
        for marker, one in enumerate(evidence, start=1)
    )


def _republications(articles: Sequence[Article]) -> tuple[Republication, ...]:
    return tuple(Republication(one.id, one.title, one.publisher, one.published, one.source) for one in articles)


def word_answer(citations: Sequence[Citation]) -> str:
    """Give each quote with its marker, one a line."""
    return "\n\n".join(f"{citation.quote}[{citation.marker}]" for citation in citations)


def word_refusal(language: str, *, any_articles: bool) -> str:
    """Say in the question's language that nothing was found."""
    return (_NOT_FOUND if any_articles else _NO_ARTICLES)[language]
