"""The page, of its tabs."""

from __future__ import annotations

import os
from collections.abc import Callable

# Gradio reads this when it is imported, and would otherwise call its makers' servers.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr

from ui.access.user import User
from ui.api.endpoints import add_endpoints
from ui.api.service import Service
from ui.article_catalogue import Catalogue
from ui.articles_page import build_library
from ui.chat_page import build_chat, fill_chat
from ui.conversation_keepers import AccountKeeper, BrowserKeeper
from ui.model_menu import ModelHandlers
from ui.page_words import AT_ONCE, TRANSLATIONS
from ui.region_map import RegionChoices
from ui.serving.desk import Desk
from ui.shared_conversations import SharedConversations
from ui.workbench import Workbench

SECONDS_AN_UPLOAD_IS_KEPT = 24 * 3600
CHAT, ARTICLES = "chat", "articles"


def build_page(
    workbench: Workbench,
    desk: Desk,
    *,
    own_models: bool = False,
    asking: Callable[[], User] | None = None,
    conversations: SharedConversations | None = None,
) -> gr.Blocks:
    """Lay out the page and wire it and the endpoints of the API to a workbench, behind a desk.

    With `own_models` a reader may connect a language model at any address. Where people sign in, `asking` tells who
    asks within an event, and where servers share a database `conversations` keeps what each asked.
    """
    keeper = BrowserKeeper() if asking is None or conversations is None else AccountKeeper(conversations, asking)
    models = ModelHandlers(workbench, own_models)
    with gr.Blocks(
        title="省策 Shengce", fill_width=True, analytics_enabled=False, delete_cache=(3600, SECONDS_AN_UPLOAD_IS_KEPT)
    ) as page:
        gr.HTML(TRANSLATIONS("header"), elem_id="header", apply_default_css=False)
        if asking is not None:
            gr.HTML(TRANSLATIONS("account_link"), elem_id="account-link", apply_default_css=False)
        catalogue = Catalogue(workbench) if asking is None else Catalogue(workbench, lambda: asking().readable)
        with gr.Tabs() as tabs:
            with gr.Tab(TRANSLATIONS("tab_chat"), id=CHAT, elem_id="chat-tab") as chat_tab:
                chat = build_chat(workbench, desk, catalogue, models, keeper)
            with gr.Tab(TRANSLATIONS("tab_articles"), id=ARTICLES, elem_id="articles-tab") as articles_tab:
                articles = build_library(workbench, catalogue, articles_tab, asking)
        fill_chat(workbench, catalogue, models, keeper, chat, page, chat_tab)
        # A region of the map of articles, taken along to the chat.
        choosing = articles.choose_regions(RegionChoices(catalogue).choose, None, chat.regions, **AT_ONCE)
        choosing.then(lambda: gr.Tabs(selected=CHAT), None, tabs, **AT_ONCE)
        add_endpoints(Service(workbench, desk))
    return page
