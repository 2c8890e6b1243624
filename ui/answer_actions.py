"""What a reader can do about an answer from within its message: correct how it was understood, and judge it.

Links are what Gradio leaves in a message; a script turns a click on one into an event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from ui.correcting import PartKind, PlaceOfPart
from ui.language import Language
from ui.rendering import answer_actions_html
from ui.scripted_html import scripted_html
from ui.texts import text
from ui.turns import Dialogue, Verdict, new_id


@dataclass(frozen=True, slots=True)
class AnswerAction:
    """Hold what is done about the answer at a position: `part` gets other `words`, or none; or it gets a verdict."""

    position: int
    part: PlaceOfPart | None = None
    words: str | None = None
    verdict: Verdict | None = None


def answer_actions(elem_id: str) -> gr.HTML:
    """Make what turns the links of messages into the events `correct_part` and `judge_answer`.

    Both carry `turn`, the first also `part` (such as "regions-0") and `words` (None to drop the part), the
    other `verdict`. Its value is what the other functions of this module make.
    """
    return scripted_html(elem_id, "answer_actions.js")


def action_words(regions: Sequence[str], language: Language) -> dict[str, Any]:
    """Put in the form for changing a part, with regions to choose from."""
    return {"html": answer_actions_html(regions, language)}


def noted(key: str, language: Language) -> dict[str, Any]:
    """Say what became of a verdict."""
    # A value that is the same as the last would not reach the script.
    return {"note": text(key, language), "at": new_id()}


def read_action(event: gr.EventData, dialogue: Dialogue) -> AnswerAction | None:
    """Read an event, which anyone can send; None where it does not fit the conversation."""
    data = event._data if isinstance(event._data, dict) else {}
    turn, words = data.get("turn"), data.get("words")
    position = dialogue.position(turn) if isinstance(turn, str) else None
    if position is None or not (words is None or isinstance(words, str)):
        return None
    verdict = data.get("verdict")
    return AnswerAction(
        position,
        _read_part(data.get("part")),
        words,
        Verdict(verdict) if verdict in {one.value for one in Verdict} else None,
    )


def _read_part(part: object) -> PlaceOfPart | None:
    kind, _, number = part.partition("-") if isinstance(part, str) else ("", "", "")
    if kind not in set(PartKind) or not number.isascii() or not number.isdigit():
        return None
    return PlaceOfPart(PartKind(kind), int(number))
