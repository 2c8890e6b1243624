"""What happens in the articles tab: adding files and removing articles."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from documents import DocumentsError
from index import IndexingError
from index.adding import FileOutcome
from ui.chat import language_of
from ui.language import Language
from ui.rendering import articles_html, failure_html, outcomes_html
from ui.sources_panel import find_article
from ui.texts import text
from ui.workbench import Workbench

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class LibraryHandlers:
    """Hold the handlers of the articles tab."""

    workbench: Workbench

    def add(self, files: list[str] | None, request: gr.Request) -> Iterator[tuple[Any, Any, Any]]:
        """Add files; give the upload box, the table of outcomes and the list as they change."""
        language, outcomes, failure = language_of(request), list[FileOutcome](), ""
        paths = [Path(file) for file in files or []]
        yield gr.skip(), outcomes_html([], len(paths), language), gr.skip()
        try:
            # Uploads lie at temporary paths, which say nothing.
            for outcome in self.workbench.add(paths, names=[path.name for path in paths]):
                outcomes.append(outcome)
                yield gr.skip(), outcomes_html(outcomes, len(paths), language), gr.skip()
        except (DocumentsError, IndexingError) as error:
            logger.warning("files not added: %s", error)
            failure = failure_html(str(error))
        except Exception:
            logger.exception("files not added")
            failure = failure_html(text("adding_failed", language))
        yield None, failure + outcomes_html(outcomes, 0, language), self.list(language)

    def remove(self, request: gr.Request, event: gr.EventData) -> str:
        """Remove the article that the list names, and give the list anew."""
        language, article_id = language_of(request), str(event.article_id)
        article = find_article(self.workbench, article_id)
        try:
            removed = self.workbench.remove(article_id)
        except Exception:
            logger.exception("article %s not removed", article_id)
            removed = False
        if not removed or article is None:
            return self.list(language, note=text("remove_failed", language))
        return self.list(language, note=text("removed", language, title=article.title))

    def refresh(self, request: gr.Request) -> str:
        """Give the list as it is now."""
        return self.list(language_of(request))

    def list(self, language: Language, *, note: str = "") -> str:
        """Make the list of articles, or say that it cannot be read."""
        try:
            return articles_html(self.workbench.articles(), language, note=note)
        except Exception:
            logger.exception("articles could not be listed")
            return articles_html([], language, note=text("articles_unavailable", language))
