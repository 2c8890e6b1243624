"""The words of the page that Gradio puts in by the browser's language, and what all its events share."""

from __future__ import annotations

from typing import Any

from ui.language import Language
from ui.rendering import account_link_html, header_html
from ui.texts import translations

TRANSLATIONS = translations(
    header={language: header_html(language) for language in Language},
    account_link={language: account_link_html(language) for language in Language},
)

# Hides the handlers from the API and its tools; it is no access control.
PRIVATE: dict[str, Any] = {"api_visibility": "private"}
AT_ONCE: dict[str, Any] = {"queue": False, "show_progress": "hidden", **PRIVATE}
"""For events that are handled without waiting for a place in the queue."""
