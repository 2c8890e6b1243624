"""What a conversation cites, as BibTeX and as references of the Chinese standard GB/T 7714-2015.

The references are put together here: citeproc-py with the standard's CSL style leaves out the type and
the date of what has no address, and writes publishers in capitals. pybtex and bibtexparser write BibTeX,
but neither escapes it so that Chinese quotation marks, addresses and single braces all come out right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Block, Entry, Field

from assistant.answer import Citation
from documents import article_id
from ui.exports.plain_text import one_line
from ui.exports.sources import web_address
from ui.language import Language
from ui.texts import text
from ui.turns import Turn

# BibTeX counts braces even after a backslash, so that an escaped one would still have to be paired.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
} | {character: f"\\{character}" for character in "$&%#_"}
_TEX_TABLE = str.maketrans(_TEX)
_ARTICLE_ID = re.compile(r"[0-9a-f]{16}")
_DATE = re.compile(r"(?P<year>\d{4})(?:-\d{2}){0,2}")


def cited_articles(turns: Iterable[Turn]) -> tuple[Citation, ...]:
    """List one citation of each article that the answers cite, in the order of first citation."""
    first: dict[str, Citation] = {}
    for turn in turns:
        for citation in turn.answer.citations if turn.answer else ():
            first.setdefault(citation.article_id, citation)
    return tuple(first.values())


def bibtex(turns: Iterable[Turn], *, accessed: date, language: Language) -> str:
    """Write the cited articles as BibTeX, "" where there are none; the keys are the articles' ids.

    `accessed` is the date on which the addresses were looked up; `language` names what has no title.
    """
    entries: list[Block] = [_entry(citation, accessed, language) for citation in cited_articles(turns)]
    return write_string(Library(entries))


def gb_t_7714(turns: Iterable[Turn], *, accessed: date, language: Language) -> str:
    """Write the cited articles as a list of references by number (GB/T 7714-2015, 9.1), a line each.

    `accessed` is the date on which the addresses were looked up; `language` names what has no title.
    """
    references = [_reference(citation, accessed, language) for citation in cited_articles(turns)]
    return "".join(f"[{number}] {reference}\n" for number, reference in enumerate(references, start=1))


def _entry(citation: Citation, accessed: date, language: Language) -> Entry:
    address = web_address(citation.source)
    published = _DATE.fullmatch(one_line(citation.published or ""))
    # A second pair of braces keeps capitals, and keeps a publisher from being taken for several persons.
    fields: Sequence[tuple[str, str | None]] = (
        ("author", f"{{{_tex(citation.publisher)}}}" if one_line(citation.publisher or "") else None),
        ("title", f"{{{_tex(_title(citation, language))}}}"),
        ("date", published.group() if published else None),
        ("year", published["year"] if published else None),
        ("url", address),
        ("urldate", accessed.isoformat() if address else None),
    )
    named = [Field(name, value) for name, value in fields if value]
    return Entry("online" if address else "misc", _key(citation), named)


def _key(citation: Citation) -> str:
    """Name an entry by its article; an id of another form, which a file from elsewhere may hold, is hashed first."""
    known = _ARTICLE_ID.fullmatch(citation.article_id)
    return f"article-{citation.article_id if known else article_id(citation.article_id)}"


def _reference(citation: Citation, accessed: date, language: Language) -> str:
    """Write a reference (GB/T 7714-2015, 4.6): [EB/OL] is what has an address, [Z] what is in no other class.

    Without a known author a list by number begins with the title (8.1).
    """
    address = web_address(citation.source)
    author, published = (one_line(part or "").rstrip(".") for part in (citation.publisher, citation.published))
    title = _title(citation, language)
    parts = [author] if author else []
    if address:
        when = f"({published})" if published else ""
        parts += [f"{title}[EB/OL]", f"{when}[{accessed.isoformat()}]", address]
    else:
        parts += [f"{title}[Z]", published]
    return f"{'. '.join(filter(None, parts))}."


def _title(citation: Citation, language: Language) -> str:
    return one_line(citation.title).rstrip(".") or text("no_title", language)


def _tex(words: str | None) -> str:
    return one_line(words or "").translate(_TEX_TABLE)
