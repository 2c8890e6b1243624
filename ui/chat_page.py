"""The tab of the chat: its layout, and the wiring of its controls to what they do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from ui.answer_actions import action_words, answer_actions
from ui.api.inputs import MAX_QUESTION_LENGTH
from ui.article_catalogue import Catalogue
from ui.chat import language_of
from ui.chat_handlers import ChatHandlers
from ui.chosen_model import ChosenModel
from ui.conversation_handlers import ConversationHandlers
from ui.conversation_keepers import ConversationKeeper
from ui.conversation_list import conversation_list
from ui.examples import about_places
from ui.export_menu import export_menu, menu_words
from ui.language import Language
from ui.model_menu import ModelHandlers, model_menu, model_notice
from ui.page_words import AT_ONCE, PRIVATE, TRANSLATIONS
from ui.region_map import RegionChoices, region_map, shown_regions
from ui.serving.desk import Desk
from ui.settings_menu import settings_menu, settings_words
from ui.sources_panel import panel_value, sources_panel
from ui.suggestions import suggestion_strip
from ui.texts import text
from ui.turns import Dialogue
from ui.workbench import Workbench

SECONDS_A_CONVERSATION_IS_KEPT = 6 * 3600
SUGGESTING_AT_ONCE = 2


@dataclass(frozen=True)
class ChatParts:
    """Hold the components of the chat."""

    dialogue: gr.State
    conversations: gr.HTML
    chat: gr.Chatbot
    actions: gr.HTML
    suggestions: gr.HTML
    box: gr.Textbox
    regions: gr.Dropdown
    map: gr.HTML
    settings: gr.HTML
    model: gr.HTML
    chosen_model: gr.State
    model_notice: gr.HTML
    export: gr.HTML
    panel: gr.HTML


def build_chat(
    workbench: Workbench, desk: Desk, catalogue: Catalogue, models: ModelHandlers, keeper: ConversationKeeper
) -> ChatParts:
    """Lay out the chat and wire its parts to each other."""
    parts = _lay_out(workbench)
    answering = ChatHandlers(workbench, desk, keeper)
    _wire_answers(answering, parts)
    _wire_conversations(ConversationHandlers(workbench, keeper, answering.running, answering.suggesting), parts)
    _wire_choices(RegionChoices(catalogue), parts)
    _wire_models(models, parts)
    return parts


def fill_chat(
    workbench: Workbench,
    catalogue: Catalogue,
    models: ModelHandlers,
    keeper: ConversationKeeper,
    parts: ChatParts,
    page: gr.Blocks,
    tab: gr.Tab,
) -> None:
    """Put in the words that depend on the request once the page loads, and what depends on the articles again later."""
    choices = RegionChoices(catalogue)

    def welcome(request: gr.Request) -> tuple[Any, ...]:
        """Say what can be asked of the articles as they are now."""
        return _greeting(workbench, choices, language_of(request)), *choices.offer(request)

    def words(request: gr.Request) -> tuple[Any, ...]:
        """Put in what depends on the language."""
        language = language_of(request)
        return (
            panel_value(None, language),
            keeper.begin(language),
            menu_words(language),
            settings_words(language),
            action_words(choices.names(), language),
            *models.words(language),
        )

    shown = [parts.chat, parts.regions, parts.map]
    page.load(welcome, None, shown, **AT_ONCE)
    worded = [parts.panel, parts.conversations, parts.export, parts.settings, parts.actions]
    page.load(words, None, [*worded, parts.model, parts.model_notice], **AT_ONCE)
    tab.select(welcome, None, shown, **AT_ONCE)


def _greeting(workbench: Workbench, choices: RegionChoices, language: Language) -> gr.Chatbot:
    examples = [{"text": one} for one in about_places(workbench.examples(language), choices.names())]
    empty = "welcome_empty" if workbench.editable_corpora() else "welcome_nothing"
    key = "welcome" if choices.catalogue.holds_articles() else empty
    return gr.Chatbot(examples=examples, placeholder=text(key, language))


def _lay_out(workbench: Workbench) -> ChatParts:
    dialogue = gr.State(Dialogue(), time_to_live=SECONDS_A_CONVERSATION_IS_KEPT)
    chosen_model = gr.State(ChosenModel(), time_to_live=SECONDS_A_CONVERSATION_IS_KEPT)
    with gr.Row(elem_classes="columns", equal_height=False):
        with gr.Column(scale=0, min_width=200, elem_classes="history"):
            conversations = conversation_list(elem_id="conversations")
        with gr.Column(scale=3, min_width=320, elem_classes="talk"):
            chat = _chatbot()
            actions = answer_actions(elem_id="answer-actions")
            suggestions = suggestion_strip(elem_id="suggestions")
            box = _question_box()
            with gr.Row(elem_classes="under-the-box"):
                regions = _region_list()
                shown_map = region_map(elem_id="map")
                settings = settings_menu(elem_id="settings")
                model = model_menu(elem_id="model")
                export = export_menu(elem_id="export")
            notice = model_notice(elem_id="model-notice")
        with gr.Column(scale=2, min_width=300, elem_classes="side"):
            panel = sources_panel(workbench, elem_id="sources")
    return ChatParts(
        dialogue,
        conversations,
        chat,
        actions,
        suggestions,
        box,
        regions,
        shown_map,
        settings,
        model,
        chosen_model,
        notice,
        export,
        panel,
    )


def _chatbot() -> gr.Chatbot:
    return gr.Chatbot(
        elem_id="chat",
        label=TRANSLATIONS("conversation"),
        show_label=False,
        placeholder=TRANSLATIONS("welcome"),
        height="auto",
        buttons=["copy"],
        editable="user",
        latex_delimiters=[],
        layout="bubble",
        # assets/conversation_view.js does that, so that long answers are read from their beginning.
        autoscroll=False,
    )


def _question_box() -> gr.Textbox:
    return gr.Textbox(
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


def _region_list() -> gr.Dropdown:
    return gr.Dropdown(
        [],
        multiselect=True,
        label=TRANSLATIONS("regions_label"),
        elem_id="regions",
        interactive=True,
        scale=1,
        min_width=160,
    )


def _wire_answers(handlers: ChatHandlers, parts: ChatParts) -> None:
    streaming: dict[str, Any] = {
        "outputs": [parts.box, parts.chat, parts.dialogue, parts.panel, parts.conversations, parts.suggestions],
        # The desk bounds them, and tells those who wait how many are before them.
        "concurrency_limit": None,
        "show_progress": "hidden",
        **PRIVATE,
    }
    inputs = [parts.dialogue, parts.regions, parts.settings, parts.chosen_model]
    answers = [
        # A question sent in the moment in which an answer is ending waits for that; by default it would be dropped.
        parts.box.submit(handlers.submit, [parts.box, *inputs], trigger_mode="always_last", **streaming),
        parts.chat.example_select(handlers.example, inputs, **streaming),
        parts.chat.retry(handlers.retry, inputs, **streaming),
        parts.chat.edit(handlers.edit, inputs, **streaming),
        parts.actions.correct_part(handlers.correct, inputs, **streaming),
        parts.suggestions.ask_suggested(handlers.suggestion, inputs, **streaming),
    ]
    suggesting: dict[str, Any] = {
        "fn": handlers.suggest,
        "inputs": [parts.dialogue, parts.regions, parts.settings],
        "outputs": parts.suggestions,
        "concurrency_limit": SUGGESTING_AT_ONCE,
        "concurrency_id": "suggestions",
        "trigger_mode": "multiple",
        "show_progress": "hidden",
        **PRIVATE,
    }
    for answer in answers:
        answer.then(**suggesting)
    # What was suggested may not be answered as things are chosen now.
    for changed in (parts.regions.change, parts.settings.change_settings):
        changed(handlers.drop_suggestions, parts.dialogue, parts.suggestions, **AT_ONCE).then(**suggesting)
    parts.box.stop(handlers.stop, parts.dialogue, None, **AT_ONCE)


def _wire_conversations(handlers: ConversationHandlers, parts: ChatParts) -> None:
    shown = [parts.chat, parts.dialogue, parts.panel, parts.conversations, parts.suggestions]
    parts.conversations.new_conversation(handlers.new, parts.dialogue, shown, **AT_ONCE)
    parts.conversations.open_conversation(handlers.open, parts.dialogue, shown, **AT_ONCE)
    parts.conversations.rename_conversation(handlers.rename, parts.dialogue, parts.conversations, **AT_ONCE)
    parts.conversations.forget_conversation(handlers.forget, parts.dialogue, shown, **AT_ONCE)
    # Each is asked for when the one before has come, which is before Gradio counts that as done.
    moving = {"trigger_mode": "multiple", **AT_ONCE}
    parts.conversations.bring_conversation(handlers.bring, parts.dialogue, parts.conversations, **moving)
    parts.export.export_conversation(handlers.export, parts.dialogue, parts.export, **AT_ONCE)
    judged = [parts.chat, parts.dialogue, parts.actions]
    parts.actions.judge_answer(handlers.judge, parts.dialogue, judged, **AT_ONCE)


def _wire_models(handlers: ModelHandlers, parts: ChatParts) -> None:
    connected = [parts.model, parts.chosen_model, parts.model_notice]
    parts.model.connect_model(handlers.connect, parts.chosen_model, connected, **AT_ONCE)
    parts.model.choose_uses(handlers.choose_uses, parts.chosen_model, parts.chosen_model, **AT_ONCE)


def _wire_choices(choices: RegionChoices, parts: ChatParts) -> None:
    parts.map.choose_regions(choices.choose, None, parts.regions, **AT_ONCE)
    parts.regions.change(shown_regions, parts.regions, parts.map, **AT_ONCE)
