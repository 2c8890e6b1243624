"""All text of a web page, each character traced to the page's source.

A tokenizer of its own, because no HTML library keeps the offsets of text and entities, and because
the time it takes must grow with the page's length alone, whatever the page holds: every alternative
below is possessive or runs to the end of the page once.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import NamedTuple

from documents.loading.assembly import Assembly
from documents.tracing import TracedText

TOKEN = re.compile(
    r"""
      <!--.*?(?:-->|\Z)
    | <(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>?
    | <[!?][^>]*+>?
    | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)
    """,
    re.VERBOSE | re.DOTALL,
)
UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "svg", "math", "iframe", "object", "textarea", "select", "title")
)
# fmt: off
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "ruby", "rb", "rt", "rp", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "o:p",
))
# fmt: on
FURNITURE = frozenset(("nav", "footer", "aside", "form", "button", "menu"))
HEADINGS = {f"h{level}": level for level in range(1, 7)}
CELLS = frozenset(("td", "th"))
# Line feeds part blocks in the text of a page; those of its source become vertical tabs.
SPACES = str.maketrans("\t\n\r\f", " \v\v ")


class PageLine(NamedTuple):
    """Hold a line of a page: `text.text[start:end]`, and where on the page it stood.

    `heading` is 0 or a level; `linked` counts the characters inside links.
    """

    start: int
    end: int
    heading: int
    linked: int
    furniture: bool


@dataclass(frozen=True, slots=True)
class PageText:
    """Hold the visible text of a page, its blocks parted by line feeds."""

    text: TracedText
    lines: tuple[PageLine, ...]


@dataclass(slots=True)
class _Reader:
    """Walk over a page once and collect its lines."""

    raw: str
    assembly: Assembly
    lines: list[PageLine]
    length: int = 0
    line_start: int = 0
    linked: int = 0
    heading: int = 0
    links: int = 0
    furniture: int = 0
    verbatim: int = 0

    def read(self) -> None:
        position, end = 0, len(self.raw)
        while position < end:
            match = TOKEN.search(self.raw, position)
            self.words(position, match.start() if match else end)
            if match is None:
                break
            position = match.end()
            if match["entity"]:
                self.entity(match)
            elif match["name"]:
                name = match["name"].lower()
                if name in UNSEEN and not match["close"] and not match[0].endswith("/>"):
                    position = _end_of_unseen(self.raw, name, position)
                else:
                    self.tag(name, bool(match["close"]), match.start())
        self.end_line(end)

    def words(self, start: int, end: int) -> None:
        if start == end:
            return
        text = self.raw[start:end]
        self.assembly.keep(start, end, text if self.verbatim else text.translate(SPACES))
        self.count(end - start)

    def entity(self, match: re.Match[str]) -> None:
        text = html.unescape(match[0])
        if text == match[0]:
            self.words(*match.span())
            return
        self.assembly.put(text, *match.span())
        self.count(len(text))

    def count(self, length: int) -> None:
        self.length += length
        self.linked += length if self.links else 0

    def tag(self, name: str, closes: bool, position: int) -> None:
        step = -1 if closes else 1
        if name == "a":
            self.links = max(0, self.links + step) if closes else 1
        if name in INLINE:
            return
        if name in CELLS and closes:
            self.assembly.put("\t", position, position)
            self.count(1)
            return
        if name in CELLS:
            return
        self.end_line(position)
        self.links = 0
        if name in HEADINGS:
            self.heading = 0 if closes else HEADINGS[name]
        elif name in FURNITURE:
            self.furniture = max(0, self.furniture + step)
        elif name == "pre":
            self.verbatim = max(0, self.verbatim + step)

    def end_line(self, position: int) -> None:
        if self.length == self.line_start:
            return
        self.lines.append(PageLine(self.line_start, self.length, self.heading, self.linked, self.furniture > 0))
        self.assembly.put("\n", position, position)
        self.length += 1
        self.line_start, self.linked = self.length, 0


def read_page(raw: str) -> PageText:
    """Read all visible text of a page, in time that grows with its length alone."""
    reader = _Reader(raw, Assembly(raw), [])
    reader.read()
    return PageText(reader.assembly.traced(), tuple(reader.lines))


def _end_of_unseen(raw: str, name: str, position: int) -> int:
    """Find where an element whose content nobody sees ends; one never closed runs to the end, as in a browser."""
    closing = re.compile(rf"</{re.escape(name)}\b[^>]*+>?", re.IGNORECASE).search(raw, position)
    return closing.end() if closing else len(raw)
