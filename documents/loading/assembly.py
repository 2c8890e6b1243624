"""Building a traced text from pieces of a raw one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from documents.tracing import Edit, TracedText

Offsets = npt.NDArray[np.int32]
BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0\u200b\ufeff]+")
WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2026\U00020000-\U0003ffff]")


@dataclass(slots=True)
class Assembly:
    """Collect pieces of a raw text and pieces put in, then make one traced text of them."""

    raw: str
    texts: list[str] = field(default_factory=list)
    spans: list[tuple[int, int, bool]] = field(default_factory=list)

    def keep(self, start: int, end: int, text: str | None = None) -> None:
        """Take over `raw[start:end]`; another `text` of the same length may stand for it, character by character."""
        self.texts.append(self.raw[start:end] if text is None else text)
        self.spans.append((start, end, True))

    def put(self, text: str, start: int, end: int) -> None:
        """Put in a text that stands as a whole for `raw[start:end]`."""
        self.texts.append(text)
        self.spans.append((start, end, False))

    def traced(self) -> TracedText:
        """Make the traced text."""
        if not self.texts:
            return TracedText.from_original("")
        lengths = np.array([len(text) for text in self.texts], dtype=np.int32)
        spans = np.array(self.spans, dtype=np.int32)
        firsts = np.repeat(np.cumsum(lengths, dtype=np.int32) - lengths, lengths)
        starts, ends, kept = (np.repeat(column, lengths) for column in spans.T)
        starts = starts + kept * (np.arange(len(starts), dtype=np.int32) - firsts)
        return TracedText("".join(self.texts), starts, np.where(kept, starts + 1, ends).astype(np.int32))


def select(traced: TracedText, mask: npt.NDArray[np.bool_]) -> TracedText:
    """Keep the characters where `mask`, of shape (len(traced.text),), is true."""
    points = np.frombuffer(traced.text.encode("utf-32-le", errors="surrogatepass"), dtype="<u4")
    text = points[mask].tobytes().decode("utf-32-le", errors="surrogatepass")
    return TracedText(text, traced.starts[mask], traced.ends[mask])


def with_plain_line_ends(raw: str) -> TracedText:
    """Trace a raw text to itself with every line end written as one line feed."""
    traced = TracedText.from_original(raw)
    if "\r" not in raw:
        return traced
    points = np.frombuffer(raw.encode("utf-32-le", errors="surrogatepass"), dtype="<u4")
    doubled = np.zeros(len(points), dtype=bool)
    doubled[:-1] = (points[:-1] == ord("\r")) & (points[1:] == ord("\n"))
    selected = select(traced, ~doubled)
    return TracedText(selected.text.replace("\r", "\n"), selected.starts, selected.ends)


def one_line(traced: TracedText) -> TracedText:
    """Make one line of a text: blanks collapse, and a line break between Chinese characters leaves nothing."""
    text = traced.text
    edits = []
    for match in BLANKS.finditer(text):
        start, end = match.span()
        inside = start > 0 and end < len(text)
        broken = (
            ("\n" in match[0] or "\v" in match[0]) and inside and WIDE.match(text[start - 1]) and WIDE.match(text[end])
        )
        replacement = " " if inside and not broken else ""
        if replacement != match[0]:
            edits.append(Edit(start, end, replacement))
    return traced.edit(edits)


def with_heading_mark(traced: TracedText, level: int) -> TracedText:
    """Put `#` signs and a blank before a heading; they stand for the place where it begins."""
    return traced.edit([Edit(0, 0, "#" * min(max(level, 1), 6) + " ")])
