"""Checks that every decoded file must pass."""

from __future__ import annotations

import re

from documents.exceptions import FileTooLarge, NoText, UnsupportedFormat
from documents.loading.limits import Limits

CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x80-\x84\x86-\x9f\ufffd]")
MAX_CONTROL_SHARE = 0.05
CHECKED_CHARACTERS = 200_000


def check_length(length: int, source: str, limits: Limits) -> None:
    """Refuse a text of more characters than are read.

    Raises:
        FileTooLarge: the text is over `limits.max_characters`.
    """
    if length > limits.max_characters:
        raise FileTooLarge(
            f"{source}: {length:,} characters, over the {limits.max_characters:,} that are read; split the file"
        )


def check_text(text: str, source: str, limits: Limits) -> None:
    """Refuse what is no text.

    Raises:
        NoText: there is nothing but white space.
        UnsupportedFormat: it is binary.
        FileTooLarge: the text is over `limits.max_characters`.
    """
    check_length(len(text), source, limits)
    if not text.strip():
        raise NoText(f"{source}: the file is empty")
    check_not_binary(text, source)


def check_not_binary(text: str, source: str) -> None:
    """Refuse what cannot be text.

    Raises:
        UnsupportedFormat: control characters and undecodable bytes make up a twentieth or more.
    """
    sample = text[:CHECKED_CHARACTERS]
    if len(CONTROLS.findall(sample)) >= MAX_CONTROL_SHARE * len(sample):
        raise UnsupportedFormat(
            f"{source}: the content is binary or in an unknown encoding, not text;"
            " save the article as UTF-8 text, HTML, PDF or DOCX"
        )
