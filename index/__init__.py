"""From passages to hits: embedding, storing, searching."""

from index.exceptions import (
    IncompatibleIndex,
    IndexingError,
    ModelUnavailable,
    StoreFull,
    StoreUnavailable,
    UnknownArticle,
    UnusableIndexAddress,
)
from index.hit import Hit
from index.search_index import PassageSearch, SearchIndex

__all__ = [
    "Hit",
    "IncompatibleIndex",
    "IndexingError",
    "ModelUnavailable",
    "PassageSearch",
    "SearchIndex",
    "StoreFull",
    "StoreUnavailable",
    "UnknownArticle",
    "UnusableIndexAddress",
]
