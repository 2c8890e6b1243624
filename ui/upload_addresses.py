"""The addresses that take articles, and how long what is sent to them may be."""

from __future__ import annotations

MAX_UPLOAD_BYTES = 50 * 2**20
MAX_TEXT_BYTES = 2**21
"""Bytes of a text with its title as JSON, in which a character may take six."""
_LIMITS = {"/gradio_api/upload": MAX_UPLOAD_BYTES, "/api/files": MAX_UPLOAD_BYTES, "/api/articles": MAX_TEXT_BYTES}


def upload_limit(method: str, path: str) -> int | None:
    """Give the bytes that a request may send to an address that takes articles; None for any other request."""
    return _LIMITS.get(path.rstrip("/")) if method == "POST" else None
