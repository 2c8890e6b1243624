"""Which format a file is in: by what it holds first, by its suffix only where that leaves a choice."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePosixPath

from documents.exceptions import NoText, UnreadableFile, UnsupportedFormat
from documents.loading.decoding import decode
from documents.loading.front_matter import has_front_matter

HEAD_BYTES = 8_192
READABLE = "give the article as text, Markdown, HTML, MHTML, PDF, DOCX or a ZIP of these"

HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
HTML_TAG = re.compile(r"</?(?:html|head|body|div|p|span|table|article|section|h[1-6]|meta|title)\b[^<>]*>", re.I)
MAIL_HEADER = re.compile(r"[A-Za-z-]+:\s.*\r?\n", re.ASCII)
MHTML_TYPE = re.compile(r"^Content-Type:\s*(?:multipart/related|text/html)", re.I | re.M)

OTHERS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"\0\0\0\x18ftyp", "a film"),
    (b"\0\0\0\x20ftyp", "a film"),
    (b"ID3", "a recording"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"{\\rtf", "a rich text file"),
)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")


class Format(StrEnum):
    """Name the formats that are read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MHTML = "mhtml"
    PDF = "pdf"
    DOCX = "docx"
    ZIP = "zip"


SUFFIXES = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".htm": Format.HTML,
    ".html": Format.HTML,
    ".xhtml": Format.HTML,
    ".shtml": Format.HTML,
    ".mht": Format.MHTML,
    ".mhtml": Format.MHTML,
}


def find_format(data: bytes, source: str) -> Format:
    """Find the format of a file.

    Raises:
        NoText: the file is empty.
        UnsupportedFormat: the file is in a format that is not read.
        UnreadableFile: the file is protected by a password.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise NoText(f"{source}: the file is empty")
    if b"%PDF-" in data[:1_024]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_format(data, source)
    _refuse_others(data, source)
    return _text_format(decode(data[:HEAD_BYTES]).text, PurePosixPath(source).suffix.lower())


def _zip_format(data: bytes, source: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
        kind = "Word" if source.lower().endswith(".docx") else "ZIP"
        raise UnreadableFile(f"{source}: the {kind} file is damaged or cut short; save or pack it again") from error
    if "word/document.xml" in names:
        return Format.DOCX
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise UnsupportedFormat(f"{source}: a spreadsheet, slides, a book or the like; {READABLE}")
    return Format.ZIP


def _refuse_others(data: bytes, source: str) -> None:
    if data.startswith(OLD_OFFICE):
        if ENCRYPTED_OFFICE in data:
            raise UnreadableFile(f"{source}: protected by a password; save it without one")
        raise UnsupportedFormat(f"{source}: an old Office file; save it as .docx")
    for magic, kind in OTHERS:
        # Two letters may begin a text: what follows them in a picture or a program is no text.
        if data.startswith(magic) and (len(magic) > 3 or b"\0" in data[:64] or magic[0] > 0x7F or magic[0] < 0x20):
            raise UnsupportedFormat(f"{source}: {kind}, not an article; {READABLE}")


def _text_format(head: str, suffix: str) -> Format:
    if HTML_START.match(head):
        return Format.HTML
    if MAIL_HEADER.match(head) and MHTML_TYPE.search(head):
        return Format.MHTML
    if has_front_matter(head):
        return Format.MARKDOWN
    if suffix in SUFFIXES and SUFFIXES[suffix] is not Format.MHTML:
        return SUFFIXES[suffix]
    return Format.HTML if len(HTML_TAG.findall(head)) >= 5 else Format.TEXT
