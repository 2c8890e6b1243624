"""What lies in a collection: a row a passage, and one that says how far the collection has come."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from documents import Article, Passage
from index.corpora import SHARED, corpus_of
from index.milvus.weights import Lengths, Sparse, counted_terms, passage_weights
from index.rows import Vectors
from index.store import Generation, Store

FORMAT = "2"
STAMP_NUMBER = -1
"""The number of the row that holds the stamp; passages count from 1."""
BATCH = 1_000
"""Passages written at once: about 4 MiB of 384 numbers and 260 terms each, where a server takes 64 MiB."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Say which store a collection follows, how far it has come, and what its passages were weighed by."""

    store: str
    passage: int
    removal: int
    passages: int
    """How many passages the mean lengths were taken of."""
    body: float
    context: float
    format: str = FORMAT

    @property
    def generation(self) -> Generation:
        """Give how far it has come."""
        return Generation(self.passage, self.removal)

    @property
    def lengths(self) -> Lengths:
        """Give the mean lengths that passages were weighed by."""
        return Lengths(self.body, self.context)

    @classmethod
    def read(cls, text: str) -> Stamp:
        """Read what `written` wrote; anything else belongs to no store."""
        try:
            return cls(**json.loads(text))
        except (ValueError, TypeError):
            return cls(store="", passage=0, removal=0, passages=0, body=1.0, context=1.0, format="")

    def written(self) -> str:
        """Write it as text."""
        return json.dumps(asdict(self))


def stamp_row(stamp: Stamp, dimension: int) -> Row:
    """Put a stamp into a row that no question finds: its vector has length 0, and its term is nobody's."""
    return {
        "number": STAMP_NUMBER,
        "passage": stamp.written(),
        "content": "",
        "dense": np.zeros(dimension, dtype=np.float32),
        "sparse": {2**32 - 3: 1.0},
        "regions": [],
        "published": "",
        "corpus": SHARED,
    }


def passage_row(
    number: int, passage: Passage, article: Article, vector: npt.NDArray[np.float32], lengths: Lengths
) -> Row:
    """Put a passage into a row."""
    return {
        "number": number,
        "passage": passage.id,
        "content": content_hash(article.title, passage),
        "dense": vector,
        "sparse": passage_weights(counted_terms(passage, article.title), lengths) or _NO_TERM,
        "regions": list(passage.regions),
        "published": article.published or "",
        "corpus": corpus_of(article.id),
    }


_NO_TERM: Sparse = {2**32 - 5: 1.0}
"""The vector of a passage without any term: Milvus takes no empty ones."""


def content_hash(title: str, passage: Passage) -> str:
    """Hash what a row was made of, so that one can be checked without reading it all."""
    return hashlib.sha256(
        "\n".join((title, passage.heading, passage.text)).encode("utf-8", "surrogatepass")
    ).hexdigest()


def rows_since(store: Store, generation: Generation, lengths: Lengths) -> Iterator[list[Row]]:
    """Make the rows of newer passages, a batch at a time.

    Passages and vectors are read one after the other: what was removed in between has only one of them and no row.
    """
    vectors: dict[int, npt.NDArray[np.float32]] = {}
    batches = store.vectors_since(generation, batch=BATCH)
    known = generation.passage
    for passages in store.passages_since(generation, batch=BATCH):
        while known < passages[-1][0] and (more := next(batches, None)):
            vectors |= _by_number(*more)
            known = more[0][-1]
        articles = store.articles_named(dict.fromkeys(passage.article_id for _, passage, _ in passages))
        rows = [
            passage_row(number, passage, articles[passage.article_id], vectors[number], lengths)
            for number, passage, _ in passages
            if number in vectors and passage.article_id in articles
        ]
        vectors = {number: vector for number, vector in vectors.items() if number > passages[-1][0]}
        if rows:
            yield rows


def _by_number(numbers: list[int], vectors: Vectors) -> Mapping[int, npt.NDArray[np.float32]]:
    return dict(zip(numbers, vectors, strict=True))
