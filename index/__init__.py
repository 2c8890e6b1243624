"""From passages to hits: embedding, storing, searching."""

from index.exceptions import (
    IncompatibleIndex,
    IndexingError,
    ModelUnavailable,
    StoreFull,
    StoreUnavailable,
    UnknownArticle,
)
from index.hit import Hit
from index.search_index import SearchIndex

__all__ = [
    "Hit",
    "IncompatibleIndex",
    "IndexingError",
    "ModelUnavailable",
    "SearchIndex",
    "StoreFull",
    "StoreUnavailable",
    "UnknownArticle",
]
