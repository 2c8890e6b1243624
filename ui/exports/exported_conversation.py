"""A conversation on its way into a file, or out of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.answer import Answer, Citation
from ui.turns import Turn


@dataclass(frozen=True, slots=True)
class ExportedConversation:
    """Hold the turns of a conversation, its title and when it is exported."""

    title: str
    exported: datetime
    turns: tuple[Turn, ...]


def has_only_closest(answer: Answer) -> bool:
    """Say whether an answer shows what comes closest to the question, in the place of sources."""
    return not answer.answered and not answer.citations and bool(answer.closest)


def shown_citations(answer: Answer) -> tuple[Citation, ...]:
    """List the citations of an answer, or what comes closest where there are none."""
    return answer.closest if has_only_closest(answer) else answer.citations


def understood_question(answer: Answer) -> str | None:
    """Give the question as it was understood, where that differs from what was asked."""
    if answer.is_chat or answer.standalone_question == answer.question:
        return None
    return answer.standalone_question
