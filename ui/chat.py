"""What happens when a question is asked."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace

import gradio as gr

from assistant.conversation import Conversation
from assistant.events import Event, Finished, Searching, TextDelta, Withdrawn, Working
from assistant.language_model import LanguageModel
from assistant.options import AS_USUAL, AnswerOptions
from ui.api.inputs import MAX_QUESTION_LENGTH
from ui.failures import EXPECTED, told
from ui.language import COOKIE, Language, choose_language
from ui.serving.desk import Desk, Source
from ui.texts import text
from ui.turns import Dialogue, Turn, TurnStatus
from ui.workbench import Workbench

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_UPDATES = 0.1


def language_of(request: gr.Request) -> Language:
    """Choose the language of a request as the page itself did."""
    wanted, chosen = request.query_params.get("lang"), request.cookies.get(COOKIE)
    return choose_language(wanted, request.headers.get("accept-language"), chosen)


def take_turn(
    workbench: Workbench,
    dialogue: Dialogue,
    turn: Turn,
    regions: Sequence[str],
    language: Language,
    *,
    stop: threading.Event,
    options: AnswerOptions = AS_USUAL,
    model: LanguageModel | None = None,
    alone: bool = False,
    desk: Desk | None = None,
) -> Iterator[Dialogue]:
    """Ask the question of a turn and give the dialogue as it grows, until the answer ends or `stop` is set.

    A failure becomes the text of the turn. A question that is asked `alone` takes nothing from the turns before.
    """
    question = turn.question
    if len(question) > MAX_QUESTION_LENGTH:
        refusal = text("too_long", language, length=len(question), limit=MAX_QUESTION_LENGTH)
        shortened = question[:MAX_QUESTION_LENGTH] + "…"
        yield dialogue.with_turn(replace(turn, question=shortened, text=refusal, status=TurnStatus.FAILED))
        return
    yield dialogue.with_turn(turn)
    try:
        conversation = Conversation() if alone else dialogue.conversation()
        events = workbench.ask(question, conversation, regions=tuple(regions), options=options, model=model)
        if desk is not None:
            events = desk.observed(events, Source.PAGE)
        # Closed when the turn is stopped, so that nothing more is asked of a model.
        with closing(events):
            for event in events:
                turn = _grown(turn, event)
                if stop.is_set() and turn.status is TurnStatus.RUNNING:
                    yield dialogue.with_turn(replace(turn, status=TurnStatus.STOPPED))
                    return
                yield dialogue.with_turn(turn)
    except EXPECTED as error:
        logger.warning("question not answered: %s", error)
        yield dialogue.with_turn(
            replace(turn, text=told(error, language, "failed"), answer=None, status=TurnStatus.FAILED)
        )
    except Exception:
        logger.exception("question not answered")
        yield dialogue.with_turn(replace(turn, text=text("failed", language), answer=None, status=TurnStatus.FAILED))


def _grown(turn: Turn, event: Event) -> Turn:
    """Take into a turn what the assistant says."""
    match event:
        case TextDelta(more):
            return replace(turn, text=turn.text + more)
        case Working(name):
            return replace(turn, writing=name)
        case Withdrawn():
            return replace(turn, text="", writing="")
        case Finished(answer):
            return replace(turn, text=answer.answer, answer=answer, status=TurnStatus.DONE, writing="")
        case Searching():
            return turn


def thinned(dialogues: Iterator[Dialogue]) -> Iterator[Dialogue]:
    """Leave out states that follow too fast for a page to draw, except the first and those that end a turn."""
    sent = 0.0
    for dialogue in dialogues:
        ended = dialogue.turns[-1].status is not TurnStatus.RUNNING
        if ended or time.monotonic() - sent > SECONDS_BETWEEN_UPDATES:
            sent = time.monotonic()
            yield dialogue
