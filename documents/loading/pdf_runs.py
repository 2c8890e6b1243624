"""The runs of text of a PDF page: what stands side by side on one line, with its place."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

# A gap this wide, in units of the type size, parts columns and cells; justified lines keep below it.
WIDE_GAP = 1.3
LINE_SHIFT = 0.35
# How pdfium marks a hyphen at the end of a line whose word goes on below.
TURN = 6.2832
HYPHENS = ("\x02", "\ufffe", "\u00ad")


@dataclass(slots=True)
class Run:
    """Hold a run of text: `raw[start:start + len(text)]`, its box in points, y growing upwards.

    A `hyphenated` run ends with a hyphen that the next line's beginning takes the place of.
    """

    start: int
    left: float
    right: float
    baseline: float
    size: float
    text: str = ""
    hyphenated: bool = False


@dataclass(frozen=True, slots=True)
class PageRuns:
    """Hold the runs of a page, of which `raw` is made, one a line, and the page's height in points."""

    raw: str
    runs: tuple[Run, ...]
    height: float


@dataclass(slots=True)
class _Builder:
    offset: int
    runs: list[Run] = field(default_factory=list)
    current: Run | None = None

    def add(self, character: str, left: float, right: float, baseline: float, size: float) -> None:
        run = self.current
        if run is not None and (
            abs(baseline - run.baseline) > LINE_SHIFT * max(size, run.size)
            or left - run.right > WIDE_GAP * size
            or right < run.left
        ):
            self.end()
            run = None
        if run is None:
            if character.isspace():
                return
            run = self.current = Run(self.offset, left, right, baseline, size)
        run.text += "-" if character in HYPHENS else character
        run.hyphenated = character in HYPHENS
        if not character.isspace():
            run.right = max(run.right, right)

    def end(self) -> None:
        run = self.current
        if run is not None:
            run.text = run.text.rstrip()
            self.runs.append(run)
            self.offset += len(run.text) + 1
        self.current = None


def read_runs(page: Any, offset: int) -> PageRuns:
    """Read the runs of a page whose raw text begins at `offset`, in the order of the file.

    Turned text, such as a watermark, is left out.
    """
    from pypdfium2 import raw as pdfium  # type: ignore[import-untyped]

    text_page = page.get_textpage()
    handle = text_page.raw
    builder = _Builder(offset)
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    try:
        for index in range(text_page.count_chars()):
            point = pdfium.FPDFText_GetUnicode(handle, index)
            character = chr(point) if point < 0x110000 and not 0xD800 <= point < 0xE000 else "\ufffd"
            if character in "\r\n\0":
                builder.end()
                continue
            if character == " " and pdfium.FPDFText_IsGenerated(handle, index) == 1:
                if builder.current is not None:
                    builder.current.text += " "
                continue
            if builder.current is None and pdfium.FPDFText_GetCharAngle(handle, index) % TURN > 0.1:
                continue
            pdfium.FPDFText_GetLooseCharBox(handle, index, box)
            pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
            size = max(box.top - box.bottom, 1.0)
            builder.add(character, box.left, box.right, y.value, size)
        builder.end()
    finally:
        text_page.close()
    return PageRuns("\n".join(run.text for run in builder.runs), tuple(builder.runs), page.get_height())
