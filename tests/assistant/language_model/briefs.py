"""The briefs that come with the product, by the names of their files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from documents import Article
from documents.loading import load_file
from documents.reading import to_article

CORPUS = Path(__file__).resolve().parents[3] / "documents" / "corpus"


@cache
def brief(name: str) -> Article:
    """Load a brief as the product does."""
    return to_article(load_file(CORPUS / f"{name}.md"))
