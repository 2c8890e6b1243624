"""Reading a file's bytes without being held up or flooded by what is no ordinary file."""

from __future__ import annotations

import stat
from pathlib import Path

from documents.exceptions import FileTooLarge, UnreadableFile, UnsupportedFormat
from documents.loading.labels import path_label
from documents.loading.limits import Limits, as_megabytes


def read_bytes(path: Path, limits: Limits) -> bytes:
    """Read an ordinary file up to the size allowed.

    Raises:
        UnreadableFile: there is no such file, or it may not be read.
        UnsupportedFormat: it is a pipe, a device, a socket or a folder.
        FileTooLarge: it is over `limits.max_file_bytes`.
    """
    label = path_label(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "a pipe or a device"
            raise UnsupportedFormat(f"{label}: {kind}, not a file")
        if status.st_size > limits.max_file_bytes:
            raise _too_large(label, as_megabytes(status.st_size), limits)
        with path.open("rb") as stream:
            # A file may grow while it is read.
            data = stream.read(limits.max_file_bytes + 1)
    except FileNotFoundError as error:
        raise UnreadableFile(f"{label}: no such file") from error
    except PermissionError as error:
        raise UnreadableFile(f"{label}: no permission to read the file") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(f"{label}: cannot be read ({reason})") from error
    if len(data) > limits.max_file_bytes:
        raise _too_large(label, "more", limits)
    return data


def _too_large(label: str, size: str, limits: Limits) -> FileTooLarge:
    return FileTooLarge(
        f"{label}: {size}, over the {as_megabytes(limits.max_file_bytes)} that are read; split the file"
    )
