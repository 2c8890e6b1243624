"""The articles tab: its layout, and the wiring of its controls to what they do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gradio as gr

from ui.access.user import User
from ui.article_catalogue import Catalogue
from ui.article_list import adding_panel, article_list
from ui.library import LibraryHandlers
from ui.page_words import AT_ONCE, PRIVATE
from ui.workbench import Workbench

QUIET: dict[str, Any] = {"show_progress": "hidden", **PRIVATE}
# Whatever changes the articles waits for what is changing them.
CHANGING: dict[str, Any] = {**QUIET, "concurrency_limit": 1, "concurrency_id": "changing-articles"}


def build_library(
    workbench: Workbench, catalogue: Catalogue, tab: gr.Tab, asking: Callable[[], User] | None = None
) -> gr.HTML:
    """Lay out the articles tab and wire it to a workbench; give its list, whose `choose_regions` event asks to ask."""
    handlers = LibraryHandlers(workbench, catalogue)
    with gr.Row(elem_classes="columns", equal_height=False):
        with gr.Column(scale=2, min_width=300, elem_classes="adding-side"):
            adding = adding_panel(elem_id="upload", asking=asking)
            outcomes = gr.HTML("", elem_id="outcomes", apply_default_css=False)
        with gr.Column(scale=3, min_width=320):
            articles = article_list(workbench, catalogue, elem_id="articles", asking=asking)
    adding.add_files(handlers.add, None, [outcomes, articles], **CHANGING)
    adding.stop_adding(handlers.stop, None, None, **AT_ONCE)
    adding.add_text(handlers.paste, None, [outcomes, articles], **CHANGING)
    articles.replace_article(handlers.replace, None, articles, **CHANGING)
    articles.delete(handlers.remove, None, articles, **CHANGING)
    tab.select(handlers.refresh, None, articles, **QUIET)
    return articles
