"""Plain text files."""

from __future__ import annotations

from documents.loading.assembly import with_plain_line_ends
from documents.loading.decoding import Decoded, decode
from documents.loading.limits import Limits
from documents.loading.loaded import LoadedText
from documents.loading.text_checks import check_text


def decode_text(data: bytes, source: str, limits: Limits) -> Decoded:
    """Decode a file of text and refuse what is none."""
    decoded = decode(data)
    check_text(decoded.text, source, limits)
    return decoded


def load_plain_text(data: bytes, source: str, limits: Limits) -> LoadedText:
    """Load a plain text as it is: its lines are left to the cleaning.

    Raises:
        NoText: the file is empty.
        UnsupportedFormat: the file is binary.
        FileTooLarge: the text is over `limits.max_characters`.
    """
    decoded = decode_text(data, source, limits)
    details = {"format": "text", "encoding": decoded.encoding}
    return LoadedText(decoded.text, with_plain_line_ends(decoded.text), source, details=details)
