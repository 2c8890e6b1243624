"""What happens when a question is asked, asked again, edited, stopped or cleared."""

from __future__ import annotations

import html
import logging
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import gradio as gr

from assistant.events import Finished, TextDelta
from assistant.exceptions import AssistantError
from documents import DocumentsError
from index import IndexingError
from ui.language import Language, choose_language
from ui.rendering import chat_messages
from ui.running_turns import RunningTurns
from ui.sources_panel import panel_value
from ui.texts import text
from ui.turns import Dialogue, Turn, TurnStatus
from ui.workbench import Workbench

logger = logging.getLogger(__name__)

MAX_QUESTION_LENGTH = 500
SECONDS_BETWEEN_UPDATES = 0.1

# The updates of the question box, the chat, the dialogue and the sources panel.
Updates = tuple[Any, Any, Any, Any]


def language_of(request: gr.Request) -> Language:
    """Choose the language of a request as the page itself did."""
    return choose_language(request.query_params.get("lang"), request.headers.get("accept-language"))


def take_turn(
    workbench: Workbench,
    dialogue: Dialogue,
    turn: Turn,
    regions: Sequence[str],
    language: Language,
    *,
    stop: threading.Event,
) -> Iterator[Dialogue]:
    """Ask the question of a turn and give the dialogue as it grows, until the answer ends or `stop` is set.

    A failure becomes the text of the turn.
    """
    question = turn.question
    if len(question) > MAX_QUESTION_LENGTH:
        refusal = text("too_long", language, length=len(question), limit=MAX_QUESTION_LENGTH)
        shortened = question[:MAX_QUESTION_LENGTH] + "…"
        yield dialogue.with_turn(replace(turn, question=shortened, text=refusal, status=TurnStatus.FAILED))
        return
    yield dialogue.with_turn(turn)
    try:
        for event in workbench.ask(question, dialogue.conversation(), regions=tuple(regions)):
            if isinstance(event, TextDelta):
                turn = replace(turn, text=turn.text + event.text)
            elif isinstance(event, Finished):
                turn = replace(turn, text=event.answer.answer, answer=event.answer, status=TurnStatus.DONE)
            if stop.is_set() and turn.status is TurnStatus.RUNNING:
                yield dialogue.with_turn(replace(turn, status=TurnStatus.STOPPED))
                return
            yield dialogue.with_turn(turn)
    except (AssistantError, DocumentsError, IndexingError) as error:
        logger.warning("question not answered: %s", error)
        yield dialogue.with_turn(replace(turn, text=str(error), answer=None, status=TurnStatus.FAILED))
    except Exception:
        logger.exception("question not answered")
        yield dialogue.with_turn(replace(turn, text=text("failed", language), answer=None, status=TurnStatus.FAILED))


@dataclass(frozen=True)
class ChatHandlers:
    """Hold the handlers of the chat; each gives the updates of box, chat, dialogue and panel."""

    workbench: Workbench
    running: RunningTurns = field(default_factory=RunningTurns)

    def submit(self, question: str, dialogue: Dialogue, regions: list[str], request: gr.Request) -> Iterator[Updates]:
        """Ask what is in the box, and empty it."""
        yield from self._ask(question, dialogue, regions, language_of(request), value="")

    def example(
        self, dialogue: Dialogue, regions: list[str], request: gr.Request, event: gr.SelectData
    ) -> Iterator[Updates]:
        """Ask an example question."""
        yield from self._ask(event.value["text"], dialogue, regions, language_of(request))

    def retry(
        self, dialogue: Dialogue, regions: list[str], request: gr.Request, event: gr.RetryData
    ) -> Iterator[Updates]:
        """Ask a question again and drop what followed it."""
        position = _turn_position(event.index)
        question = dialogue.turns[position].question
        yield from self._ask(question, dialogue.before(position), regions, language_of(request))

    def edit(
        self, dialogue: Dialogue, regions: list[str], request: gr.Request, event: gr.EditData
    ) -> Iterator[Updates]:
        """Ask a question in new words and drop what followed it."""
        # The message that was edited is the escaped one.
        question = html.unescape(str(event.value))
        yield from self._ask(question, dialogue.before(_turn_position(event.index)), regions, language_of(request))

    def stop(self, dialogue: Dialogue) -> None:
        """Ask the answer that is coming to stop; it keeps what has come of it."""
        if dialogue.turns:
            self.running.stop(dialogue.turns[-1].id)

    def clear(self, dialogue: Dialogue, request: gr.Request) -> Updates:
        """Begin a new conversation."""
        if dialogue.turns:
            self.running.stop(dialogue.turns[-1].id, wait=True)
        return gr.skip(), [], Dialogue(), panel_value(None, language_of(request))

    def _ask(
        self, question: str, dialogue: Dialogue, regions: Sequence[str], language: Language, **box: str
    ) -> Iterator[Updates]:
        question = (question or "").strip()
        if not question or (dialogue.turns and dialogue.turns[-1].id in self.running):
            yield gr.skip(), gr.skip(), gr.skip(), gr.skip()
            return
        turn, box_update = Turn(question), busy_box(language, **box)
        with self.running.begin(turn.id) as stop:
            states = take_turn(self.workbench, dialogue, turn, regions or (), language, stop=stop)
            for now in _thinned(states):
                turn = now.turns[-1]
                panel = panel_value(turn, language) if turn.status is TurnStatus.DONE else gr.skip()
                yield box_update, chat_messages(now.turns, language), now, panel
                box_update = gr.skip()
            yield idle_box(language), gr.skip(), gr.skip(), gr.skip()


def busy_box(language: Language, **changes: str) -> Any:
    """Give the question box a stop button."""
    return gr.Textbox(submit_btn=False, stop_btn=text("stop", language), **changes)


def idle_box(language: Language) -> Any:
    """Give the question box its send button back."""
    return gr.Textbox(submit_btn=text("send", language), stop_btn=False)


def _turn_position(index: int | Sequence[int]) -> int:
    """Find the turn of a message: each has two."""
    return (index if isinstance(index, int) else index[0]) // 2


def _thinned(dialogues: Iterator[Dialogue]) -> Iterator[Dialogue]:
    """Leave out states that follow too fast for a page to draw, except the first and those that end a turn."""
    sent = 0.0
    for dialogue in dialogues:
        ended = dialogue.turns[-1].status is not TurnStatus.RUNNING
        if ended or time.monotonic() - sent > SECONDS_BETWEEN_UPDATES:
            sent = time.monotonic()
            yield dialogue
