"""Reading a file's bytes without being held up or flooded by what is no ordinary file."""

from __future__ import annotations

import stat
from pathlib import Path

from documents.exceptions import FileTooLarge, UnreadableFile, UnsupportedFormat
from documents.loading.limits import Limits, as_megabytes


def read_bytes(path: Path, limits: Limits) -> bytes:
    """Read an ordinary file up to the size allowed.

    Raises:
        UnreadableFile: there is no such file, or it may not be read.
        UnsupportedFormat: it is a pipe, a device, a socket or a folder.
        FileTooLarge: it is over `limits.max_file_bytes`.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "a pipe or a device"
            raise UnsupportedFormat(f"{path}: {kind}, not a file")
        if status.st_size > limits.max_file_bytes:
            raise _too_large(path, as_megabytes(status.st_size), limits)
        with path.open("rb") as stream:
            # A file may grow while it is read.
            data = stream.read(limits.max_file_bytes + 1)
    except FileNotFoundError as error:
        raise UnreadableFile(f"{path}: no such file") from error
    except PermissionError as error:
        raise UnreadableFile(f"{path}: no permission to read the file") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(f"{path}: cannot be read ({reason})") from error
    if len(data) > limits.max_file_bytes:
        raise _too_large(path, "more", limits)
    return data


def _too_large(path: Path, size: str, limits: Limits) -> FileTooLarge:
    return FileTooLarge(f"{path}: {size}, over the {as_megabytes(limits.max_file_bytes)} that are read; split the file")
