"""The questions that are suggested under an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from ui.language import Language
from ui.rendering import ASSETS, suggestions_html

NO_SUGGESTIONS: dict[str, Any] = {"html": ""}


def suggestion_strip(elem_id: str) -> gr.HTML:
    """Make a strip whose `ask_suggested` event carries a `question`; its value is what `suggested` makes."""
    script = (ASSETS / "suggestions.js").read_text(encoding="utf-8")
    return gr.HTML(NO_SUGGESTIONS, html_template="", js_on_load=script, elem_id=elem_id, apply_default_css=False)


def suggested(questions: Sequence[str], language: Language) -> dict[str, Any]:
    """Show questions to ask next."""
    return {"html": suggestions_html(questions, language)}
