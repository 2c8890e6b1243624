"""From files to articles: load, repair and clean, name the regions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from documents.article import Article, article_id
from documents.cleaning import Cleaned, clean
from documents.exceptions import NoText
from documents.loading import LoadedText, Unread, load
from documents.passage_regions import article_regions
from documents.repairs import repair_details
from documents.script import detect_language
from documents.tracing import TracedText
from documents.whole_characters import whole_characters

LONGEST_TITLE = 120
__all__ = ["Unread", "read_articles", "read_text"]


def read_articles(path: Path) -> Iterator[Article | Unread]:
    """Read the articles of a file, a folder or an archive; a file that cannot be read does not stop the others."""
    for loaded in load(path):
        if isinstance(loaded, Unread):
            yield loaded
            continue
        try:
            yield to_article(loaded)
        except NoText as error:
            yield Unread(loaded.source, str(error))


def read_text(text: str, *, source: str, title: str | None = None) -> Article:
    """Read an article from its text, as from a plain text file; raise NoText where nothing is left of it."""
    text = whole_characters(text)
    return to_article(
        LoadedText(
            raw=text,
            text=TracedText.from_original(text),
            source=source,
            title=title and whole_characters(title),
            publisher=None,
            published=None,
            regions=(),
            details={},
        )
    )


def to_article(loaded: LoadedText) -> Article:
    """Clean a loaded text and say what is known of it; raise NoText where nothing is left."""
    cleaned = clean(loaded.text)
    text = cleaned.text.text
    if not re.search(r"\w", text):
        raise NoText(f"{loaded.source}: no text is left once navigation and notices are taken out")
    title = _title(loaded, cleaned)
    return Article(
        id=article_id(text),
        title=title,
        text=text,
        source=loaded.source,
        publisher=_one_line(loaded.publisher) or cleaned.details.get("publisher"),
        published=loaded.published or cleaned.details.get("published"),
        language=detect_language(text),
        regions=loaded.regions or article_regions(title, text),
        raw=loaded.raw,
        traced=cleaned.text,
        details={**cleaned.details, **loaded.details, **repair_details(cleaned.counts)},
    )


def _one_line(stated: str | None) -> str | None:
    return stated and " ".join(stated.split())


def _title(loaded: LoadedText, cleaned: Cleaned) -> str:
    """Take the title the file states, the one the text shows, its first short line, or the file's name."""
    stated = _cleaned_title(loaded.title) or _cleaned_title(cleaned.details.get("title"))
    if stated:
        return stated
    first = cleaned.text.text.lstrip().split("\n", 1)[0].lstrip("# ").strip()
    if 4 <= len(first) <= LONGEST_TITLE // 2 and not re.search(r"[。；;]", first):
        return first
    return Path(loaded.source).stem or first[:LONGEST_TITLE]


def _cleaned_title(stated: str | None) -> str:
    """Clean a title like a text, which may leave nothing of it."""
    return " ".join(clean(TracedText.from_original(stated or "")).text.text.split())[:LONGEST_TITLE]
