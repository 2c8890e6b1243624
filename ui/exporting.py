"""Files made of a conversation, and their names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ui.exports import (
    ExportedConversation,
    bibtex,
    conversation_docx,
    conversation_json,
    conversation_markdown,
    gb_t_7714,
)
from ui.exports.plain_text import one_line
from ui.language import Language

LONGEST_NAME = 40
"""Characters of a conversation's title in the name of a file: UTF-8 makes at most 160 of the 255 bytes of them."""
# What Windows refuses in names, and what stands for spaces.
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\s]+')


class ExportKind(StrEnum):
    """Name the files that a conversation can be exported as."""

    DOCX = "docx"
    MARKDOWN = "markdown"
    JSON = "json"
    BIBTEX = "bibtex"
    GB_T_7714 = "gb_t_7714"

    @property
    def is_of_citations(self) -> bool:
        """Say whether such a file lists the articles that are cited."""
        return self in (ExportKind.BIBTEX, ExportKind.GB_T_7714)


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """Hold a file; without `content` there is nothing to export."""

    name: str
    media_type: str
    content: bytes


def export(kind: ExportKind, conversation: ExportedConversation, language: Language) -> ExportedFile:
    """Make a file of a conversation; one of citations is empty where it cites no articles."""
    ending, media_type, write = _FORMS[kind]
    return ExportedFile(
        f"{_stem(conversation, language)}.{ending}",
        media_type,
        write(conversation, language) if conversation.turns else b"",
    )


def _stem(conversation: ExportedConversation, language: Language) -> str:
    title = _NOT_IN_NAMES.sub("_", one_line(conversation.title))[:LONGEST_NAME].strip("._ ")
    name = "省策" if language is not Language.ENGLISH else "Shengce"
    return "_".join(filter(None, [title or name, f"{conversation.exported:%Y-%m-%d}"]))


def _bibtex(conversation: ExportedConversation, language: Language) -> bytes:
    return bibtex(conversation.turns, accessed=conversation.exported.date(), language=language).encode()


def _references(conversation: ExportedConversation, language: Language) -> bytes:
    return gb_t_7714(conversation.turns, accessed=conversation.exported.date(), language=language).encode()


_FORMS: dict[ExportKind, tuple[str, str, Callable[[ExportedConversation, Language], bytes]]] = {
    ExportKind.DOCX: (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        conversation_docx,
    ),
    ExportKind.MARKDOWN: (
        "md",
        "text/markdown",
        lambda conversation, language: conversation_markdown(conversation, language).encode(),
    ),
    ExportKind.JSON: ("json", "application/json", lambda conversation, _: conversation_json(conversation).encode()),
    ExportKind.BIBTEX: ("bib", "application/x-bibtex", _bibtex),
    ExportKind.GB_T_7714: ("txt", "text/plain", _references),
}
