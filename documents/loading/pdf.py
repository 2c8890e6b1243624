"""PDF files with a text layer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from documents.exceptions import FileTooLarge, NoText, UnreadableFile
from documents.loading.dates import find_date
from documents.loading.extraction import PARSER_FAILURES
from documents.loading.limits import Limits
from documents.loading.loaded import LoadedText
from documents.loading.pdf_furniture import without_furniture
from documents.loading.pdf_layout import reading_order
from documents.loading.pdf_paragraphs import body_size, paragraphs
from documents.loading.pdf_runs import PageRuns, read_runs
from documents.loading.text_checks import check_length

PASSWORD_ERROR = 4
SECURITY_ERROR = 5
NO_TITLE = re.compile(r"(?i)untitled|unspecified|anonymous|microsoft word\b.*|.*\.(?:docx?|wps|pdf|indd|pptx?)|\W*")


def load_pdf(data: bytes, source: str, limits: Limits) -> LoadedText:
    """Load the text layer of a PDF: columns in reading order, lines joined to paragraphs, no running heads.

    Large type becomes a heading. `raw` holds the runs of text a line, in the order of the file, its
    pages parted by form feeds.

    Raises:
        NoText: the file holds only images, or nothing.
        UnreadableFile: the file is damaged or protected by a password.
        FileTooLarge: over `limits.max_pages` or `limits.max_characters`.
    """
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(source, getattr(error, "err_code", None)) from error
    try:
        if len(document) > limits.max_pages:
            raise FileTooLarge(f"{source}: {len(document):,} pages, over the {limits.max_pages:,} that are read")
        pages = list(_pages(document, source, limits))
        stated = {name: value.strip() for name, value in document.get_metadata_dict().items() if value.strip()}
        if not any(page.runs for page in pages):
            raise NoText(_why_empty(document, source))
    except (pypdfium2.PdfiumError, *PARSER_FAILURES) as error:
        raise UnreadableFile(f"{source}: the PDF is damaged; open it in a reader and save it again") from error
    finally:
        document.close()
    return _loaded(pages, stated, source)


def _refusal(source: str, code: int | None) -> UnreadableFile:
    if code in (PASSWORD_ERROR, SECURITY_ERROR):
        return UnreadableFile(f"{source}: protected by a password; save it without one")
    return UnreadableFile(f"{source}: the PDF is damaged; open it in a reader and save it again")


def _pages(document: Any, source: str, limits: Limits) -> Iterator[PageRuns]:
    offset = 0
    for number in range(len(document)):
        page = document[number]
        try:
            runs = read_runs(page, offset)
        finally:
            page.close()
        offset += len(runs.raw) + 1
        check_length(offset, source, limits)
        yield runs


def _why_empty(document: Any, source: str) -> str:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE  # type: ignore[import-untyped]

    for page in document:
        if next(page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,)), None) is not None:
            return f"{source}: the PDF holds only images; run OCR first (for example ocrmypdf)"
    return f"{source}: the PDF holds no text"


def _loaded(pages: list[PageRuns], stated: dict[str, str], source: str) -> LoadedText:
    raw = "\f".join(page.raw for page in pages)
    blocks = [reading_order(runs) for runs in without_furniture(pages)]
    text, heading = paragraphs(raw, blocks, body_size(blocks))
    named = stated.get("Title", "")
    title = heading or (None if NO_TITLE.fullmatch(named) else named)
    author = stated.get("Author", "")
    created = stated.get("CreationDate", "").removeprefix("D:")
    details = {
        "format": "pdf",
        "pages": str(len(pages)),
        "author": "" if NO_TITLE.fullmatch(author) else author,
        "created": find_date(created[:8]) or "",
    }
    return LoadedText(raw, text, source, title=title, details={name: value for name, value in details.items() if value})
