"""The menu from which a conversation is exported; its files are made in memory and saved by the browser."""

from __future__ import annotations

import base64
import logging
from datetime import datetime
from typing import Any

import gradio as gr

from ui.exporting import ExportKind, export
from ui.exports import ExportedConversation
from ui.kept_conversations import LONGEST_TITLE, title_of
from ui.language import Language
from ui.rendering import export_menu_html
from ui.scripted_html import scripted_menu
from ui.texts import text
from ui.turns import Dialogue, new_id

logger = logging.getLogger(__name__)


def export_menu(elem_id: str) -> gr.HTML:
    """Make a menu whose `export_conversation` event carries the `kind` of file and the `title` in the list.

    Its value is what the other functions of this module make.
    """
    return scripted_menu(elem_id, "export_menu.js")


def menu_words(language: Language) -> dict[str, Any]:
    """Put the words into the menu."""
    return {"html": export_menu_html(language)}


def exported_value(kind: object, title: object, dialogue: Dialogue, language: Language) -> dict[str, Any]:
    """Make the file that is asked for, or say why there is none; `kind` and `title` come from the browser."""
    if not isinstance(kind, str) or kind not in set(ExportKind):
        return _note("export_failed", language)
    wanted = ExportKind(kind)
    name = title[:LONGEST_TITLE] if isinstance(title, str) and title.strip() else title_of(dialogue.turns)
    try:
        file = export(wanted, ExportedConversation(name, datetime.now().astimezone(), dialogue.turns), language)
    except Exception:
        logger.exception("conversation not exported as %s", kind)
        return _note("export_failed", language)
    if not file.content:
        return _note("export_no_citations" if wanted.is_of_citations and dialogue.turns else "export_empty", language)
    return {
        "name": file.name,
        "type": file.media_type,
        "content": base64.b64encode(file.content).decode("ascii"),
        **_note("exported", language, name=file.name),
    }


def _note(key: str, language: Language, **values: object) -> dict[str, Any]:
    # A value that is the same as the last would not reach the script.
    return {"note": text(key, language, **values), "at": new_id()}
