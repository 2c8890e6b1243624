"""ZIP files of articles. Nothing is ever unpacked to the disk; names of members are labels only."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from pathlib import PurePosixPath

from documents.exceptions import FileTooLarge, UnreadableFile
from documents.loading.decoding import decode
from documents.loading.limits import Limits, as_megabytes
from documents.loading.loaded import Unread
from documents.loading.zip_checks import check_zip, open_zip

UTF8_NAME = 0x800
ENCRYPTED = 0x1


def read_members(data: bytes, source: str, limits: Limits) -> Iterator[tuple[str, bytes] | Unread]:
    """Yield the label and content of each file in a ZIP; one that cannot be read does not stop the others.

    A label is the ZIP's own source and the member's name without tricks. Folders, hidden files and
    what macOS adds are left out.

    Raises:
        UnreadableFile: the ZIP is damaged.
        FileTooLarge: the ZIP goes over the limits.
    """
    members = check_zip(data, source, limits)
    unpacked = 0
    with open_zip(data, source) as archive:
        for member in members:
            name = member_label(member)
            # `is_dir` fails for a name that is empty.
            if member.filename.endswith("/") or is_left_out(name):
                continue
            label = f"{source}/{name}"
            try:
                content = _read(archive, member, label, limits)
            except UnreadableFile as error:
                yield Unread(label, str(error))
                continue
            unpacked += len(content)
            if unpacked > limits.max_zip_bytes:
                raise FileTooLarge(f"{source}: unpacks to more than {as_megabytes(limits.max_zip_bytes)}")
            yield label, content


def member_label(member: zipfile.ZipInfo) -> str:
    """Make a label of a member's name: decoded, without drive, leading slash, `..` and control characters."""
    name = member.orig_filename
    if not member.flag_bits & UTF8_NAME:
        # ZIP knows no encoding but CP437; Chinese packers write the names in GBK or UTF-8 all the same.
        name = decode(name.encode("cp437", errors="replace")).text
    parts = PurePosixPath(name.replace("\\", "/")).parts
    kept = ["".join(filter(str.isprintable, part)).strip() for part in parts]
    return "/".join(part for part in kept if part not in ("", ".", "..", "/", "//") and not part.endswith(":"))


def is_left_out(label: str) -> bool:
    """Tell hidden files, `__MACOSX` and Windows' own files from articles, by their path."""
    parts = label.split("/")
    return (
        not label
        or any(part.startswith(".") or part == "__MACOSX" for part in parts)
        or parts[-1].lower() in ("thumbs.db", "desktop.ini")
    )


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, label: str, limits: Limits) -> bytes:
    """Read a member, never more of it than one file may hold whatever the directory says."""
    if member.flag_bits & ENCRYPTED:
        raise UnreadableFile(f"{label}: protected by a password; unpack it and add the file itself")
    try:
        with archive.open(member) as stream:
            content = stream.read(limits.max_file_bytes + 1)
    except (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError) as error:
        raise UnreadableFile(f"{label}: damaged inside the ZIP file; pack it again") from error
    except (NotImplementedError, RuntimeError) as error:
        raise UnreadableFile(f"{label}: packed in a way that cannot be read; pack it as an ordinary ZIP") from error
    if len(content) > limits.max_file_bytes:
        raise FileTooLarge(f"{label}: over the {as_megabytes(limits.max_file_bytes)} that are read; split the file")
    return content
