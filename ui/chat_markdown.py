"""The Markdown of chat messages, made of text that is not trusted.

Every character that means something to Markdown or HTML becomes a numeric entity, so that no words
of a user, an article or a model can become a link, an image or an element. What stays is the
structure of lines: paragraphs, list items and table rows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

ACTIVE = "\\`*_~<>[]&#!=|$@"
ENTITIES = {ord(character): f"&#{ord(character)};" for character in ACTIVE}
ENTITIES_IN_A_ROW = {code: entity for code, entity in ENTITIES.items() if chr(code) != "|"}
# Marks that turn the direction of writing can make words appear in places where they are not.
DIRECTION_MARKS = dict.fromkeys(map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
# Keeps a marker on the line of the words it belongs to.
WORD_JOINER = "\u2060"
LIST_ITEM = re.compile(r"(?:[-•] )(?=\S)")
LINE_START = re.compile(r"[-+](?=[-+\s]|$)")
MARKER = re.compile(r"\[(\d{1,3})\]")
MARKER_LINK = "](#src-"
"""What only the link of a marker holds once all other brackets are escaped."""
# Stand for a marker while the words around it are escaped: private characters, taken out of the words first.
OPEN, CLOSE = "\ue000", "\ue001"
STAND_IN = re.compile(f"{OPEN}(\\d+){CLOSE}")


def escape_markdown(text: str) -> str:
    """Escape a text line by line, so that it shows as it is written."""
    return "\n".join(_escape_line(line) for line in text.translate(DIRECTION_MARKS).splitlines())


def link_markers(text: str, turn_id: str, markers: Collection[int], quotes: Iterable[str] = ()) -> str:
    """Escape a text and turn its markers `[n]` into links to the cards of their citations.

    Markers without a citation, and what looks like one within the words of a quote, stay text.
    """
    text = text.translate(dict.fromkeys(map(ord, OPEN + CLOSE)))
    quoted = [match.span() for quote in quotes if quote for match in re.finditer(re.escape(quote), text)]

    def stand_in(match: re.Match[str]) -> str:
        within = any(start <= match.start() and match.end() <= end for start, end in quoted)
        return match[0] if within or int(match[1]) not in markers else f"{OPEN}{int(match[1])}{CLOSE}"

    escaped = escape_markdown(MARKER.sub(stand_in, text))
    return STAND_IN.sub(lambda match: WORD_JOINER + marker_link(turn_id, int(match[1])), escaped)


def marker_link(turn_id: str, marker: int, label: str = "") -> str:
    """Make a link to the card of a citation; the label must be safe."""
    return f"[{label or f'&#91;{marker}&#93;'}{MARKER_LINK}{turn_id}-{marker})"


def _escape_line(line: str) -> str:
    line = line.strip()  # four spaces in front would make it code
    if line.startswith("|") and line.endswith("|") and len(line) > 1:
        return _neutral_addresses(line.translate(ENTITIES_IN_A_ROW))
    if item := LIST_ITEM.match(line):
        return "- " + _neutral_addresses(line[item.end() :].translate(ENTITIES))
    if LINE_START.match(line):
        return f"&#{ord(line[0])};" + line[1:].translate(ENTITIES)
    return _neutral_addresses(line.translate(ENTITIES))


def _neutral_addresses(text: str) -> str:
    """Keep addresses without a scheme from becoming links."""
    return re.sub(r"(?i)(www)\.", r"\1&#46;", text).replace("://", "&#58;//")
