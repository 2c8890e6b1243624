"""What a search finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from documents import Article, Passage
from documents.sentences import LONGEST_SENTENCE, Span, split_sentences


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
        """Give the sentence before the passage, "" where it begins the article or stands under a heading."""
        begin = max(0, self.passage.start - LONGEST_SENTENCE)
        return self._sentence(split_sentences(self.article.text, begin, self.passage.start)[-1:])

    @property
    def after(self) -> str:
        """Give the sentence after the passage, "" where it ends the article or a heading follows."""
        end = min(len(self.article.text), self.passage.end + LONGEST_SENTENCE)
        return self._sentence(split_sentences(self.article.text, self.passage.end, end)[:1])

    def _sentence(self, spans: Sequence[Span]) -> str:
        text = "".join(self.article.text[span.start : span.end] for span in spans)
        return "" if text.startswith("#") else text
