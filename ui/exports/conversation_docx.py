"""A conversation as a Word file."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC
from itertools import count

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph as WordParagraph

from assistant.answer import Answer, Citation, Republication
from ui.exports.answer_blocks import Block, Items, Line, Paragraph, Table, answer_blocks, text_blocks
from ui.exports.exported_conversation import (
    ExportedConversation,
    has_only_closest,
    shown_citations,
    understood_question,
)
from ui.exports.plain_text import one_line, plain
from ui.exports.sources import details_line, web_address, without_folders
from ui.exports.word_links import add_bookmark, add_link_outside, add_link_within
from ui.exports.word_styles import set_looks
from ui.exports.words import word
from ui.highlighting import answer_spans
from ui.language import Language
from ui.texts import text
from ui.turns import Turn, TurnStatus

LONGEST_PROPERTY = 255
"""Characters that a property of a Word file may have."""


def conversation_docx(conversation: ExportedConversation, language: Language) -> bytes:
    """Write a conversation as a Word file, its tables as tables and its markers linked to the sources."""
    return _Writer(language).write(conversation)


class _Writer:
    """Put the parts of one conversation into one document, from first to last."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._document: Document = docx.Document()
        self._numbers: Iterator[int] = count(1)
        set_looks(self._document, language)

    def write(self, conversation: ExportedConversation) -> bytes:
        title = one_line(conversation.title) or word("untitled_conversation", self._language)
        properties = self._document.core_properties
        properties.title, properties.author = title[:LONGEST_PROPERTY], text("name", self._language)
        properties.created = properties.modified = conversation.exported.astimezone(UTC).replace(tzinfo=None)
        properties.comments = ""
        self._document.add_heading(title, 0)
        self._add(word("exported", self._language, when=f"{conversation.exported:%Y-%m-%d %H:%M}"))
        for number, turn in enumerate(conversation.turns, start=1):
            self._add_turn(number, turn)
        file = io.BytesIO()
        self._document.save(file)
        return file.getvalue()

    def _add_turn(self, number: int, turn: Turn) -> None:
        self._document.add_heading(one_line(turn.question), 1)
        if turn.answer is not None:
            self._add_answer(number, turn.answer)
        elif turn.status is TurnStatus.FAILED:
            self._add(word("failed", self._language, reason=one_line(turn.text)))
        else:
            self._add_blocks(number, text_blocks(turn.text))
            self._add(word("unfinished", self._language))

    def _add_answer(self, number: int, answer: Answer) -> None:
        understood = understood_question(answer)
        if understood is not None:
            self._add(text("understood_as", self._language, question=one_line(understood)))
        self._add_blocks(number, answer_blocks(answer))
        citations = shown_citations(answer)
        if citations:
            heading = "closest" if has_only_closest(answer) else "sources"
            self._document.add_heading(text(heading, self._language), 2)
        for citation in citations:
            self._add_source(number, citation, _answering(citation, answer) if answer.answered else [])

    def _add_blocks(self, number: int, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                _fill(self._add(), number, block.line, bold=block.is_short_answer)
            elif isinstance(block, Items):
                for line in block.lines:
                    _fill(self._add(style="List Bullet"), number, line)
            else:
                self._add_table(number, block)

    def _add_table(self, number: int, block: Table) -> None:
        rows = (block.heading, *block.rows)
        table = self._document.add_table(len(rows), len(block.heading), style="Table Grid")
        for place, row in enumerate(rows):
            for cell, line in zip(table.rows[place].cells, row, strict=True):
                _fill(cell.paragraphs[0], number, line, bold=place == 0)
        # Written again at the head of every page that the table goes on to.
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self._add()

    def _add_source(self, number: int, citation: Citation, answering: Sequence[tuple[int, int]]) -> None:
        heading = self._add()
        heading.paragraph_format.keep_with_next = True
        add_bookmark(heading, _bookmark(number, citation.marker), next(self._numbers))
        title = one_line(citation.title) or text("no_title", self._language)
        heading.add_run(f"[{citation.marker}] {title}").bold = True
        details = details_line(citation.publisher, citation.published, citation.regions, self._language)
        if details:
            self._add(details).paragraph_format.keep_with_next = True
        _fill_quote(self._add(style="Quote"), citation.quote, answering)
        self._add_place(self._add(word("source", self._language)), citation.source)
        if citation.republications:
            self._add(word("republications", self._language))
        for one in citation.republications:
            self._add_republication(one)

    def _add_republication(self, one: Republication) -> None:
        title = one_line(one.title) or text("no_title", self._language)
        known = (title, details_line(one.publisher, one.published, (), self._language))
        self._add_place(self._add("".join(f"{part} · " for part in known if part), style="List Bullet"), one.source)

    def _add_place(self, paragraph: WordParagraph, source: str) -> None:
        address = web_address(source)
        if address:
            add_link_outside(paragraph, address, address)
        else:
            paragraph.add_run(one_line(without_folders(source)))

    def _add(self, words: str = "", *, style: str | None = None) -> WordParagraph:
        return self._document.add_paragraph(words, style)


def _fill(paragraph: WordParagraph, number: int, line: Line, *, bold: bool = False) -> None:
    """Write words, and markers that lead to the sources of the turn of that number."""
    for piece in line:
        if piece.marker is None:
            paragraph.add_run(piece.text).bold = bold or None
        else:
            add_link_within(paragraph, f"[{piece.marker}]", _bookmark(number, piece.marker))


def _fill_quote(paragraph: WordParagraph, quote: str, answering: Sequence[tuple[int, int]]) -> None:
    """Write a quote, the words that answer in bold."""
    position = 0
    for start, end in answering:
        paragraph.add_run(plain(quote[position:start]))
        paragraph.add_run(plain(quote[start:end])).bold = True
        position = end
    paragraph.add_run(plain(quote[position:]))


def _answering(citation: Citation, answer: Answer) -> list[tuple[int, int]]:
    """Find the words of a quote that answer: by their offsets, else by the short answer."""
    if citation.answer_start is None or citation.answer_end is None:
        return answer_spans(citation.quote, answer.short_answer)
    start, end = citation.answer_start - citation.start, citation.answer_end - citation.start
    return [(start, end)] if 0 <= start < end <= len(citation.quote) else []


def _bookmark(number: int, marker: int) -> str:
    return f"source_{number}_{marker}"
