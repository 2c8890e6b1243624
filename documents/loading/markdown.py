"""Markdown files."""

from __future__ import annotations

import re

from documents.exceptions import NoText
from documents.loading.assembly import with_plain_line_ends
from documents.loading.front_matter import read_front_matter
from documents.loading.limits import Limits
from documents.loading.loaded import LoadedText
from documents.loading.markdown_text import markdown_text
from documents.loading.plain_text import decode_text

# A parser's tokens take a hundred times the memory of the marks they stand for: a text of more is left as it is.
MOST_MARKS = 200_000
MARKS = re.compile(r"[\n\\`*_~|\[\]!<>&]")


def load_markdown(data: bytes, source: str, limits: Limits) -> LoadedText:
    """Load the text of a Markdown file, without its marks but for the headings'.

    Raises:
        NoText: there is no text below the front matter.
        UnreadableFile: the front matter is broken.
        UnsupportedFormat: the file is binary.
        FileTooLarge: the text is over `limits.max_characters`.
    """
    decoded = decode_text(data, source, limits)
    stated = read_front_matter(decoded.text, source)
    plain = with_plain_line_ends(decoded.text)
    start = int(plain.starts.searchsorted(stated.end))
    body = plain.slice(start, len(plain.text))
    text = markdown_text(body) if len(MARKS.findall(body.text)) <= MOST_MARKS else body
    if not text.text.strip():
        raise NoText(f"{source}: there is no text below the front matter")
    first = text.text.partition("\n")[0]
    return LoadedText(
        raw=decoded.text,
        text=text,
        source=source,
        title=stated.title or (first[2:].strip() if first.startswith("# ") else None),
        publisher=stated.publisher,
        published=stated.published,
        regions=stated.regions,
        details={**stated.details, "format": "markdown", "encoding": decoded.encoding},
    )
