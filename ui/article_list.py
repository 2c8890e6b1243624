"""The list of articles, each with a button that removes it after a question."""

from __future__ import annotations

import gradio as gr

from ui.rendering import ASSETS


def article_list(elem_id: str) -> gr.HTML:
    """Make a list whose `delete` event carries `article_id` once a removal is confirmed.

    Its value is the HTML that `ui.rendering.articles_html` makes. It is no subclass of gr.HTML:
    Gradio writes a .pyi file beside each of those.
    """
    script = (ASSETS / "article_list.js").read_text(encoding="utf-8")
    return gr.HTML("", js_on_load=script, elem_id=elem_id, apply_default_css=False)
