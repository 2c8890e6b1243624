"""How articles and passages lie in the rows of the store."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from documents import Article, Passage, TracedText

Vectors = npt.NDArray[np.float32]

ARTICLE_COLUMNS = "id, title, text, source, publisher, published, language, regions, details"


def dump_names(values: Sequence[str]) -> str:
    """Write names as a JSON list."""
    return json.dumps(list(values), ensure_ascii=False)


@lru_cache(maxsize=4096)
def load_names(packed: str) -> tuple[str, ...]:
    """Read names from a JSON list."""
    return tuple(json.loads(packed))


def article_row(article: Article) -> tuple[str | None, ...]:
    """Order an article's values as ARTICLE_COLUMNS does."""
    return (
        article.id,
        article.title,
        article.text,
        article.source,
        article.publisher,
        article.published,
        article.language,
        dump_names(article.regions),
        json.dumps(article.details, ensure_ascii=False),
    )


def read_article(row: Sequence[str], *, raw: str = "", traced: TracedText | None = None) -> Article:
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


def read_passage(row: tuple[str, int, int, str, str], article: Article) -> Passage:
    """Read a passage from a row of id, start, end, heading and regions."""
    identity, start, end, heading, regions = row
    return Passage(
        id=identity,
        article_id=article.id,
        text=article.text[start:end],
        start=start,
        end=end,
        heading=heading,
        regions=load_names(regions),
    )


def read_vectors(packed: Sequence[bytes]) -> Vectors:
    """Read embeddings, which lie there as float16, shape (n, dimension)."""
    dimension = len(packed[0]) // np.dtype(np.float16).itemsize if packed else 0
    vectors = np.frombuffer(b"".join(packed), dtype=np.float16).reshape(len(packed), dimension)
    return vectors.astype(np.float32)
