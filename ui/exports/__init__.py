"""Conversations and their citations as files for other programs."""

from ui.exports.bibliography import bibtex, gb_t_7714
from ui.exports.conversation_docx import conversation_docx
from ui.exports.conversation_json import conversation_json, read_conversation
from ui.exports.conversation_markdown import conversation_markdown
from ui.exports.exceptions import UnreadableConversation
from ui.exports.exported_conversation import ExportedConversation

__all__ = [
    "ExportedConversation",
    "UnreadableConversation",
    "bibtex",
    "conversation_docx",
    "conversation_json",
    "conversation_markdown",
    "gb_t_7714",
    "read_conversation",
]
