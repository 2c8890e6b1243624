"""The blocks of a web page's main text and what the page says of itself, by trafilatura and lxml."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

logger = logging.getLogger(__name__)

# trafilatura's own bound counts letters, of which Chinese needs far fewer.
SHORTEST_TEXT = 60
# trafilatura compares its text with that of jusText, which looks from each short paragraph for the next long one: for
# pages of more tags than this that takes seconds, and of ten times as many minutes.
COMPARED_TAGS = 6_000
# A cell of more characters than this belongs to a table that lays out the page.
LONGEST_CELL = 80
BLOCKS = frozenset(("p", "head", "item", "list", "quote", "code", "table", "row", "div", "main", "body", "lb"))
# What parsers of hostile markup are known to raise; trafilatura documents none of it.
PARSER_FAILURES = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Block:
    """Hold a paragraph, heading, list item or table row as the parts its text came in.

    `heading` is 0 or a level from 1 to 6; of a row each part is a cell.
    """

    parts: tuple[str, ...]
    heading: int = 0
    cells: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """Hold the tree of a page and the blocks of its main text."""

    tree: Any
    blocks: tuple[Block, ...]
    title: str | None = None
    author: str | None = None
    site: str | None = None
    published: str | None = None
    url: str | None = None


def extract(raw: str) -> Extraction | None:
    """Extract the main text of a page; None where the page cannot be parsed.

    The default balance is tried first: trafilatura's recall mode puts stray lines after the text.
    It is used where the default finds nothing.
    """
    import trafilatura
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    try:
        tree = trafilatura.load_html(raw)
        if tree is None:
            return None
        fast = raw.count("<") > COMPARED_TAGS
        document = _extract(tree, fast=fast) or _extract(tree, fast=fast, favor_recall=True)
        blocks = tuple(_blocks(document.body)) if document else ()
        return Extraction(tree, blocks) if document is None else _described(tree, blocks, document)
    except (LxmlError, *PARSER_FAILURES) as error:
        logger.warning("main text extraction failed: %s", error)
        return None


@cache
def _config() -> Any:
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(SHORTEST_TEXT))
    return config


def _extract(tree: Any, *, fast: bool, favor_recall: bool = False) -> Any:
    import trafilatura

    return trafilatura.bare_extraction(
        tree,
        config=_config(),
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        favor_recall=favor_recall,
        fast=fast,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _described(tree: Any, blocks: tuple[Block, ...], document: Any) -> Extraction:
    return Extraction(tree, blocks, document.title, document.author, document.sitename, document.date, document.url)


def _blocks(body: Any) -> Iterator[Block]:
    """Walk over trafilatura's tree and part it into blocks."""
    from lxml.etree import iterwalk

    parts: list[str] = []
    rows = 0
    for event, element in iterwalk(body, events=("start", "end")):
        text = element.text if event == "start" else element.tail
        tag = element.tag
        if tag == "row" or (tag in BLOCKS and not rows):
            yield from _block(parts, element, event, rows > 0)
            parts = []
            rows += (event == "start") - (event == "end") if tag == "row" else 0
        if tag == "cell" and event == "start":
            parts.append("".join(element.itertext()))
        if text and not rows:
            parts.append(text)
    yield from _block(parts, body, "end", False)


def _block(parts: list[str], element: Any, event: str, cells: bool) -> Iterator[Block]:
    if any(part.strip() for part in parts):
        if cells and max(map(len, parts)) > LONGEST_CELL:
            yield from (Block((part,)) for part in parts)
            return
        is_heading = element.tag == "head" and event == "end"
        yield Block(tuple(parts), _level(element.get("rend")) if is_heading else 0, cells)


def _level(rend: str | None) -> int:
    return int(rend[1]) if rend and len(rend) == 2 and rend[1].isdigit() else 2
