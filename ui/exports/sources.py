"""Where an article comes from, as it may be told to others: the folders of the machine are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from ui.exports.plain_text import one_line
from ui.exports.words import word
from ui.language import Language

# The characters that an address may hold as they are (RFC 3986, 2.2), and the sign of those written as numbers.
_ALLOWED = ":/?#[]@!$&'()*+,;=%"
_ADDRESS = re.compile(r"https?://[^/\s]", re.IGNORECASE)


def web_address(source: str) -> str | None:
    """Give the address of a source, with every character that could end it written as a number; None for a file."""
    source = source.strip()
    return quote(source, safe=_ALLOWED, errors="ignore") if _ADDRESS.match(source) else None


def without_folders(source: str) -> str:
    """Keep an address as it is, and of a file its name."""
    return source if web_address(source) else source.replace("\\", "/").rstrip("/").rpartition("/")[2]


def details_line(publisher: str | None, published: str | None, regions: Sequence[str], language: Language) -> str:
    """Say who published an article, when, and on which regions, as far as that is known, on one line."""
    names = word("between_names", language).join(filter(None, map(one_line, regions)))
    return " · ".join(filter(None, [one_line(publisher or ""), one_line(published or ""), names]))
