"""What loading yields."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from documents.tracing import TracedText
from documents.whole_characters import whole_characters


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

    def with_whole_characters(self) -> LoadedText:
        """Say the same of itself without halves of characters, which JSON and YAML can spell."""
        return replace(
            self,
            title=self.title and whole_characters(self.title),
            publisher=self.publisher and whole_characters(self.publisher),
            regions=tuple(map(whole_characters, self.regions)),
            details={whole_characters(name): whole_characters(value) for name, value in self.details.items()},
        )


@dataclass(frozen=True, slots=True)
class Unread:
    """Hold a file that could not be read, and one line that says why and what to do."""

    source: str
    reason: str
