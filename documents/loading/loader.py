"""Loading files of any format, folders and ZIP files of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from documents.exceptions import UnreadableFile, UnsupportedFormat
from documents.loading.archive import read_members
from documents.loading.folder import walk_folder
from documents.loading.formats import Format, find_format
from documents.loading.labels import path_label
from documents.loading.limits import Limits
from documents.loading.loaded import LoadedText, Unread
from documents.loading.markdown import load_markdown
from documents.loading.pdf import load_pdf
from documents.loading.plain_text import load_plain_text
from documents.loading.reading import read_bytes
from documents.loading.web_archive import load_web_archive
from documents.loading.web_page import load_web_page
from documents.loading.word import load_word

DEFAULT_LIMITS = Limits()
LOADERS: dict[Format, Callable[[bytes, str, Limits], LoadedText]] = {
    Format.TEXT: load_plain_text,
    Format.MARKDOWN: load_markdown,
    Format.HTML: load_web_page,
    Format.MHTML: load_web_archive,
    Format.PDF: load_pdf,
    Format.DOCX: load_word,
}


def load(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[LoadedText | Unread]:
    """Load a file, or all files of a folder or a ZIP, one after another.

    What cannot be read is yielded as `Unread` with its reason, in its place, and never stops the
    others; nothing of it is loaded. Only `load_file` raises.
    """
    if not _is_folder(path):
        yield from _load_path(path, limits)
        return
    yield from _or_nothing(_load_folder(path, limits), path_label(path))


def load_file(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> LoadedText:
    """Load one file that is neither a folder nor a ZIP.

    Raises:
        UnreadableFile: the file cannot be turned into text; the message says why and what to do.
    """
    return load_bytes(read_bytes(path, limits), path_label(path), limits=limits)


def load_bytes(data: bytes, source: str, *, limits: Limits = DEFAULT_LIMITS) -> LoadedText:
    """Load one file from its bytes; its name in `source` decides only where the content leaves a choice.

    Raises:
        UnreadableFile: the file cannot be turned into text; the message says why and what to do.
    """
    found = find_format(data, source)
    if found is Format.ZIP:
        raise UnsupportedFormat(f"{source}: a ZIP file holds several articles; load it with `load`")
    return LOADERS[found](data, source, limits).with_whole_characters()


def _load_folder(path: Path, limits: Limits) -> Iterator[LoadedText | Unread]:
    for found in walk_folder(path, limits):
        if isinstance(found, Unread):
            yield found
        else:
            yield from _load_path(found, limits)


def _or_nothing(loaded: Iterator[LoadedText | Unread], source: str) -> Iterator[LoadedText | Unread]:
    """Say so where nothing is loaded: silence would look like success."""
    first = next(loaded, None)
    yield first or Unread(source, f"{source}: holds no files that are read (hidden ones are left out)")
    yield from loaded


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        # A name too long or with a null character: reading it tells what is wrong.
        return False


def _load_path(path: Path, limits: Limits) -> Iterator[LoadedText | Unread]:
    try:
        data = read_bytes(path, limits)
    except UnreadableFile as error:
        yield Unread(path_label(path), str(error))
        return
    yield from _load_data(data, path_label(path), limits, 0)


def _load_data(data: bytes, source: str, limits: Limits, depth: int) -> Iterator[LoadedText | Unread]:
    try:
        if find_format(data, source) is not Format.ZIP:
            yield load_bytes(data, source, limits=limits)
            return
        if depth == limits.max_depth:
            yield Unread(source, f"{source}: a ZIP inside a ZIP inside a ZIP; unpack it first")
            return
        yield from _or_nothing(_load_members(data, source, limits, depth + 1), source)
    except UnreadableFile as error:
        yield Unread(source, str(error))


def _load_members(data: bytes, source: str, limits: Limits, depth: int) -> Iterator[LoadedText | Unread]:
    for member in read_members(data, source, limits):
        if isinstance(member, Unread):
            yield member
        else:
            yield from _load_data(member[1], member[0], limits, depth)
