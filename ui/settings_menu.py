"""The menu of settings; the browser keeps what is chosen, and tells it when the page loads."""

from __future__ import annotations

from typing import Any

import gradio as gr

from ui.language import Language
from ui.preferences import Preferences
from ui.rendering import settings_menu_html
from ui.scripted_html import scripted_menu


def settings_menu(elem_id: str) -> gr.HTML:
    """Make a menu that holds what `chosen` reads, and tells of changes by the event `change_settings`.

    What is chosen goes along with each question: a state of the server's could be a moment behind.
    """
    return scripted_menu(elem_id, "settings_menu.js")


def settings_words(language: Language) -> dict[str, Any]:
    """Put the words into the menu."""
    return {"html": settings_menu_html(language)}


def chosen(value: object) -> Preferences:
    """Read the value of the menu; anyone can send it."""
    return Preferences.of(value.get("settings") if isinstance(value, dict) else None)
