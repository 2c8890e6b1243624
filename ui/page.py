"""The page: its layout, and the wiring of its controls to what they do."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

# Gradio reads this when it is imported, and would otherwise call its makers' servers.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr

from ui.api.endpoints import add_endpoints
from ui.api.service import SearchableWorkbench, Service
from ui.article_list import article_list
from ui.chat import MAX_QUESTION_LENGTH, ChatHandlers, language_of
from ui.language import Language
from ui.library import LibraryHandlers
from ui.rendering import header_html
from ui.sources_panel import panel_value, sources_panel
from ui.texts import translations
from ui.turns import Dialogue
from ui.workbench import Workbench

SECONDS_A_CONVERSATION_IS_KEPT = 6 * 3600
SECONDS_AN_UPLOAD_IS_KEPT = 24 * 3600
ANSWERS_AT_ONCE = 8
# Hides the handlers from the API and its tools; it is no access control.
PRIVATE: dict[str, Any] = {"api_visibility": "private"}

TRANSLATIONS = translations(header={language: header_html(language) for language in Language})


def build_page(workbench: SearchableWorkbench) -> gr.Blocks:
    """Lay out the page and wire it and the endpoints of the API to a workbench."""
    with gr.Blocks(
        title="省策 Shengce", fill_width=True, analytics_enabled=False, delete_cache=(3600, SECONDS_AN_UPLOAD_IS_KEPT)
    ) as page:
        gr.HTML(TRANSLATIONS("header"), elem_id="header", apply_default_css=False)
        with gr.Tabs():
            with gr.Tab(TRANSLATIONS("tab_chat"), elem_id="chat-tab"):
                load_chat = _build_chat(workbench)
            with gr.Tab(TRANSLATIONS("tab_articles"), elem_id="articles-tab") as articles_tab:
                _build_library(workbench, articles_tab)
        load_chat(page)
        add_endpoints(Service(workbench))
    return page


def _build_chat(workbench: Workbench) -> Callable[[gr.Blocks], None]:
    dialogue = gr.State(Dialogue(), time_to_live=SECONDS_A_CONVERSATION_IS_KEPT)
    with gr.Row(elem_classes="columns", equal_height=False):
        with gr.Column(scale=3, min_width=320, elem_classes="talk"):
            chat = gr.Chatbot(
                elem_id="chat",
                label=TRANSLATIONS("conversation"),
                show_label=False,
                placeholder=TRANSLATIONS("welcome"),
                height="auto",
                buttons=["copy"],
                editable="user",
                latex_delimiters=[],
                layout="bubble",
            )
            box = gr.Textbox(
                label=TRANSLATIONS("ask_label"),
                show_label=False,
                placeholder=TRANSLATIONS("ask_placeholder"),
                elem_id="ask",
                lines=1,
                max_lines=6,
                max_length=MAX_QUESTION_LENGTH,
                submit_btn=TRANSLATIONS("send"),
                autofocus=True,
            )
            with gr.Row(elem_classes="under-the-box"):
                regions = gr.Dropdown(
                    [],
                    multiselect=True,
                    label=TRANSLATIONS("regions_label"),
                    elem_id="regions",
                    interactive=True,
                    scale=1,
                )
                clear = gr.Button(TRANSLATIONS("clear"), size="sm", elem_id="clear", scale=0, min_width=96)
        with gr.Column(scale=2, min_width=300, elem_classes="side"):
            panel = sources_panel(workbench, elem_id="sources")
    _wire_chat(ChatHandlers(workbench), chat, box, dialogue, regions, panel, clear)

    def greet(request: gr.Request) -> tuple[Any, Any, Any]:
        """Put in what depends on the language and on the articles."""
        language = language_of(request)
        examples = [{"text": question} for question in workbench.examples(language)]
        return gr.Chatbot(examples=examples), gr.Dropdown(list(workbench.region_names())), panel_value(None, language)

    def load(page: gr.Blocks) -> None:
        page.load(greet, None, [chat, regions, panel], queue=False, show_progress="hidden", **PRIVATE)

    return load


def _wire_chat(
    handlers: ChatHandlers,
    chat: gr.Chatbot,
    box: gr.Textbox,
    dialogue: gr.State,
    regions: gr.Dropdown,
    panel: gr.HTML,
    clear: gr.Button,
) -> None:
    outputs = [box, chat, dialogue, panel]
    streaming: dict[str, Any] = {
        "outputs": outputs,
        "concurrency_limit": ANSWERS_AT_ONCE,
        "concurrency_id": "answers",
        "show_progress": "hidden",
        **PRIVATE,
    }
    box.submit(handlers.submit, [box, dialogue, regions], **streaming)
    chat.example_select(handlers.example, [dialogue, regions], **streaming)
    chat.retry(handlers.retry, [dialogue, regions], **streaming)
    chat.edit(handlers.edit, [dialogue, regions], **streaming)
    at_once: dict[str, Any] = {"queue": False, "show_progress": "hidden", **PRIVATE}
    box.stop(handlers.stop, dialogue, None, **at_once)
    clear.click(handlers.clear, dialogue, outputs, **at_once)


def _build_library(workbench: Workbench, tab: gr.Tab) -> None:
    handlers = LibraryHandlers(workbench)
    with gr.Row(elem_classes="columns", equal_height=False):
        with gr.Column(scale=2, min_width=300, elem_classes="adding"):
            files = gr.File(label=TRANSLATIONS("upload"), file_count="multiple", elem_id="upload", height=200)
            gr.Markdown(TRANSLATIONS("upload_note"), elem_classes="hint")
            outcomes = gr.HTML("", elem_id="outcomes", apply_default_css=False)
        with gr.Column(scale=3, min_width=320):
            articles = article_list(elem_id="articles")
    files.upload(
        handlers.add, files, [files, outcomes, articles], show_progress="hidden", concurrency_limit=1, **PRIVATE
    )
    articles.delete(handlers.remove, None, articles, show_progress="hidden", concurrency_limit=1, **PRIVATE)
    tab.select(handlers.refresh, None, articles, show_progress="hidden", **PRIVATE)
