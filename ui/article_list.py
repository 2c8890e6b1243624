"""The components of the articles tab: what articles are added with, and the list of those that are there."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime

import gradio as gr

from ui.access.user import User
from ui.article_catalogue import Catalogue, Wanted
from ui.article_rendering import (
    adding_html,
    articles_html,
    filters_html,
    overview_html,
    publisher_choices_html,
    reader_html,
    region_choices_html,
)
from ui.language import language_of_tag
from ui.rendering import failure_html
from ui.scripted_html import scripted_html
from ui.sources_panel import find_article
from ui.texts import text
from ui.workbench import Workbench

logger = logging.getLogger(__name__)

LIST_PARTS = ("note", "filters", "overview", "list", "reader")
LIST_TEMPLATE = "".join(f'<div data-part="{part}"></div>' for part in LIST_PARTS)


def adding_panel(elem_id: str, asking: Callable[[], User] | None = None) -> gr.HTML:
    """Make what files are dropped on: `add_files` carries uploaded `files`, `add_text` a `text` and its `title`.

    Where people sign in, `asking` tells who asks, and both carry the `corpus` that was chosen.
    """

    def adding_form(tag: str) -> str:
        """Make the form in the language of a tag."""
        return adding_html(language_of_tag(str(tag)), None if asking is None else asking())

    return scripted_html(
        elem_id, "article_adding.js", template='<div data-part="form"></div>', server_functions=[adding_form]
    )


def article_list(
    workbench: Workbench, catalogue: Catalogue, elem_id: str, asking: Callable[[], User] | None = None
) -> gr.HTML:
    """Make a list that is drawn anew whenever its value, a ListValue, changes.

    Its `delete` event carries the `article_id` of a confirmed removal, `replace_article` the uploaded
    `files` too. Where people sign in, `asking` tells who asks: he gets the buttons of what he may change.
    It is no subclass of gr.HTML: Gradio writes a .pyi file beside each of those.
    """

    def list_articles(asked: list[object]) -> dict[str, str]:
        """Make the parts of the list that show what is wanted; anyone can call this over HTTP."""
        given, page, tag = asked if len(asked) == 3 else (None, 1, "")
        language, wanted = language_of_tag(str(tag)), Wanted.of(given)
        filters = {"filters": filters_html(language)}
        try:
            entries = catalogue.entries()
        except Exception:
            logger.exception("articles could not be listed")
            return {**filters, "list": failure_html(text("articles_unavailable", language)), "overview": ""}
        return {
            **filters,
            "regions": region_choices_html(entries, language),
            "publishers": publisher_choices_html(entries),
            "overview": overview_html(entries, wanted, language, datetime.now(UTC).date()),
            "list": articles_html(
                entries, wanted, page if isinstance(page, int) else 1, language, None if asking is None else asking()
            ),
            "empty": "" if entries else "empty",
        }

    def read_article(asked: list[object]) -> str | None:
        """Make an article beside its file; anyone can call this over HTTP."""
        match asked:
            case [str(article_id), str(view), str(tag)]:
                return reader_html(find_article(workbench, article_id), view, language_of_tag(tag))
        return None

    return scripted_html(
        elem_id, "article_list.js", template=LIST_TEMPLATE, server_functions=[list_articles, read_article]
    )
