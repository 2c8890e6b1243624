"""How articles and passages lie in the rows of the store."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from documents import Article, Passage, TracedText

Vectors = npt.NDArray[np.float32]

ARTICLE_COLUMNS = ("id", "title", "text", "source", "publisher", "published", "language", "regions", "details")


class PassagePlace(NamedTuple):
    """Say where a passage stands, and what is known of it without its text."""

    article_id: str
    id: str
    start: int
    end: int
    heading: str
    regions: tuple[str, ...]

    def passage(self, article: Article) -> Passage:
        """Cut the passage out of its article."""
        return Passage(
            id=self.id,
            article_id=article.id,
            text=article.text[self.start : self.end],
            start=self.start,
            end=self.end,
            heading=self.heading,
            regions=self.regions,
        )


def dump_names(values: Sequence[str]) -> str:
    """Write names as a JSON list."""
    return json.dumps(list(values), ensure_ascii=False)


@lru_cache(maxsize=4096)
def load_names(packed: str) -> tuple[str, ...]:
    """Read names from a JSON list."""
    return tuple(json.loads(packed))


def _storable(text: str) -> str:
    """Put a mark of the same length in the place of the one character that PostgreSQL's texts cannot hold."""
    return text.replace("\0", "\ufffd")


def article_row(article: Article) -> dict[str, str | bytes | None]:
    """Give an article's values by the names of their columns."""
    return {
        "id": article.id,
        "title": _storable(article.title),
        "text": _storable(article.text),
        "source": _storable(article.source),
        "publisher": article.publisher and _storable(article.publisher),
        "published": article.published,
        "language": article.language,
        "regions": dump_names(article.regions),
        "details": json.dumps(article.details, ensure_ascii=False),
        "raw": zlib.compress(article.raw.encode("utf-8", "surrogatepass")),
        "offsets": article.traced.to_bytes() if article.traced is not None else None,
    }


def passage_row(passage: Passage, key: bytes) -> dict[str, str | int | bytes]:
    """Give a passage's values by the names of their columns; `key` names its embedding."""
    return {
        "id": passage.id,
        "article_id": passage.article_id,
        "start": passage.start,
        "end": passage.end,
        "heading": _storable(passage.heading),
        "regions": dump_names(passage.regions),
        "embedding": key,
    }


def read_whole_article(row: Sequence[Any]) -> Article:
    """Read an article from a row of ARTICLE_COLUMNS, its raw file and its way back; ValueError where it is damaged."""
    try:
        raw = zlib.decompress(row[-2]).decode("utf-8", "surrogatepass")
    except zlib.error as error:
        raise ValueError(str(error)) from error
    traced = None if row[-1] is None else TracedText.from_bytes(row[2], row[-1])
    return read_article(row[:-2], raw=raw, traced=traced)


def read_article(row: Sequence[Any], *, raw: str = "", traced: TracedText | None = None) -> Article:
    """Read an article from a row of ARTICLE_COLUMNS."""
    identity, title, text, source, publisher, published, language, regions, details = row
    return Article(
        id=identity,
        title=title,
        text=text,
        source=source,
        publisher=publisher,
        published=published,
        language=language,
        regions=load_names(regions),
        raw=raw,
        traced=traced,
        details=json.loads(details) if details != "{}" else {},
    )


def read_place(row: Sequence[Any]) -> PassagePlace:
    """Read a place from a row of article id, id, start, end, heading and regions."""
    return PassagePlace._make((*row[:-1], load_names(row[-1])))


def read_vectors(packed: Sequence[bytes]) -> Vectors:
    """Read embeddings, which lie there as float16, shape (n, dimension)."""
    dimension = len(packed[0]) // np.dtype(np.float16).itemsize if packed else 0
    vectors = np.frombuffer(b"".join(packed), dtype=np.float16).reshape(len(packed), dimension)
    return vectors.astype(np.float32)
