"""Articles as they should have been: loading, cleaning, splitting, regions."""

from documents.article import Article, Passage, article_id
from documents.exceptions import (
    DocumentsError,
    FileTooLarge,
    NoText,
    UnknownRegion,
    UnreadableFile,
    UnsupportedFormat,
)
from documents.tracing import Edit, TracedText

__all__ = [
    "Article",
    "DocumentsError",
    "Edit",
    "FileTooLarge",
    "NoText",
    "Passage",
    "TracedText",
    "UnknownRegion",
    "UnreadableFile",
    "UnsupportedFormat",
    "article_id",
]
