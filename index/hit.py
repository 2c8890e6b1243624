"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass

from documents import Article, Passage
from documents.sentences import LONGEST_SENTENCE, split_sentences


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

    @property
    def before(self) -> str:
        """Give the sentence before the passage, "" where it begins the article."""
        begin = max(0, self.passage.start - LONGEST_SENTENCE)
        spans = split_sentences(self.article.text, begin, self.passage.start)
        return self.article.text[spans[-1].start : spans[-1].end] if spans else ""

    @property
    def after(self) -> str:
        """Give the sentence after the passage, "" where it ends the article."""
        end = min(len(self.article.text), self.passage.end + LONGEST_SENTENCE)
        spans = split_sentences(self.article.text, self.passage.end, end)
        return self.article.text[spans[0].start : spans[0].end] if spans else ""
