"""The errors of the index package.

IndexingError
├── ModelUnavailable       no embedding model can be loaded
├── StoreUnavailable       the data folder or its database cannot be opened or written
│   └── StoreFull          there is no room left on the disk
├── UnusableIndexAddress   the address of the index is none
├── IncompatibleIndex      the data folder was made by another model or format version
└── UnknownArticle         no article (or passage) has this id
"""


class IndexingError(Exception):
    """Stand at the root of everything that index raises on purpose."""


class ModelUnavailable(IndexingError):
    """Report that no embedding model can be loaded."""


class StoreUnavailable(IndexingError):
    """Report a data folder or database that cannot be opened or written."""


class StoreFull(StoreUnavailable):
    """Report that the disk has no room left."""


class UnusableIndexAddress(IndexingError):
    """Report an address of an index that is none."""


class IncompatibleIndex(IndexingError):
    """Report a data folder made by another model or format version."""


class UnknownArticle(IndexingError):
    """Report an article or passage id that the index does not hold."""
