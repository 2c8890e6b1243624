"""What became of answers that were given before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.measuring.measured import Measured


class Part(StrEnum):
    """Name what of an answer can change."""

    ANSWERED = "answered"
    ANSWER = "answer"
    CITATIONS = "citations"


@dataclass(frozen=True, slots=True)
class Change:
    """Hold an answer of before, the one of now, and in what they differ."""

    before: Measured
    now: Measured
    parts: tuple[Part, ...]


def changes(before: Sequence[Measured], now: Sequence[Measured]) -> tuple[Change, ...]:
    """Find what changed in answers to the same questions, in the same order; the words of a refusal do not count.

    A citation is the same where it quotes the same words from the same source, in whatever version of the article.
    """
    found = (Change(old, new, _parts(old, new)) for old, new in zip(before, now, strict=True))
    return tuple(change for change in found if change.parts)


def _parts(before: Measured, now: Measured) -> tuple[Part, ...]:
    if before.answered != now.answered:
        return (Part.ANSWERED,)
    differ = {
        Part.ANSWER: now.answered and before.answer != now.answer,
        Part.CITATIONS: _quotes(before) != _quotes(now),
    }
    return tuple(part for part, is_different in differ.items() if is_different)


def _quotes(measured: Measured) -> list[tuple[str, str]]:
    return [(citation.source, citation.quote) for citation in measured.citations]
