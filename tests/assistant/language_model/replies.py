"""Replies as a language model words them over the briefs, each sentence sound or with a known fault."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
REPLIES = FOLDER / "replies.jsonl"
"""Over single sentences; whatever checks replies may be made with these in view."""
PASSAGE_REPLIES = FOLDER / "passage_replies.jsonl"
"""In view too: a second set, over whole passages and worded more freely, a third over several, and half of a fourth."""
HELD_OUT = FOLDER / "held_out_passage_replies.jsonl"
"""The half of the fourth set that only measures: nothing is tuned on its sentences, and nobody looks at them.

Of the fourth set a reply is held out where its SHA-256 is odd, but for one that was seen before the set was parted.
What was held out of the first three is in view since.
"""
FILES = (REPLIES, PASSAGE_REPLIES, HELD_OUT)

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
