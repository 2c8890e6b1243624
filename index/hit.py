"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass

from documents import Article, Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold a passage found, its article (without the raw file) and its scores.

    `score` is the fused score that orders the hits; `dense` is the cosine of question and passage
    (-1 to 1), `lexical` the BM25 score, each None where that search did not find the passage.
    `republications` are the articles (without the raw file) that others made of the same report.
    """

    passage: Passage
    article: Article
    score: float
    dense: float | None = None
    lexical: float | None = None
    republications: tuple[Article, ...] = ()
