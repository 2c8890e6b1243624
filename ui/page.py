"""The page, of its tabs."""

from __future__ import annotations

import os

# Gradio reads this when it is imported, and would otherwise call its makers' servers.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr

from ui.api.endpoints import add_endpoints
from ui.api.service import Service
from ui.articles_page import build_library
from ui.chat_page import build_chat
from ui.page_words import TRANSLATIONS
from ui.workbench import Workbench

SECONDS_AN_UPLOAD_IS_KEPT = 24 * 3600


def build_page(workbench: Workbench) -> gr.Blocks:
    """Lay out the page and wire it and the endpoints of the API to a workbench."""
    with gr.Blocks(
        title="省策 Shengce", fill_width=True, analytics_enabled=False, delete_cache=(3600, SECONDS_AN_UPLOAD_IS_KEPT)
    ) as page:
        gr.HTML(TRANSLATIONS("header"), elem_id="header", apply_default_css=False)
        with gr.Tabs():
            with gr.Tab(TRANSLATIONS("tab_chat"), elem_id="chat-tab"):
                load_chat = build_chat(workbench)
            with gr.Tab(TRANSLATIONS("tab_articles"), elem_id="articles-tab") as articles_tab:
                build_library(workbench, articles_tab)
        load_chat(page)
        add_endpoints(Service(workbench))
    return page
