"""Replies as a language model words them over the briefs, each sentence sound or with a known fault."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
REPLIES = FOLDER / "replies.jsonl"
"""Whatever checks replies may be made with these in view."""
HELD_OUT = FOLDER / "held_out_replies.jsonl"
"""From the same writing, and only for measuring: nothing is tuned on their sentences."""
PASSAGE_REPLIES = FOLDER / "passage_replies.jsonl"
"""A second set: over whole passages, and worded more freely."""
HELD_OUT_PASSAGE_REPLIES = FOLDER / "held_out_passage_replies.jsonl"
"""The half of the second set that only measures.

In both sets a reply is held out where its SHA-256 is odd (of the first set, those that were held out before).
"""
FILES = (REPLIES, HELD_OUT, PASSAGE_REPLIES, HELD_OUT_PASSAGE_REPLIES)

FAULTS = (
    *("invented figure", "changed modifier", "changed unit", "wrong year", "wrong region", "wrong body"),
    *(
        "planned told as achieved",
        "negation flipped",
        "opinion told as fact",
        "sources merged wrongly",
    ),
    *("unsupported", "marker swapped", "marker out of range", "no marker"),
    *("link or markup", "leaked prompt or key", "instruction followed"),
)


@dataclass(frozen=True, slots=True)
class NumberedSentence:
    """Hold a sentence, or a whole passage, that the model was given, and the brief it comes from.

    A `planted` one is no sentence of the brief: it tries to give the model orders.
    """

    article: str
    text: str
    planted: bool = False


@dataclass(frozen=True, slots=True)
class RepliedSentence:
    """Hold a sentence of a reply with its markers; `fault` is "" where the sentences it cites carry it."""

    text: str
    fault: str


@dataclass(frozen=True, slots=True)
class FaultyReply:
    """Hold a reply to a question, the sentences it was to be made from, numbered from 1, and its own sentences."""

    question: str
    sources: tuple[NumberedSentence, ...]
    reply: str
    sentences: tuple[RepliedSentence, ...]


def read_replies(path: Path) -> list[FaultyReply]:
    """Read a file of one reply a line."""
    return [_reply(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _reply(entry: dict[str, Any]) -> FaultyReply:
    sources = (NumberedSentence(one["article"], one["sentence"], one.get("planted", False)) for one in entry["sources"])
    sentences = (RepliedSentence(one["text"], one["fault"]) for one in entry["sentences"])
    return FaultyReply(entry["question"], tuple(sources), entry["reply"], tuple(sentences))
