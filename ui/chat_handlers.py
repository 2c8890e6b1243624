"""What the controls of the chat do: ask, ask again, edit, correct, stop, judge."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import gradio as gr

from ui.answer_actions import AnswerAction, read_action
from ui.chat import language_of, take_turn, thinned
from ui.chat_messages import chat_messages
from ui.conversation_list import kept
from ui.correcting import corrected_question
from ui.language import Language
from ui.running_turns import RunningTurns
from ui.sources_panel import panel_value
from ui.texts import text
from ui.turns import Dialogue, Turn, TurnStatus
from ui.workbench import Workbench

# The updates of the question box, the chat, the dialogue, the sources panel and the list of conversations.
Updates = tuple[Any, Any, Any, Any, Any]
NOTHING: Updates = (gr.skip(), gr.skip(), gr.skip(), gr.skip(), gr.skip())


@dataclass(frozen=True)
class ChatHandlers:
    """Hold the handlers of the chat; those that ask give the updates of all its parts."""

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
        turn = dialogue.turns[position]
        # A corrected question took nothing from the turns before, and shall not when it is asked again.
        alone = turn.answer is not None and turn.answer.standalone_question == turn.question
        yield from self._ask(turn.question, dialogue.before(position), regions, language_of(request), alone=alone)

    def edit(
        self, dialogue: Dialogue, regions: list[str], request: gr.Request, event: gr.EditData
    ) -> Iterator[Updates]:
        """Ask a question in new words and drop what followed it."""
        # The message that was edited is the escaped one.
        question = html.unescape(str(event.value))
        yield from self._ask(question, dialogue.before(_turn_position(event.index)), regions, language_of(request))

    def correct(
        self, dialogue: Dialogue, regions: list[str], request: gr.Request, event: gr.EventData
    ) -> Iterator[Updates]:
        """Ask the question as it was understood, with one part of it changed, and drop what followed it."""
        action = read_action(event, dialogue)
        question = _corrected(action, dialogue)
        if action is None or question is None:
            yield NOTHING
            return
        yield from self._ask(question, dialogue.before(action.position), regions, language_of(request), alone=True)

    def stop(self, dialogue: Dialogue) -> None:
        """Ask the answer that is coming to stop; it keeps what has come of it."""
        if dialogue.turns:
            self.running.stop(dialogue.turns[-1].id)

    def _ask(
        self,
        question: str,
        dialogue: Dialogue,
        regions: Sequence[str],
        language: Language,
        *,
        alone: bool = False,
        **box: str,
    ) -> Iterator[Updates]:
        question = (question or "").strip()
        if not question or (dialogue.turns and dialogue.turns[-1].id in self.running):
            yield NOTHING
            return
        turn, box_update = Turn(question), busy_box(language, **box)
        with self.running.begin(turn.id) as stop:
            states = take_turn(self.workbench, dialogue.named(), turn, regions or (), language, stop=stop, alone=alone)
            for number, now in enumerate(thinned(states)):
                turn = now.turns[-1]
                panel = panel_value(turn, language) if turn.status is TurnStatus.DONE else gr.skip()
                # Kept at once, so that a reload before the answer has come shows the question at least.
                keeping = kept(now) if number == 0 or turn.status is not TurnStatus.RUNNING else gr.skip()
                yield box_update, chat_messages(now.turns, language), now, panel, keeping
                box_update = gr.skip()
            yield idle_box(language), *NOTHING[1:]


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
