"""The tab of the chat: its layout, and the wiring of its controls to what they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from ui.answer_actions import action_words, answer_actions
from ui.api.inputs import MAX_QUESTION_LENGTH
from ui.chat import language_of
from ui.chat_handlers import ChatHandlers
from ui.conversation_handlers import ConversationHandlers
from ui.conversation_list import beginning, conversation_list
from ui.export_menu import export_menu, menu_words
from ui.page_words import AT_ONCE, PRIVATE, TRANSLATIONS
from ui.sources_panel import panel_value, sources_panel
from ui.turns import Dialogue
from ui.workbench import Workbench

SECONDS_A_CONVERSATION_IS_KEPT = 6 * 3600
ANSWERS_AT_ONCE = 8


@dataclass(frozen=True)
class ChatParts:
    """Hold the components of the chat."""

    dialogue: gr.State
    conversations: gr.HTML
    chat: gr.Chatbot
    actions: gr.HTML
    box: gr.Textbox
    regions: gr.Dropdown
    export: gr.HTML
    panel: gr.HTML


def build_chat(workbench: Workbench) -> Callable[[gr.Blocks], None]:
    """Lay out the chat and wire it; give what puts in the words that depend on the request, once the page loads."""
    parts = _lay_out(workbench)
    answering = ChatHandlers(workbench)
    _wire_answers(answering, parts)
    _wire_conversations(ConversationHandlers(workbench, answering.running), parts)

    def greet(request: gr.Request) -> tuple[Any, ...]:
        """Put in what depends on the language and on the articles."""
        language, regions = language_of(request), list(workbench.region_names())
        examples = [{"text": question} for question in workbench.examples(language)]
        return (
            gr.Chatbot(examples=examples),
            gr.Dropdown(regions),
            panel_value(None, language),
            beginning(language),
            menu_words(language),
            action_words(regions, language),
        )

    def load(page: gr.Blocks) -> None:
        outputs = [parts.chat, parts.regions, parts.panel, parts.conversations, parts.export, parts.actions]
        page.load(greet, None, outputs, **AT_ONCE)

    return load


def _lay_out(workbench: Workbench) -> ChatParts:
    dialogue = gr.State(Dialogue(), time_to_live=SECONDS_A_CONVERSATION_IS_KEPT)
    with gr.Row(elem_classes="columns", equal_height=False):
        with gr.Column(scale=0, min_width=200, elem_classes="history"):
            conversations = conversation_list(elem_id="conversations")
        with gr.Column(scale=3, min_width=320, elem_classes="talk"):
            chat = _chatbot()
            actions = answer_actions(elem_id="answer-actions")
            box = _question_box()
            with gr.Row(elem_classes="under-the-box"):
                regions = gr.Dropdown(
                    [],
                    multiselect=True,
                    label=TRANSLATIONS("regions_label"),
                    elem_id="regions",
                    interactive=True,
                    scale=1,
                )
                export = export_menu(elem_id="export")
        with gr.Column(scale=2, min_width=300, elem_classes="side"):
            panel = sources_panel(workbench, elem_id="sources")
    return ChatParts(dialogue, conversations, chat, actions, box, regions, export, panel)


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


def _wire_answers(handlers: ChatHandlers, parts: ChatParts) -> None:
    streaming: dict[str, Any] = {
        "outputs": [parts.box, parts.chat, parts.dialogue, parts.panel, parts.conversations],
        "concurrency_limit": ANSWERS_AT_ONCE,
        "concurrency_id": "answers",
        "show_progress": "hidden",
        **PRIVATE,
    }
    inputs = [parts.dialogue, parts.regions]
    parts.box.submit(handlers.submit, [parts.box, *inputs], **streaming)
    parts.chat.example_select(handlers.example, inputs, **streaming)
    parts.chat.retry(handlers.retry, inputs, **streaming)
    parts.chat.edit(handlers.edit, inputs, **streaming)
    parts.actions.correct_part(handlers.correct, inputs, **streaming)
    parts.box.stop(handlers.stop, parts.dialogue, None, **AT_ONCE)


def _wire_conversations(handlers: ConversationHandlers, parts: ChatParts) -> None:
    shown = [parts.chat, parts.dialogue, parts.panel, parts.conversations]
    parts.conversations.new_conversation(handlers.new, parts.dialogue, shown, **AT_ONCE)
    parts.conversations.open_conversation(handlers.open, parts.dialogue, shown, **AT_ONCE)
    parts.export.export_conversation(handlers.export, parts.dialogue, parts.export, **AT_ONCE)
    judged = [parts.chat, parts.dialogue, parts.actions]
    parts.actions.judge_answer(handlers.judge, parts.dialogue, judged, **AT_ONCE)
