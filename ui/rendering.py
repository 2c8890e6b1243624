"""The HTML and the chat messages of the page, all made from escaped text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TypedDict
from urllib.parse import unquote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.answer import Answer, Citation
from documents import Article
from index.adding import FileOutcome
from ui.chat_markdown import DIRECTION_MARKS, escape_markdown, link_markers, marker_link
from ui.highlighting import Segment, segments, with_headings
from ui.language import Language
from ui.texts import text
from ui.turns import Turn, TurnStatus

ASSETS = Path(__file__).parent / "assets"


class Message(TypedDict):
    """Hold a message as Gradio's Chatbot takes it."""

    role: str
    content: str


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_without_direction_marks,
    )
    environment.globals["text"] = text
    environment.filters["source_name"] = source_name
    return environment


def _without_direction_marks(value: object) -> object:
    return value.translate(DIRECTION_MARKS) if type(value) is str else value


def header_html(language: Language) -> str:
    """Make the head of the page: its name, what it is for and the languages."""
    return _render("header.html", language, languages=list(Language))


def sources_html(turn: Turn | None, language: Language) -> str:
    """Make the cards of what an answer quotes, or of what comes closest to a question without an answer."""
    answer = turn.answer if turn else None
    citations = _citations(answer) if answer else ()
    short_answer = answer.short_answer if answer and answer.answered else None
    cards = [(citation, citation_segments(citation, short_answer)) for citation in citations]
    return _render("sources.html", language, turn=turn, answer=answer, cards=cards)


def article_html(article: Article | None, start: int, end: int, language: Language) -> str:
    """Make a whole article with the words from `start` to `end` of its text highlighted, or say it is missing."""
    parts = with_headings(segments(article.text, start, end)) if article else []
    return _render("article.html", language, article=article, segments=parts)


def articles_html(articles: Sequence[Article], language: Language, *, note: str = "") -> str:
    """Make the list of the articles, under a note on what was done last."""
    return _render("articles.html", language, articles=articles, note=note)


def outcomes_html(outcomes: Sequence[FileOutcome], total: int, language: Language) -> str:
    """Make the table of what became of the files so far, with how many of `total` are done if not all are (0)."""
    rows = [(source_name(outcome.path), outcome) for outcome in outcomes]
    return _render("outcomes.html", language, rows=rows, total=total)


def failure_html(message: str) -> str:
    """Make a line that says what went wrong."""
    return _render("failure.html", Language.ENGLISH, message=message)


def references(answer: Answer) -> str:
    """List the citations of an answer in plain text, for copying."""
    lines = []
    for citation in answer.citations:
        details = [citation.publisher, citation.published, source_name(citation.source)]
        lines.append(f"[{citation.marker}] {', '.join(filter(None, [citation.title, *details]))}")
    return "\n".join(lines)


def citation_segments(citation: Citation, short_answer: str | None) -> list[Segment]:
    """Cut the passage of a citation at its quote and at the short answer."""
    start = citation.start - citation.passage_start
    return segments(citation.passage, start, start + len(citation.quote), short_answer)


def source_name(source: str) -> str:
    """Name a source without the folders of the machine: the host and name of an address, the name of a file."""
    address = urlsplit(source) if source.startswith(("http://", "https://")) else None
    if address is not None:
        name = unquote(PurePosixPath(address.path).name)
        return f"{address.hostname}/…/{name}" if name else str(address.hostname)
    return source.replace("\\", "/").rstrip("/").rpartition("/")[2]


def chat_messages(turns: Sequence[Turn], language: Language) -> list[Message]:
    """Make two messages of each turn: the question and the answer as far as it has come."""
    messages: list[Message] = []
    for turn in turns:
        messages.append({"role": "user", "content": escape_markdown(turn.question)})
        messages.append({"role": "assistant", "content": answer_markdown(turn, language)})
    return messages


def answer_markdown(turn: Turn, language: Language) -> str:
    """Make the message of an answer, with what state it is in if it is not complete."""
    if turn.status is TurnStatus.FAILED:
        return f'<span class="failed">{escape_markdown(turn.text)}</span>'
    if turn.status is TurnStatus.STOPPED:
        return f'{escape_markdown(turn.text)}\n\n<span class="state">{text("stopped", language)}</span>'
    if turn.answer is None:
        return escape_markdown(turn.text) or f'<span class="state running">{text("searching", language)}</span>'
    return _finished_markdown(turn.id, turn.answer, language)


def _finished_markdown(turn_id: str, answer: Answer, language: Language) -> str:
    understood = _understood(answer, language)
    said = _said_markdown(turn_id, answer, language)
    return f"{understood}\n\n{said}" if understood else said


def _understood(answer: Answer, language: Language) -> str:
    """Say how a follow-up was understood, with the parts that a correction can change."""
    if answer.is_chat or answer.standalone_question == answer.question:
        return ""
    parts = answer.understood
    chips = [*parts.regions, *parts.years, *parts.documents] if parts else []
    told = escape_markdown(text("understood_as", language, question=answer.standalone_question))
    shown = "".join(f' <span class="part">{escape_markdown(one)}</span>' for one in chips)
    return f'<span class="understood">{told}{shown}</span>'


def _said_markdown(turn_id: str, answer: Answer, language: Language) -> str:
    citations = _citations(answer)
    markers, quotes = {citation.marker for citation in citations}, [citation.quote for citation in citations]
    first, break_, others = answer.answer.partition("\n\n")
    if answer.answered and answer.short_answer and answer.short_answer in first and break_:
        head, rest = (link_markers(part, turn_id, markers, quotes) for part in (first, others))
        return f'<span class="short-answer">{head}</span>\n\n{rest}'
    body = link_markers(answer.answer, turn_id, markers, quotes)
    if not answer.answered and answer.closest:
        link = marker_link(turn_id, answer.closest[0].marker, text("see_closest", language))
        return f"{body}\n\n{link}"
    return body


def _citations(answer: Answer) -> tuple[Citation, ...]:
    return answer.citations if answer.answered else answer.citations or answer.closest


def _render(template: str, language: Language, **values: object) -> str:
    return _environment().get_template(template).render(language=language, **values)
