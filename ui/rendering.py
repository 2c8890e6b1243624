"""The HTML of the page, all made from escaped text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assistant.answer import Answer, Citation
from assistant.language_model import LanguageModel
from assistant.model_run import Use
from documents import Article
from ui.chat_markdown import DIRECTION_MARKS
from ui.exports.exported_conversation import shown_citations
from ui.exports.sources import web_address
from ui.highlighting import Segment, raw_segments, segments, with_headings
from ui.language import Language
from ui.preferences import PASSAGES, Strictness
from ui.region_names import region_name
from ui.texts import text
from ui.turns import Turn

ASSETS = Path(__file__).parent / "assets"


@cache
def environment() -> Environment:
    """Make the environment of the templates, which escapes whatever is put into them."""
    made = Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_without_direction_marks,
    )
    made.globals.update(text=text, region_name=region_name)
    made.filters.update(source_name=source_name, moment=_moment)
    return made


def _without_direction_marks(value: object) -> object:
    return value.translate(DIRECTION_MARKS) if type(value) is str else value


def header_html(language: Language) -> str:
    """Make the head of the page: its name, what it is for and the languages."""
    return _render("header.html", language, languages=list(Language))


def account_link_html(language: Language) -> str:
    """Make the link to the page of one's account."""
    return _render("account_link.html", language)


def account_page_html(language: Language, **values: object) -> str:
    """Make a whole page of its own, which works without scripts: to sign in, or of an account."""
    style = Markup((ASSETS / "account_page.css").read_text(encoding="utf-8"))
    return _render("account_page.html", language, languages=list(Language), style=style, **values)


def admin_page_html(language: Language, **values: object) -> str:
    """Make a page of administrators, which works without scripts."""
    styles = [(ASSETS / name).read_text(encoding="utf-8") for name in ("account_page.css", "admin_page.css")]
    return _render("admin_page.html", language, languages=list(Language), style=Markup("".join(styles)), **values)


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M")


def conversations_html(language: Language, *, with_account: bool = False) -> str:
    """Make the frame of the list of conversations; the browser fills it from what it or the account keeps."""
    return _render("conversations.html", language, with_account=with_account)


def export_menu_html(language: Language) -> str:
    """Make the menu of the files that a conversation can be exported as."""
    return _render("export_menu.html", language)


def settings_menu_html(language: Language) -> str:
    """Make the menu of settings."""
    return _render(
        "settings_menu.html", language, strictness=list(Strictness), passages=PASSAGES, languages=list(Language)
    )


def model_menu_html(server: LanguageModel | None, language: Language, *, own: bool) -> str:
    """Make the menu of language models: none, the server's where it has one, a reader's `own` where that may be."""
    return _render("model_menu.html", language, server=server, own=own, uses=list(Use))


def model_notice_html(model: LanguageModel | None, language: Language) -> str:
    """Say where questions and text of articles are sent, or nothing where they stay on this machine."""
    host = model.connection.outside_host if model else None
    if host is None:
        return ""
    return _render("model_notice.html", language, told=text("model_privacy", language, host=host))


def suggestions_html(questions: Sequence[str], language: Language) -> str:
    """Make the questions that are suggested, or nothing where there are none."""
    return _render("suggestions.html", language, questions=questions) if questions else ""


def answer_actions_html(regions: Sequence[str], language: Language) -> str:
    """Make the form in which a part of a question is changed, with regions to choose from."""
    return _render("answer_actions.html", language, regions=regions)


def sources_html(turn: Turn | None, language: Language) -> str:
    """Make the cards of what an answer quotes, or of what comes closest to a question without an answer."""
    answer = turn.answer if turn else None
    citations = shown_citations(answer) if answer else ()
    short_answer = answer.short_answer if answer and answer.answered else None
    cards = [(citation, citation_segments(citation, short_answer)) for citation in citations]
    removed = answer.model.removed if answer and answer.model else ()
    return _render(
        *("sources.html", language),
        turn=turn,
        answer=answer,
        cards=cards,
        short_answer=short_answer or "",
        removed=removed,
    )


def article_html(
    article: Article | None, start: int, end: int, language: Language, short_answer: str | None = None
) -> str:
    """Make a whole article, and its file as it came, with the words from `start` to `end` highlighted in both.

    Of no article it says that it is missing.
    """
    if article is None:
        return _render("article.html", language, article=None)
    parts = with_headings(segments(article.text, start, end, short_answer))
    raw = raw_segments(article, start, end, short_answer)
    return _render("article.html", language, article=article, segments=parts, raw=raw)


def failure_html(message: str) -> str:
    """Make a line that says what went wrong."""
    return _render("failure.html", Language.ENGLISH, message=message)


def references(answer: Answer) -> str:
    """List the citations of an answer in plain text, for copying; on the web, by their whole addresses."""
    lines = []
    for citation in answer.citations:
        place = web_address(citation.source) or source_name(citation.source)
        details = [citation.publisher, citation.published, place]
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


def _render(template: str, language: Language, **values: object) -> str:
    return environment().get_template(template).render(language=language, **values)
