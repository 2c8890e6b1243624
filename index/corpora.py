"""Corpora: the shared one and those of users and groups, told apart by the ids of their articles.

An article of a corpus other than the shared one bears the name of the corpus before its id. So the same text in two
corpora is two articles: neither tells of the other, and one is removed without the other. And no article can be without
its corpus, whatever is interrupted. Its embeddings are shared: they are known by what was embedded.
"""

from __future__ import annotations

import re
from dataclasses import replace

from documents import Article

SHARED = ""
"""The corpus that everybody reads."""
_BETWEEN = "."
_NAME = re.compile(r"[a-z0-9]{1,40}")


def in_corpus(article: Article, corpus: str) -> Article:
    """Put an article that is not stored yet into a corpus; raise ValueError for what names none."""
    if corpus == SHARED:
        return article
    if not _NAME.fullmatch(corpus):
        raise ValueError(f"no corpus can be called {corpus!r}")
    return replace(article, id=f"{corpus}{_BETWEEN}{article.id}")


def corpus_of(article_id: str) -> str:
    """Name the corpus of an article."""
    return article_id.rpartition(_BETWEEN)[0]


def content_of(article_id: str) -> str:
    """Give the part of an id that names the content of its article."""
    return article_id.rpartition(_BETWEEN)[2]
