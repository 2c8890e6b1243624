"""A conversation as JSON, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ValidationError, model_validator

from assistant.answer import Answer, Citation
from ui.exports.exceptions import UnreadableConversation
from ui.exports.exported_conversation import ExportedConversation
from ui.exports.sources import without_folders
from ui.json_forms import answer_json
from ui.turns import Turn, TurnStatus

FORMAT = "shengce conversation"
VERSION = 1
LONGEST = 20_000_000
"""Characters of a file above which it is not read."""
_WAY_OUT = "choose a JSON file that Shengce exported, or export the conversation again"
# Half of a character above U+FFFF, which UTF-8 cannot write.
_SURROGATE = re.compile("[\ud800-\udfff]")


def conversation_json(conversation: ExportedConversation) -> str:
    """Write a conversation as JSON that `read_conversation` reads; of files only the name is told.

    An answer has the form that it has everywhere, and each citation the passage that holds its quote too.
    """
    form = {
        "format": FORMAT,
        "version": VERSION,
        "title": conversation.title,
        "exported": conversation.exported.isoformat(),
        "turns": [_turn_json(turn) for turn in conversation.turns],
    }
    written = json.dumps(form, ensure_ascii=False, allow_nan=False, indent=1)
    # One character for one: the offsets of quotes stay right.
    return _SURROGATE.sub("\ufffd", written) + "\n"


def read_conversation(text: str) -> ExportedConversation:
    """Read a conversation that `conversation_json` wrote; its turns get new ids.

    Raises:
        UnreadableConversation: the text is something else, damaged, changed, or from a newer version.
    """
    if len(text) > LONGEST:
        raise UnreadableConversation(
            f"the file has {len(text)} characters, more than the {LONGEST} that are read; import a shorter conversation"
        )
    text = text.removeprefix("\ufeff")
    head = _head(text)
    if head.format != FORMAT:
        raise UnreadableConversation(f'the file is no conversation: its "format" is not "{FORMAT}"; {_WAY_OUT}')
    if head.version != VERSION:
        raise UnreadableConversation(
            f"the conversation is of version {head.version}, and this Shengce reads version {VERSION};"
            " import it with the Shengce that exported it, or update this one"
        )
    try:
        file = _File.model_validate_json(text, strict=True)
    except ValidationError as error:
        raise UnreadableConversation(f"the conversation is damaged: {_first(error)}; {_WAY_OUT}") from error
    turns = tuple(Turn(one.question, one.text, TurnStatus(one.status), one.answer) for one in file.turns)
    return ExportedConversation(file.title, file.exported, turns)


def _consistent(answer: Answer) -> Answer:
    """Refuse what no answer can hold, so that nothing that shows it need expect it."""
    if not 0 <= answer.confidence <= 1:
        raise ValueError(f"a confidence of {answer.confidence}, not from 0 to 1")
    for citations in (answer.citations, answer.closest):
        if len({citation.marker for citation in citations}) < len(citations):
            raise ValueError("two citations with the same marker")
    for citation in (*answer.citations, *answer.closest):
        if citation.start < 0 or citation.end - citation.start != len(citation.quote):
            raise ValueError(
                f"citation {citation.marker} runs from {citation.start} to {citation.end},"
                f" but quotes {len(citation.quote)} characters"
            )
    return answer


class _Head(BaseModel):
    """Hold what says whether the rest can be read."""

    format: str = ""
    version: int = 0


class _Turn(BaseModel):
    """Hold a turn as it stands in a file."""

    question: str
    status: Literal["done", "stopped", "failed"]
    text: str
    answer: Annotated[Answer, AfterValidator(_consistent)] | None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.status == "done") != (self.answer is not None):
            raise ValueError(f"a turn is {self.status} {'with' if self.answer else 'without'} an answer")
        return self


class _File(BaseModel):
    """Hold a file."""

    title: str
    exported: datetime
    turns: list[_Turn]


def _head(text: str) -> _Head:
    try:
        return _Head.model_validate_json(text, strict=True)
    except ValidationError as error:
        raise UnreadableConversation(f"the file is no conversation: {_first(error)}; {_WAY_OUT}") from error


def _first(error: ValidationError) -> str:
    """Tell the first of the things that are wrong, and where."""
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    told = first["msg"].removeprefix("Value error, ")
    return f"at {where}: {told}" if where else told


def _turn_json(turn: Turn) -> dict[str, Any]:
    # An answer that is still coming when it is written down comes no further in the file.
    status = TurnStatus.STOPPED if turn.status is TurnStatus.RUNNING else turn.status
    return {
        "question": turn.question,
        "status": status.value,
        "text": turn.text,
        "answer": _answer_json(turn.answer) if turn.answer else None,
    }


def _answer_json(answer: Answer) -> dict[str, Any]:
    shared = replace(answer, citations=_shared(answer.citations), closest=_shared(answer.closest))
    form = answer_json(shared)
    for key, citations in (("citations", shared.citations), ("closest", shared.closest)):
        form[key] = [one | _surroundings(citation) for one, citation in zip(form[key], citations, strict=True)]
    return form


def _surroundings(citation: Citation) -> dict[str, Any]:
    return {"heading": citation.heading, "passage": citation.passage, "passage_start": citation.passage_start}


def _shared(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Leave the folders of the machine out."""
    return tuple(
        replace(
            citation,
            source=without_folders(citation.source),
            republications=tuple(replace(one, source=without_folders(one.source)) for one in citation.republications),
        )
        for citation in citations
    )
