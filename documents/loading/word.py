"""Word files (`.docx`)."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from documents.exceptions import FileTooLarge, NoText, UnreadableFile
from documents.loading.assembly import Assembly
from documents.loading.extraction import PARSER_FAILURES
from documents.loading.limits import Limits, as_megabytes
from documents.loading.loaded import LoadedText
from documents.loading.text_checks import check_length
from documents.loading.zip_checks import check_zip

if TYPE_CHECKING:
    from docx.document import Document

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Text taken out by a tracked change, drawings' second copy for old readers, and text boxes, which follow on their own.
LEFT_OUT = frozenset((WORDS + "del", WORDS + "moveFrom", FALLBACK, WORDS + "txbxContent", WORDS + "pPr", WORDS + "rPr"))
BREAKS = {WORDS + "br": "\n", WORDS + "cr": "\n", WORDS + "tab": " ", WORDS + "noBreakHyphen": "-"}
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
MAX_DEPTH = 60

Line = tuple[str, int]


def load_word(data: bytes, source: str, limits: Limits) -> LoadedText:
    """Load the text of a Word file: body, tables, text boxes and footnotes, without tracked deletions.

    Raises:
        NoText: the file holds no text.
        UnreadableFile: the file is damaged.
        FileTooLarge: it unpacks to more than `limits` allow.
    """
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    parts = check_zip(data, source, replace(limits, max_zip_bytes=2 * limits.max_file_bytes))
    largest = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if largest > limits.max_xml_bytes:
        raise FileTooLarge(
            f"{source}: its text unpacks to {as_megabytes(largest)}, over the {as_megabytes(limits.max_xml_bytes)}"
            " that are read; split the file"
        )
    try:
        document = docx.Document(io.BytesIO(data))
        lines = [*_lines(document), *_footnotes(document)]
        properties = document.core_properties
        stated = {"author": properties.author, "created": properties.created, "subject": properties.subject}
        title = properties.title
    except (
        OpcError,
        LxmlError,
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        OSError,
        EOFError,
        *PARSER_FAILURES,
    ) as error:
        raise UnreadableFile(f"{source}: the Word file is damaged; open it in Word and save it again") from error
    lines = [(text, level) for text, level in lines if text.strip()]
    if not lines:
        raise NoText(f"{source}: the Word file holds no text")
    details = {name: _as_text(value) for name, value in stated.items() if value}
    return _loaded(lines, source, title or None, {**details, "format": "docx"}, limits)


def _loaded(lines: list[Line], source: str, title: str | None, details: dict[str, str], limits: Limits) -> LoadedText:
    raw = "\n".join(text for text, _ in lines)
    check_length(len(raw), source, limits)
    assembly = Assembly(raw)
    start = 0
    for text, level in lines:
        if start:
            assembly.keep(start - 1, start)
        if level:
            assembly.put("#" * level + " ", start, start)
        assembly.keep(start, start + len(text))
        start += len(text) + 1
    headings = [text for text, level in lines[:3] if level == 1]
    return LoadedText(raw, assembly.traced(), source, title=title or next(iter(headings), None), details=details)


def _lines(document: Document) -> Iterator[Line]:
    levels = _heading_levels(document)
    yield from _content(document.element.body, levels, 0)


def _heading_levels(document: Document) -> dict[str, int]:
    """Map the ids of styles to heading levels; a style based on a heading is one too."""
    from docx.enum.style import WD_STYLE_TYPE

    levels: dict[str, int] = {}
    for style in document.styles:
        if style.type != WD_STYLE_TYPE.PARAGRAPH:
            continue
        ancestor: Any = style
        for _ in range(MAX_DEPTH):
            name = (ancestor.name or "").lower()
            if name == "title":
                levels[style.style_id] = 1
            elif name.startswith("heading ") and name[8:].isdigit():
                levels[style.style_id] = min(int(name[8:]), 6)
            if style.style_id in levels or ancestor.base_style is None:
                break
            ancestor = ancestor.base_style
    return levels


def _content(container: Any, levels: dict[str, int], depth: int) -> Iterator[Line]:
    """Yield the lines of a body, cell, text box or note in order."""
    if depth > MAX_DEPTH:
        return
    for element in container:
        if element.tag == WORDS + "p":
            yield from _paragraph(element, levels, depth)
        elif element.tag == WORDS + "tbl":
            yield from _table(element, levels, depth)
        elif element.tag in (WORDS + "sdt", WORDS + "sdtContent", WORDS + "ins", WORDS + "moveTo"):
            yield from _content(element, levels, depth + 1)


def _paragraph(element: Any, levels: dict[str, int], depth: int) -> Iterator[Line]:
    style = element.find(f"{WORDS}pPr/{WORDS}pStyle")
    level = levels.get(style.get(WORDS + "val"), 0) if style is not None else 0
    for text in "".join(_runs(element)).split("\n"):
        yield " ".join(text.split()), level
    for box in element.iter(WORDS + "txbxContent"):
        if not any(ancestor.tag == FALLBACK for ancestor in box.iterancestors()):
            yield from _content(box, levels, depth + 1)


def _runs(paragraph: Any) -> Iterator[str]:
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag in LEFT_OUT:
            continue
        if element.tag == WORDS + "t":
            yield element.text or ""
        elif element.tag in BREAKS:
            yield BREAKS[element.tag]
        else:
            stack += reversed(element)


def _table(table: Any, levels: dict[str, int], depth: int) -> Iterator[Line]:
    for row in table.iter(WORDS + "tr"):
        if next(row.iterancestors(WORDS + "tbl")) is not table:
            continue
        cells = []
        for cell in row.iter(WORDS + "tc"):
            if next(cell.iterancestors(WORDS + "tr")) is row:
                texts = [text for text, _ in _content(cell, levels, depth + 1) if text.strip()]
                cells.append(" ".join(texts))
        yield " | ".join(filter(None, cells)), 0


def _footnotes(document: Document) -> Iterator[Line]:
    from lxml import etree  # type: ignore[import-untyped]

    for relation in document.part.rels.values():
        if relation.reltype == FOOTNOTES and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            for note in etree.fromstring(relation.target_part.blob, parser):
                if note.get(WORDS + "type") in (None, "normal"):
                    yield from _content(note, {}, 0)


def _as_text(value: Any) -> str:
    return value.date().isoformat() if hasattr(value, "date") else str(value)
