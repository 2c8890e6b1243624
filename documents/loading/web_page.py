"""Saved web pages."""

from __future__ import annotations

import re

from documents.exceptions import FileTooLarge, NoText
from documents.loading.decoding import decode
from documents.loading.extraction import extract
from documents.loading.limits import Limits
from documents.loading.loaded import LoadedText
from documents.loading.main_text import below_title, main_text
from documents.loading.page_metadata import PageMetadata, page_metadata
from documents.loading.page_text import read_page
from documents.loading.text_checks import check_length, check_not_binary

# Above these the main text extractor takes tens of seconds; the page's own lines are read in one.
EXTRACTED_TAGS = 30_000
EXTRACTED_CHARACTERS = 2_000_000
PICTURE = re.compile(r"data:[\w/+.-]{3,40};base64,[A-Za-z0-9+/=%\s]++")
DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,300})</title", re.IGNORECASE)


def load_web_page(data: bytes, source: str, limits: Limits, *, declared: str | None = None) -> LoadedText:
    """Load the main text of a web page.

    Raises:
        NoText: the page shows no text.
        UnsupportedFormat: the file is binary.
        FileTooLarge: the page is over `limits.max_characters` of text or `limits.max_tags`.
    """
    found = DECLARED.search(data[:4_096])
    decoded = decode(data, declared or (found[1].decode("ascii") if found else None))
    raw = decoded.text
    check_not_binary(raw, source)
    tags = raw.count("<")
    if tags > limits.max_tags:
        raise FileTooLarge(
            f"{source}: {tags:,} tags, over the {limits.max_tags:,} that are read; save the article's text alone"
        )
    page = read_page(raw)
    check_length(len(page.text.text), source, limits)
    # Pages saved as one file hold their pictures as well, which no parser needs to see.
    markup = PICTURE.sub("data:,", raw)
    extraction = extract(markup) if tags <= EXTRACTED_TAGS and len(markup) <= EXTRACTED_CHARACTERS else None
    text = main_text(page, extraction.blocks if extraction else ())
    if not text.text.strip():
        raise NoText(f"{source}: the page shows no text; if its text is loaded by a script, save it again as MHTML")
    found_title = TITLE.search(raw[:100_000])
    title_only = PageMetadata(title=" ".join(found_title[1].split()) if found_title else None)
    metadata = page_metadata(extraction, page.text.text) if extraction else title_only
    details = {"format": "html", "encoding": decoded.encoding, "author": metadata.author, "site": metadata.site}
    details |= {"url": metadata.url, "editor": metadata.editor}
    return LoadedText(
        raw=raw,
        text=below_title(text, metadata.title),
        source=source,
        title=metadata.title,
        publisher=metadata.publisher,
        published=metadata.published,
        details={name: value for name, value in details.items() if value},
    )
