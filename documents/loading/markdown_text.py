"""The text of Markdown, each character traced to its source.

markdown-it-py says what is text and what is mark, and gives the lines of each block; inside a block
the text is found again mark by mark, in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from documents.loading.assembly import WIDE, Assembly, one_line
from documents.loading.page_text import read_page
from documents.tracing import Edit, TracedText

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

LINK_END = re.compile(r"\](?:\((?:[^()\\\n]|\\.|\([^()]*\))*\)|\[[^\]]*\])?")
IMAGE = re.compile(r"!\[(?:[^\[\]\\]|\\.|\[[^\]]*\])*\](?:\((?:[^()\\\n]|\\.|\([^()]*\))*\)|\[[^\]]*\])?")

LINE_BREAK = re.compile(r"[ \t]*\\?\n[ \t>]*")
MARKS = re.compile(r"[\n\\`*_~\[\]!<>&]")
WRITTEN = ("inline", "fence", "code_block", "html_block")


@cache
def _parser() -> MarkdownIt:
    """Make a parser that keeps escapes and entities apart, so that their marks can be found again."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    parser.core.ruler.at("inline", _parse_inline)
    return parser


def _parse_inline(state: StateCore) -> None:
    """Parse inline marks, but only where there are any: most paragraphs of an article have none."""
    from markdown_it.token import Token

    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = [] if MARKS.search(token.content) else [Token("text", "", 0, content=token.content)]
        if not token.children:
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def markdown_text(source: TracedText) -> TracedText:
    """Take the text out of Markdown: a paragraph, list item, heading or table row a line.

    Headings keep their `#` signs, underlined ones get them; cells are parted by ` | `. Bullets,
    emphasis, link destinations and images go.
    """
    text = source.text
    line_starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
    writer = _Writer(text, Assembly(text))
    for token in _parser().parse(text):
        if token.type == "heading_open":
            writer.heading = int(token.tag[1])
        elif token.type == "tr_open":
            writer.in_row = True
        elif token.type in ("tr_close", "heading_close"):
            writer.heading, writer.in_row = 0, False
            writer.end_line()
        if token.map is not None and token.type in WRITTEN:
            first, last = (line_starts[min(line, len(line_starts) - 1)] for line in token.map)
            writer.write(token, first, last)
    written = writer.assembly.traced()
    # An image between two blanks leaves both.
    written = written.edit(Edit(*match.span(), " ") for match in re.finditer("  +", written.text))
    return _through(written, source)


@dataclass(slots=True)
class _Writer:
    """Write the text of block after block, each found from where the one before ended."""

    text: str
    assembly: Assembly
    position: int = 0
    heading: int = 0
    in_row: bool = False
    pending: str = ""

    def write(self, token: Token, first: int, last: int) -> None:
        # The cells of a row share its line: each begins where the one before ended.
        self.position = max(self.position, first)
        if token.type == "inline":
            self.inline(token.children or ())
            self.pending = " | " if self.in_row and self.pending != "\n" else self.pending
        elif token.type == "html_block":
            self.markup(last)
        else:
            self.verbatim(token, last)
        if not self.in_row:
            self.end_line()

    def end_line(self) -> None:
        self.pending = "\n" if self.assembly.texts else ""

    def begin(self) -> None:
        """Write what parts this text from the one before, and a heading's marks."""
        if self.pending:
            self.assembly.put(self.pending, self.position, self.position)
            self.pending = ""
        if self.heading:
            self.assembly.put("#" * self.heading + " ", self.position, self.position)
            self.heading = 0

    def keep(self, start: int, end: int) -> None:
        if start < end:
            self.begin()
            self.assembly.keep(start, end)
            self.position = end

    def verbatim(self, token: Token, last: int) -> None:
        if token.type == "fence":
            self.position = self.text.find("\n", self.position) + 1
        for line in token.content.split("\n"):
            words = line.strip()
            start = self.text.find(words, self.position, last)
            if words and start >= 0:
                self.keep(start, start + len(words))
                self.end_line()

    def markup(self, last: int) -> None:
        offset = self.position
        page = read_page(self.text[offset:last])
        for line in page.lines:
            inner = one_line(page.text.slice(line.start, line.end))
            for character, start, end in zip(inner.text, inner.starts.tolist(), inner.ends.tolist(), strict=True):
                self.begin()
                self.assembly.put(character, offset + start, offset + end)
            self.end_line()
        self.position = last

    def inline(self, children: Sequence[Token]) -> None:
        for child in children:
            if child.type in ("softbreak", "hardbreak"):
                self.line_break(hard=child.type == "hardbreak")
            elif child.type in ("link_close", "image"):
                found = (LINK_END if child.type == "link_close" else IMAGE).search(self.text, self.position)
                self.position = found.end() if found and child.markup != "autolink" else self.position
            else:
                self.words(child)

    def words(self, child: Token) -> None:
        wanted = child.markup if child.type == "text_special" else child.content
        start = self.text.find(wanted, self.position) if wanted else -1
        if start < 0:
            return
        if child.type == "html_inline":
            self.position = start + len(wanted)
        elif child.type == "text_special" and child.content != child.markup:
            self.begin()
            self.position = start + len(wanted)
            self.assembly.put(child.content, start, self.position)
        else:
            self.keep(start, start + len(wanted))

    def line_break(self, *, hard: bool) -> None:
        """A hard break ends the line; a soft one leaves a blank, but nothing between Chinese characters."""
        found = LINE_BREAK.search(self.text, self.position)
        if found is None:
            return
        start, end = found.span()
        if hard:
            self.end_line()
        elif not (WIDE.match(self.text, max(start - 1, 0)) and WIDE.match(self.text, end)):
            self.assembly.put(" ", start, end)
        self.position = end


def _through(inner: TracedText, outer: TracedText) -> TracedText:
    """Follow a text traced to `outer.text` on to what `outer` is traced to."""
    starts = np.append(outer.starts, outer.ends[-1:])[inner.starts]
    ends = np.where(inner.ends > inner.starts, outer.ends[np.maximum(inner.ends - 1, 0)], starts)
    return TracedText(inner.text, starts.astype(np.int32), ends.astype(np.int32))
