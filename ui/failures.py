"""What went wrong, in the language of the interface, by the kind of the error.

The errors' own messages are English and name folders of the machine: they go to the log and to the command line.
"""

from __future__ import annotations

from assistant.exceptions import AssistantError
from documents import DocumentsError
from index import IndexingError, UnknownArticle
from index.exceptions import IncompatibleIndex, ModelUnavailable, StoreFull, StoreUnavailable
from ui.access.exceptions import AccessError, NotPermitted
from ui.language import Language
from ui.texts import text

EXPECTED = (AssistantError, DocumentsError, IndexingError, AccessError)
"""The errors that a handler tells of instead of failing."""
_KEYS: dict[type[Exception], str] = {
    StoreFull: "error_disk_full",
    StoreUnavailable: "error_store",
    IncompatibleIndex: "error_incompatible",
    ModelUnavailable: "error_model",
    UnknownArticle: "article_missing",
    IndexingError: "error_index",
    NotPermitted: "not_permitted",
}


def told(error: Exception, language: Language, otherwise: str) -> str:
    """Say what went wrong and what to do; `otherwise` is the key of the words for what is of no known kind."""
    key = next((_KEYS[kind] for kind in type(error).__mro__ if kind in _KEYS), otherwise)
    return text(key, language)
