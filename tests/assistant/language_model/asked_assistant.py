"""An assistant over two made-up articles that tests ask with a model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant import Assistant
from documents import Article
from documents.regions import Gazetteer
from documents.splitting import split
from index.local import LocalIndex
from tests.assistant.test_assistant import JIANGSU, ZHEJIANG, KnownAnswersReader
from tests.hash_embedder import HashEmbedder

QUESTION = "江苏制造业智能体普及率到2030年达到多少？"
SOUND = "江苏提出，到2030年制造业智能体普及率要达到90%[1]。"
QUOTE = "到2030年，江苏制造业智能体普及率达到90%。"


@contextmanager
def asked_assistant(folder: Path, *more: Article) -> Iterator[Assistant]:
    """Open an assistant over the articles of the assistant's own tests, and more."""
    embedder = HashEmbedder()
    index = LocalIndex.open(folder, embedder)
    index.add([(article, split(article)) for article in (JIANGSU, ZHEJIANG, *more)])
    yield Assistant(index, embedder, Gazetteer.load(), KnownAnswersReader())
    index.close()
