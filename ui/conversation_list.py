"""The list of the conversations that are kept, and the values that its script takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from ui.kept_conversations import pack, title_of
from ui.language import Language
from ui.rendering import conversations_html
from ui.scripted_html import scripted_html
from ui.shared_conversations import ListedConversation
from ui.turns import Dialogue, new_id


def conversation_list(elem_id: str) -> gr.HTML:
    """Make a list with the events `open_`, `new_`, `rename_`, `forget_` and `bring_conversation`.

    The first carries `id` and `packed`, or for a file that is imported "" and `packed`; the last three come only where
    the browser does not keep conversations itself, and the last for one that it kept before: `id`, `title`, `named`,
    `packed`. Its value is one of what the other functions of this module make.
    """
    return scripted_html(elem_id, "conversations.js")


def begun(language: Language, *, with_account: bool = False) -> dict[str, Any]:
    """Put the words into the list, which then opens what was open before a reload."""
    return {"html": conversations_html(language, with_account=with_account)}


def opened(conversation_id: str) -> dict[str, Any]:
    """Mark a conversation as the one that is open, or none ("")."""
    return {"open": conversation_id}


def unreadable(conversation_id: str, note: str, *, still_open: str) -> dict[str, Any]:
    """Take a conversation that cannot be read off the list, and say so."""
    # A value that is the same as the last would not reach the script.
    return {"open": still_open, "unreadable": conversation_id, "note": note, "at": new_id()}


def brought(conversation_id: str, value: dict[str, Any], *, still_open: str) -> dict[str, Any]:
    """Say of the list that a conversation of the browser is in it now, or cannot be."""
    return value | {"open": still_open, "brought": conversation_id}


def kept(dialogue: Dialogue, *, title: str = "") -> dict[str, Any]:
    """Keep the conversation that is open; a title that is given stays."""
    return {
        "open": dialogue.id,
        "title": title or title_of(dialogue.turns),
        "named": bool(title),
        "packed": pack(dialogue.turns),
    }


def kept_elsewhere(conversation_id: str, listed: Sequence[ListedConversation] | None) -> dict[str, Any]:
    """Show what is kept with an account, the conversation that is open marked; None where that is not known now."""
    entries = None if listed is None else [{"id": one.id, "title": one.title} for one in listed]
    # A value that is the same as the last would not reach the script.
    return {"open": conversation_id, "entries": entries, "at": new_id()}
