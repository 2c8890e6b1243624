"""The panel beside the conversation: what an answer quotes, and the whole articles behind it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TypedDict

import gradio as gr

from documents import Article
from index.exceptions import UnknownArticle
from ui.language import Language, language_of_tag
from ui.rendering import article_html, references, sources_html
from ui.scripted_html import scripted_html
from ui.turns import Turn
from ui.workbench import Workbench

logger = logging.getLogger(__name__)

LONGEST_ANSWER = 500
TEMPLATE = (
    '<div class="sources"></div><div class="reader" hidden></div>'
    '<div class="preview" id="marker-preview" role="tooltip" popover="manual"></div>'
)


class AnswerSources(TypedDict):
    """Hold the sources of one answer as the panel's script takes them."""

    answer: str
    html: str
    references: str


class PanelValue(AnswerSources):
    """Hold what the panel shows, and the sources of answers that it shall know without showing them."""

    others: list[AnswerSources]


def panel_value(turn: Turn | None, language: Language, others: Sequence[Turn] = ()) -> PanelValue:
    """Make what the panel shows for a turn, or for none; of `others` it keeps the sources for later."""
    kept = [answer_sources(one, language) for one in others if one.answer is not None]
    return {**answer_sources(turn, language), "others": kept}


def answer_sources(turn: Turn | None, language: Language) -> AnswerSources:
    """Make the sources of a turn, or of none."""
    return {
        "answer": turn.id if turn else "",
        "html": sources_html(turn, language),
        "references": references(turn.answer) if turn and turn.answer else "",
    }


def find_article(workbench: Workbench, article_id: str) -> Article | None:
    """Fetch an article, or nothing when it has gone."""
    try:
        return workbench.article(article_id)
    except UnknownArticle:
        return None
    except Exception:
        logger.exception("article %s could not be opened", article_id)
        return None


def sources_panel(workbench: Workbench, elem_id: str) -> gr.HTML:
    """Make a panel that keeps the cards of every answer of the page, and opens articles at a quote.

    Its value is a PanelValue.
    """

    def open_article(wanted: list[object]) -> str | None:
        """Make the article that a card asks for; anyone can call this over HTTP."""
        match wanted:
            case [str(article_id), int(start), int(end), str(answer), str(tag)]:
                article = find_article(workbench, article_id)
                return article_html(article, start, end, language_of_tag(tag), answer[:LONGEST_ANSWER])
        return None

    return scripted_html(
        elem_id, "sources_panel.js", "marker_preview.js", template=TEMPLATE, server_functions=[open_article]
    )
