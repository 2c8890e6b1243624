"""Cutting a reply into sentences while it comes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.language_model.markers import may_grow_to_a_marker, with_plain_markers
from documents.sentences import Span, split_sentences

_THINKING = re.compile(r"\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_OPEN_THINKING = re.compile(r"\s*<(?:t(?:h(?:i(?:n(?:k(?:i(?:n(?:g)?)?)?)?)?)?)?)?$|\s*<think(?:ing)?>")
_BRACKETS = re.compile(r"\[(\d{1,3})\]")
# What ends a turn in the templates of some models, where their server lets it through.
_TURN = re.compile(r"<\|[a-z_]{2,20}\|>|</s>|<(?:start|end)_of_turn>")
_LINE = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True)
class Said:
    """Hold a sentence of a reply with its markers written `[n]`; `begins_line` says that a line begins with it."""

    text: str
    begins_line: bool = False


class SentenceStream:
    """Take the pieces of a reply and give its sentences, each once it is whole with the markers after it.

    What a model thinks between `<think>` and `</think>` is left out.
    """

    def __init__(self) -> None:
        self._pending = ""
        self._has_thought = False
        self._begins_line = True

    def take(self, text: str) -> Iterator[Said]:
        """Take the next characters, and give the sentences that they complete."""
        self._pending += text
        if self._is_thinking():
            return
        self._pending = with_plain_markers(self._pending)
        spans = _sentences(self._pending)
        whole = spans[:-1]
        if whole and may_grow_to_a_marker(self._pending[spans[-1].start :]):
            whole = whole[:-1]
        yield from self._given([(span.start, span.end) for span in whole])

    def finish(self, *, is_cut: bool = False) -> Iterator[Said]:
        """Give what is left, without a last sentence that was cut."""
        if self._is_thinking():
            return
        self._pending = with_plain_markers(self._pending)
        spans = [(span.start, span.end) for span in _sentences(self._pending)]
        yield from self._given(spans[:-1] if is_cut else spans)

    def _given(self, spans: list[tuple[int, int]]) -> Iterator[Said]:
        end = 0
        for start, stop in spans:
            begins = self._begins_line or _LINE.search(self._pending, end, start) is not None
            self._begins_line = False
            end = stop
            said = _TURN.sub("", self._pending[start:stop])
            if said.strip():
                yield Said(said, begins)
        self._pending = self._pending[end:]

    def _is_thinking(self) -> bool:
        """Drop what was thought before the reply; tell whether it is still being thought."""
        if self._has_thought:
            return False
        thought = _THINKING.match(self._pending)
        if thought is None and _OPEN_THINKING.match(self._pending):
            return True
        if thought is not None or self._pending.strip():
            self._has_thought = True
            self._pending = self._pending[thought.end() :] if thought else self._pending
        return False


def _sentences(text: str) -> list[Span]:
    """Find the sentences of a text, those too that end with a marker and a full stop."""
    return split_sentences(_BRACKETS.sub(r"(\1)", text))


def without_thinking(reply: str) -> str:
    """Leave out what was thought before a reply; all of it where the thinking never ends."""
    thought = _THINKING.match(reply)
    if thought is None and _OPEN_THINKING.match(reply):
        return ""
    return reply[thought.end() :] if thought else reply
