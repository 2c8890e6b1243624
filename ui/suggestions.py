"""The questions that are suggested under an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from ui.language import Language
from ui.rendering import suggestions_html
from ui.scripted_html import scripted_html

NO_SUGGESTIONS: dict[str, Any] = {"html": ""}


def suggestion_strip(elem_id: str) -> gr.HTML:
    """Make a strip whose `ask_suggested` event carries a `question`; its value is what `suggested` makes."""
    return scripted_html(elem_id, "conversation_view.js", "suggestions.js", value=NO_SUGGESTIONS)


def suggested(questions: Sequence[str], language: Language) -> dict[str, Any]:
    """Show questions to ask next."""
    return {"html": suggestions_html(questions, language)}
