"""What loading yields."""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.tracing import TracedText


@dataclass(frozen=True, slots=True)
class LoadedText:
    """Hold the main text of a file as it came, traced to the decoded file, and what the file says of itself.

    `raw` is the decoded file (for PDF and DOCX the text as extracted, before any repair). `text`
    holds one paragraph, list item, heading or table row a line; a heading begins with `#` signs and
    a blank, the cells of a row are parted by ` | `. `published` is an ISO 8601 date, `source` the
    path, for a member of a ZIP followed by the member's name.
    """

    raw: str = field(repr=False)
    text: TracedText = field(repr=False)
    source: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    regions: tuple[str, ...] = ()
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unread:
    """Hold a file that could not be read, and one line that says why and what to do."""

    source: str
    reason: str
