"""PDF files made for the tests."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

CHINESE = "STSong-Light"
LATIN = "Helvetica"


class Sheet:
    """Draw lines of text on pages; `data` holds the file once it is finished."""

    def __init__(self, **options: Any) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(CHINESE))
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, pagesize=A4, invariant=1, **options)
        self.data = b""

    def line(self, x: float, y: float, text: str, *, size: float = 10, font: str = CHINESE) -> None:
        """Draw a line of text."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)

    def finish(self) -> None:
        """Write the file."""
        self.canvas.save()
        self.data = self._file.getvalue()


@contextmanager
def sheet(**options: Any) -> Iterator[Sheet]:
    """Give pages to draw on, and write the file at the end."""
    drawn = Sheet(**options)
    yield drawn
    drawn.finish()


def wrapped(text: str, length: int) -> list[str]:
    """Cut a text into lines of a length."""
    return [text[start : start + length] for start in range(0, len(text), length)]
