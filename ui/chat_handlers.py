"""What the controls of the chat do: ask, ask again, edit, correct, stop, suggest."""

from __future__ import annotations

import html
import logging
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import gradio as gr

from assistant.language_model import LanguageModel
from ui.answer_actions import AnswerAction, read_action
from ui.chat import language_of, take_turn, thinned
from ui.chat_messages import chat_messages
from ui.chat_waiting import refused, waiting_turns
from ui.chosen_model import ChosenModel
from ui.conversation_keepers import BrowserKeeper, ConversationKeeper
from ui.correcting import corrected_question
from ui.language import Language
from ui.preferences import Preferences
from ui.running_turns import RunningTurns
from ui.serving.clients import THIS_PROCESS, client_of
from ui.serving.desk import Desk
from ui.serving.exceptions import Refusal
from ui.settings_menu import chosen
from ui.sources_panel import panel_value
from ui.suggestions import NO_SUGGESTIONS, suggested
from ui.texts import text
from ui.turns import Dialogue, Turn, TurnStatus
from ui.workbench import Workbench

logger = logging.getLogger(__name__)

# The updates of the question box, the chat, the dialogue, the sources, the list of conversations, the suggestions.
Updates = tuple[Any, Any, Any, Any, Any, Any]
NOTHING: Updates = (gr.skip(), gr.skip(), gr.skip(), gr.skip(), gr.skip(), gr.skip())


@dataclass(frozen=True, slots=True)
class Asking:
    """Hold what a question is asked with."""

    dialogue: Dialogue
    regions: Sequence[str]
    preferences: Preferences
    language: Language
    model: LanguageModel | None = None
    client: str = THIS_PROCESS


@dataclass(frozen=True)
class ChatHandlers:
    """Hold the handlers of the chat; those that ask give the updates of all its parts."""

    workbench: Workbench
    desk: Desk = field(default_factory=Desk.with_options)
    keeper: ConversationKeeper = field(default_factory=BrowserKeeper)
    running: RunningTurns = field(default_factory=RunningTurns)
    suggesting: RunningTurns = field(default_factory=RunningTurns)

    def submit(
        self,
        question: str,
        dialogue: Dialogue,
        regions: list[str],
        settings: object,
        chosen_model: ChosenModel,
        request: gr.Request,
    ) -> Iterator[Updates]:
        """Ask what is in the box, and empty it."""
        yield from self._ask(
            question,
            self._asking(dialogue, regions, settings, chosen_model, request),
            value="",
        )

    def example(
        self,
        dialogue: Dialogue,
        regions: list[str],
        settings: object,
        chosen_model: ChosenModel,
        request: gr.Request,
        event: gr.SelectData,
    ) -> Iterator[Updates]:
        """Ask an example question."""
        yield from self._ask(
            event.value["text"],
            self._asking(dialogue, regions, settings, chosen_model, request),
        )

    def suggestion(
        self,
        dialogue: Dialogue,
        regions: list[str],
        settings: object,
        chosen_model: ChosenModel,
        request: gr.Request,
        event: gr.EventData,
    ) -> Iterator[Updates]:
        """Ask a question that was suggested."""
        data = event._data if isinstance(event._data, dict) else {}
        yield from self._ask(
            str(data.get("question", "")),
            self._asking(dialogue, regions, settings, chosen_model, request),
        )

    def retry(
        self,
        dialogue: Dialogue,
        regions: list[str],
        settings: object,
        chosen_model: ChosenModel,
        request: gr.Request,
        event: gr.RetryData,
    ) -> Iterator[Updates]:
        """Ask a question again and drop what followed it."""
        position = _turn_position(event.index)
        turn = dialogue.turns[position]
        # A corrected question took nothing from the turns before, and shall not when it is asked again.
        alone = turn.answer is not None and turn.answer.standalone_question == turn.question
        asking = self._asking(dialogue.before(position), regions, settings, chosen_model, request)
        yield from self._ask(turn.question, asking, alone=alone)

    def edit(
        self,
        dialogue: Dialogue,
        regions: list[str],
        settings: object,
        chosen_model: ChosenModel,
        request: gr.Request,
        event: gr.EditData,
    ) -> Iterator[Updates]:
        """Ask a question in new words and drop what followed it."""
        # The message that was edited is the escaped one.
        question = html.unescape(str(event.value))
        before = dialogue.before(_turn_position(event.index))
        yield from self._ask(question, self._asking(before, regions, settings, chosen_model, request))

    def correct(
        self,
        dialogue: Dialogue,
        regions: list[str],
        settings: object,
        chosen_model: ChosenModel,
        request: gr.Request,
        event: gr.EventData,
    ) -> Iterator[Updates]:
        """Ask the question as it was understood, with one part of it changed, and drop what followed it."""
        action = read_action(event, dialogue)
        question = _corrected(action, dialogue)
        if action is None or question is None:
            yield NOTHING
            return
        asking = self._asking(dialogue.before(action.position), regions, settings, chosen_model, request)
        yield from self._ask(question, asking, alone=True)

    def stop(self, dialogue: Dialogue) -> None:
        """Ask the answer that is coming to stop; it keeps what has come of it."""
        if dialogue.turns:
            self.running.stop(dialogue.turns[-1].id)

    def suggest(
        self, dialogue: Dialogue, regions: list[str], settings: object, request: gr.Request
    ) -> Iterator[dict[str, Any]]:
        """Suggest what to ask next as things are chosen now, until something else is asked or chosen."""
        if not dialogue.turns or dialogue.turns[-1].answer is None:
            return
        self.suggesting.stop(dialogue.id, wait=True)
        found, language = list[str](), language_of(request)
        with self.suggesting.begin(dialogue.id) as stop:
            try:
                for question in self.workbench.suggest(
                    dialogue.conversation(), regions=tuple(regions or ()), options=chosen(settings).options()
                ):
                    # Nobody asked for these: those who asked for something go first.
                    if stop.is_set() or self.desk.admission.waiting:
                        return
                    if question is not None:
                        found.append(question)
                        yield suggested(found, language)
            except Exception:
                # Nobody asked for it: what fails here fails in the log.
                logger.exception("no suggestions")

    def drop_suggestions(self, dialogue: Dialogue) -> dict[str, Any]:
        """Take the suggestions away, and stop looking for more."""
        self.suggesting.stop(dialogue.id)
        return NO_SUGGESTIONS

    def _asking(
        self, dialogue: Dialogue, regions: list[str], settings: object, chosen_model: ChosenModel, request: gr.Request
    ) -> Asking:
        model = chosen_model.for_asking(self.workbench.language_model)
        return Asking(dialogue, regions, chosen(settings), language_of(request), model, client_of(request))

    def _ask(self, question: str, asking: Asking, *, alone: bool = False, **box: str) -> Iterator[Updates]:
        question, dialogue, language = (question or "").strip(), asking.dialogue, asking.language
        if not question or (dialogue.turns and dialogue.turns[-1].id in self.running):
            yield NOTHING
            return
        self.suggesting.stop(dialogue.id)
        turn, box_update, suggestions = Turn(question), busy_box(language, **box), NO_SUGGESTIONS
        with self.running.begin(turn.id) as stop:
            states = self._turns(dialogue.named(), turn, asking, stop, alone=alone)
            for number, now in enumerate(thinned(states)):
                turn = now.turns[-1]
                panel = panel_value(turn, language) if turn.status is TurnStatus.DONE else gr.skip()
                # Kept at once, so that a reload before the answer has come shows the question at least.
                keeping = self.keeper.keep(now) if number == 0 or turn.status is not TurnStatus.RUNNING else gr.skip()
                yield box_update, chat_messages(now.turns, language), now, panel, keeping, suggestions
                box_update = suggestions = gr.skip()
            yield idle_box(language), *NOTHING[1:]

    def _turns(
        self, dialogue: Dialogue, turn: Turn, asking: Asking, stop: threading.Event, *, alone: bool
    ) -> Iterator[Dialogue]:
        """Give the dialogue as a turn waits to be let in, and then as its answer grows."""
        try:
            ticket = self.desk.enter(asking.client)
        except Refusal as refusal:
            yield dialogue.with_turn(refused(turn, refusal, asking.language))
            return
        with ticket:
            yield from waiting_turns(dialogue, turn, ticket, stop)
            if stop.is_set():
                return
            yield from take_turn(
                self.workbench,
                dialogue,
                turn,
                asking.regions or (),
                asking.language,
                stop=stop,
                options=asking.preferences.options(),
                model=asking.model,
                alone=alone,
                desk=self.desk,
            )


def busy_box(language: Language, **changes: str) -> Any:
    """Give the question box a stop button."""
    return gr.Textbox(submit_btn=False, stop_btn=text("stop", language), **changes)


def idle_box(language: Language) -> Any:
    """Give the question box its send button back."""
    return gr.Textbox(submit_btn=text("send", language), stop_btn=False)


def _corrected(action: AnswerAction | None, dialogue: Dialogue) -> str | None:
    answer = dialogue.turns[action.position].answer if action else None
    if action is None or action.part is None or answer is None:
        return None
    return corrected_question(answer, action.part, action.words)


def _turn_position(index: int | Sequence[int]) -> int:
    """Find the turn of a message: each has two."""
    return (index if isinstance(index, int) else index[0]) // 2
