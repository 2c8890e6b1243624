"""Indexes of the public question sets, kept between runs."""

from __future__ import annotations

from pathlib import Path

from documents import Article, article_id
from documents.script import detect_language
from documents.splitting import split
from index.embedder import Embedder
from index.local import LocalIndex
from tests.benchmarks.question_sets import QuestionSet

_BATCH = 64


def open_bench_index(question_set: QuestionSet, embedder: Embedder, root: Path) -> LocalIndex:
    """Open the index of a set's paragraphs, each an article, adding those that are missing."""
    index = LocalIndex.open(root / question_set.name, embedder)
    articles = [
        Article(article_id(text), title, text, f"paragraph {number}", language=detect_language(text))
        for number, (title, text) in enumerate(question_set.paragraphs)
    ]
    for start in range(0, len(articles), _BATCH):
        index.add([(article, split(article)) for article in articles[start : start + _BATCH]])
    index.follow()
    return index
