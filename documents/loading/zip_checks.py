"""Bounds on what a ZIP may unpack to, checked before anything is unpacked."""

from __future__ import annotations

import io
import zipfile

from documents.exceptions import FileTooLarge, UnreadableFile
from documents.loading.limits import MEGABYTE, Limits, as_megabytes


def check_zip(data: bytes, source: str, limits: Limits) -> list[zipfile.ZipInfo]:
    """List the members of a ZIP whose directory keeps to the limits.

    The directory may lie: what is read of a member must be bounded too (`read_member`).

    Raises:
        UnreadableFile: the directory is damaged.
        FileTooLarge: too many members, or they unpack to too much.
    """
    members = open_zip(data, source).infolist()
    if len(members) > limits.max_members:
        raise FileTooLarge(f"{source}: {len(members):,} files inside, over the {limits.max_members:,} that are read")
    total = sum(member.file_size for member in members)
    if total > limits.max_zip_bytes:
        raise FileTooLarge(
            f"{source}: unpacks to {as_megabytes(total)}, over the {as_megabytes(limits.max_zip_bytes)} that are read"
        )
    for member in members:
        if member.file_size > MEGABYTE and member.file_size > limits.max_ratio * max(member.compress_size, 1):
            raise FileTooLarge(
                f"{source}: a file inside unpacks to {member.file_size // max(member.compress_size, 1):,} times"
                f" its size; this looks like a ZIP bomb"
            )
    return members


def open_zip(data: bytes, source: str) -> zipfile.ZipFile:
    """Open a ZIP held in memory.

    Raises:
        UnreadableFile: the directory is damaged.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
        raise UnreadableFile(f"{source}: the ZIP file is damaged or cut short; pack it again") from error
