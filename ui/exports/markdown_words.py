"""Words in a Markdown file that show as they are written.

The page's own escaping leaves list items and table rows as they are; here no line of an article or of
a user may begin anything either, since lists would count its numbers anew.
"""

from __future__ import annotations

import re

from ui.chat_markdown import WORD_JOINER, escape_markdown
from ui.exports.plain_text import plain

# What begins a list, a rule or a definition in one Markdown or another.
_LINE_START = re.compile(r"^(\d{0,9})([-+:.)])(?=[-\s]|$)")
# Superscripts and attributes, which the page's Markdown does not have.
_MORE_ENTITIES = {ord(character): f"&#{ord(character)};" for character in "^{}"}


def words_in_line(text: str) -> str:
    """Escape words that stand after others; spaces around them stay."""
    text = " ".join(plain(text).split("\n"))
    # With a word before it, the page's escaping takes nothing for an item or a row, and strips nothing.
    escaped = escape_markdown(f"{WORD_JOINER}{text}{WORD_JOINER}")
    return escaped.removeprefix(WORD_JOINER).removesuffix(WORD_JOINER).translate(_MORE_ENTITIES)


def words_at_line_start(text: str) -> str:
    """Escape words that begin a line; spaces after them stay."""
    escaped = words_in_line(text).lstrip()
    return _LINE_START.sub(lambda match: f"{match[1]}&#{ord(match[2])};", escaped)
