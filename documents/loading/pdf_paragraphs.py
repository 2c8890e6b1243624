"""From lines to paragraphs: what a line break inside a paragraph looks like, and what one between two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from documents.loading.assembly import WIDE, Assembly
from documents.loading.pdf_runs import Run
from documents.tracing import TracedText

# All in units of the type size.
HEADING_SIZE = 1.15
INDENT = 1.2
SHORT_LINE = 2.0
PARAGRAPH_GAP = 1.6
CELL_GAP = 2.0
HEADING_LENGTH = 80
TERMINALS = "。！？；：.!?;:”」』）)"


@dataclass(frozen=True, slots=True)
class Line:
    """Hold the runs of a line, and the edges of the column it stands in."""

    runs: tuple[Run, ...]
    column_left: float
    column_right: float
    pitch: float

    @property
    def size(self) -> float:
        return max(run.size for run in self.runs)

    @property
    def is_indented(self) -> bool:
        return self.runs[0].left - self.column_left > INDENT * self.size

    @property
    def is_short(self) -> bool:
        return self.column_right - self.runs[-1].right > SHORT_LINE * self.size


def body_size(pages: Sequence[Sequence[Sequence[Run]]]) -> float:
    """Find the type size of most characters."""
    sizes = sorted((run.size, len(run.text)) for page in pages for block in page for run in block)
    half = sum(length for _, length in sizes) / 2
    reached = 0
    for size, length in sizes:
        reached += length
        if reached >= half:
            return size
    return 1.0


def paragraphs(raw: str, pages: Sequence[Sequence[Sequence[Run]]], body: float) -> tuple[TracedText, str | None]:
    """Join the lines of all pages to paragraphs; tell also the title, the largest heading of the first page."""
    lines = [line for page in pages for block in page for line in _lines(block)]
    first_page = [run for block in pages[0] for run in block] if pages else []
    largest = max((run.size for run in first_page), default=0.0)
    assembly = Assembly(raw)
    title = ""
    previous: Line | None = None
    for line in lines:
        heads = _is_heading(line, body)
        is_title = (
            heads and line.size > 0.97 * largest and (not title or previous is None or previous.size == line.size)
        )
        if previous is None or not _goes_on(previous, line, body):
            mark = ("# " if is_title and not title else "## ") if heads else ""
            _part(assembly, "\n" if previous else "", mark, line.runs[0].start)
        else:
            _join(assembly, previous.runs[-1], line.runs[0])
        if is_title and (not title or (previous is not None and _goes_on(previous, line, body))):
            title += "".join(run.text for run in line.runs)
        _write(assembly, line)
        previous = line
    return assembly.traced(), title or None


def _lines(block: Sequence[Run]) -> Iterator[Line]:
    """Put runs of the same baseline together; they come sorted from the top."""
    rows: list[list[Run]] = []
    for run in block:
        if rows and abs(rows[-1][0].baseline - run.baseline) < 0.4 * run.size:
            rows[-1].append(run)
        else:
            rows.append([run])
    left, right = min(run.left for run in block), max(run.right for run in block)
    steps = [upper[0].baseline - lower[0].baseline for upper, lower in pairwise(rows)]
    pitch = median(steps) if steps else 1.5 * block[0].size
    for row in rows:
        yield Line(tuple(sorted(row, key=lambda run: run.left)), left, right, pitch)


def _is_heading(line: Line, body: float) -> bool:
    return line.size > HEADING_SIZE * body and sum(len(run.text) for run in line.runs) <= HEADING_LENGTH


def _goes_on(above: Line, below: Line, body: float) -> bool:
    """Tell whether a line goes on where the one above ends."""
    step = above.runs[0].baseline - below.runs[0].baseline
    same_size = abs(above.size - below.size) < 0.1 * max(above.size, below.size)
    if _has_cells(above) or _has_cells(below) or not same_size:
        return False
    if _is_heading(above, body) and _is_heading(below, body):
        return 0 < step < 2 * above.size
    # Upwards is the next column or page: there only indents and ends tell.
    if step > PARAGRAPH_GAP * max(above.pitch, 0.1) or below.is_indented or below.runs[0].text.startswith("\u3000"):
        return False
    ends = above.runs[-1].text[-1:] in TERMINALS
    if step <= 0:
        return not ends and not above.is_short
    return not above.is_short or (not ends and above.runs[-1].hyphenated)


def _has_cells(line: Line) -> bool:
    return any(right.left - left.right > CELL_GAP * line.size for left, right in pairwise(line.runs))


def _part(assembly: Assembly, separator: str, mark: str, place: int) -> None:
    if separator or mark:
        assembly.put(separator + mark, place, place)


def _join(assembly: Assembly, above: Run, below: Run) -> None:
    end = above.start + len(above.text)
    if above.hyphenated:
        # Take back the hyphen: the last piece written is this run.
        start, _, kept = assembly.spans[-1]
        assembly.texts[-1] = assembly.texts[-1][:-1]
        assembly.spans[-1] = (start, end - 1, kept)
    elif not (WIDE.match(above.text[-1:]) or WIDE.match(below.text[:1])):
        assembly.put(" ", end, end)


def _write(assembly: Assembly, line: Line) -> None:
    for number, run in enumerate(line.runs):
        if number:
            wide = run.left - line.runs[number - 1].right > CELL_GAP * line.size
            assembly.put(" | " if wide else " ", run.start, run.start)
        assembly.keep(run.start, run.start + len(run.text))
