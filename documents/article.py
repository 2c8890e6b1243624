"""Articles and the passages they are cut into."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from documents.tracing import TracedText


def article_id(text: str) -> str:
    """Name an article by its clean text: 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Article:
    """Hold an article as it should have been, and how it came.

    `published` is an ISO 8601 date; `regions` are names of the gazetteer, the ones the article is
    about first; `raw` is the decoded file, to which `traced` leads from the clean `text`.
    """

    id: str
    title: str
    text: str
    source: str
    publisher: str | None = None
    published: str | None = None
    language: str = "zh-Hans"
    regions: tuple[str, ...] = ()
    raw: str = field(default="", repr=False)
    traced: TracedText | None = field(default=None, repr=False, compare=False)
    details: dict[str, str] = field(default_factory=dict)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Find `text[start:end]` in the file as it came."""
        if self.traced is None:
            return start, end
        return self.traced.original_span(start, end)


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a part of an article: `article.text[start:end] == text`."""

    id: str
    article_id: str
    text: str
    start: int
    end: int
    heading: str = ""
    regions: tuple[str, ...] = ()
