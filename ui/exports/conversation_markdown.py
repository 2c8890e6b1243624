"""A conversation as a Markdown file."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer import Answer, Citation, Republication
from ui.exports.answer_blocks import Block, Items, Line, Paragraph, answer_blocks, text_blocks
from ui.exports.exported_conversation import (
    ExportedConversation,
    has_only_closest,
    shown_citations,
    understood_question,
)
from ui.exports.markdown_words import words_at_line_start, words_in_line
from ui.exports.plain_text import one_line, plain
from ui.exports.sources import details_line, web_address, without_folders
from ui.exports.words import word
from ui.language import Language
from ui.texts import text
from ui.turns import Turn, TurnStatus


def conversation_markdown(conversation: ExportedConversation, language: Language) -> str:
    """Write a conversation as Markdown in which no words of a user or an article are markup."""
    title = one_line(conversation.title) or word("untitled_conversation", language)
    parts = [
        f"# {words_at_line_start(title)}",
        words_at_line_start(word("exported", language, when=f"{conversation.exported:%Y-%m-%d %H:%M}")),
    ]
    for turn in conversation.turns:
        parts += _turn(turn, language)
    return "\n\n".join(parts) + "\n"


def _turn(turn: Turn, language: Language) -> Iterator[str]:
    yield f"## {words_at_line_start(one_line(turn.question))}"
    if turn.answer is not None:
        yield from _answer(turn.answer, language)
    elif turn.status is TurnStatus.FAILED:
        yield words_at_line_start(word("failed", language, reason=one_line(turn.text)))
    else:
        yield from map(_block, text_blocks(turn.text))
        yield words_at_line_start(word("unfinished", language))


def _answer(answer: Answer, language: Language) -> Iterator[str]:
    understood = understood_question(answer)
    if understood is not None:
        yield words_at_line_start(text("understood_as", language, question=one_line(understood)))
    yield from map(_block, answer_blocks(answer))
    citations = shown_citations(answer)
    if citations:
        yield f"### {text('closest' if has_only_closest(answer) else 'sources', language)}"
    for citation in citations:
        yield from _source(citation, language)


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        words = _line(block.line)
        return f"**{words}**" if block.is_short_answer else words
    if isinstance(block, Items):
        return "\n".join(f"- {_line(line)}" for line in block.lines)
    heading, *rows = (f"| {' | '.join(map(_line, row))} |" for row in (block.heading, *block.rows))
    return "\n".join([heading, "| --- " * len(block.heading) + "|", *rows])


def _line(line: Line) -> str:
    """Write words and markers; only what stands first can begin a line."""
    written = []
    for number, piece in enumerate(line):
        escape = words_in_line if number else words_at_line_start
        # The backslashes keep a marker from becoming a link with what follows it.
        written.append(escape(piece.text) if piece.marker is None else f"\\[{piece.marker}\\]")
    return "".join(written)


def _source(citation: Citation, language: Language) -> Iterator[str]:
    title = one_line(citation.title) or text("no_title", language)
    yield f"\\[{citation.marker}\\] **{words_in_line(title)}**"
    details = details_line(citation.publisher, citation.published, citation.regions, language)
    if details:
        yield words_at_line_start(details)
    quoted = [line for line in plain(citation.quote).split("\n") if line.strip()]
    if quoted:
        yield "\n>\n".join(f"> {words_at_line_start(line)}" for line in quoted)
    yield word("source", language) + _place(citation.source)
    if citation.republications:
        yield word("republications", language)
        yield "\n".join(f"- {_republication(one, language)}" for one in citation.republications)


def _republication(one: Republication, language: Language) -> str:
    title = one_line(one.title) or text("no_title", language)
    known = (title, details_line(one.publisher, one.published, (), language))
    return " · ".join([*map(words_at_line_start, filter(None, known)), _place(one.source)])


def _place(source: str) -> str:
    """Link an address; it shows as what it leads to."""
    address = web_address(source)
    return f"<{address}>" if address else words_in_line(one_line(without_folders(source)))
