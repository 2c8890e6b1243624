"""What happens in the articles tab: adding files and text, replacing and removing articles."""

from __future__ import annotations

import itertools
import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypedDict

import gradio as gr
from gradio.utils import get_upload_folder

from index.adding import FileOutcome, Status
from index.corpora import SHARED
from ui.article_catalogue import Catalogue
from ui.article_rendering import LONGEST_PASTE, outcomes_html
from ui.chat import language_of
from ui.failures import EXPECTED, told
from ui.language import Language
from ui.reasons import worded
from ui.rendering import failure_html
from ui.running_turns import RunningTurns
from ui.sources_panel import find_article
from ui.texts import text
from ui.workbench import Workbench

logger = logging.getLogger(__name__)

MOST_FILES = 5_000
LONGEST_NAME = 200
SECONDS_BETWEEN_UPDATES = 0.2


class ListValue(TypedDict):
    """Tell the list that the articles have changed, and what to say of it."""

    change: int
    note: str


@dataclass(frozen=True)
class LibraryHandlers:
    """Hold the handlers of the articles tab."""

    workbench: Workbench
    catalogue: Catalogue
    adding: RunningTurns = field(default_factory=RunningTurns)
    _changes: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def add(self, request: gr.Request, event: gr.EventData) -> Iterator[tuple[Any, Any]]:
        """Add the uploaded files that the event names; give the table of outcomes and the list as they change."""
        paths, names = zip(*uploads(event._data), strict=True)
        corpus = chosen_corpus(event._data)
        with self.adding.begin(str(request.session_hash)) as stop:
            yield from self._tell(
                lambda: self.workbench.add(paths, names=names, corpus=corpus), len(paths), language_of(request), stop
            )

    def paste(self, request: gr.Request, event: gr.EventData) -> Iterator[tuple[Any, Any]]:
        """Add the text that the event holds, as `add` does files."""
        language, pasted, title = language_of(request), str(event.text), str(event.title)[:LONGEST_NAME]
        if len(pasted) > LONGEST_PASTE:
            told = text("paste_too_long", language, length=f"{len(pasted):,}", limit=f"{LONGEST_PASTE:,}")
            yield failure_html(told), gr.skip()
            return
        never = threading.Event()
        corpus = chosen_corpus(event._data)
        yield from self._tell(
            lambda: iter([self.workbench.add_text(pasted, title=title, corpus=corpus)]), 1, language, never
        )

    def stop(self, request: gr.Request) -> None:
        """Have the adding of files end after the one that is at work; those that were added stay."""
        self.adding.stop(str(request.session_hash))

    def _tell(
        self, add: Callable[[], Iterator[FileOutcome]], total: int, language: Language, stop: threading.Event
    ) -> Iterator[tuple[Any, Any]]:
        outcomes, failure, shown = list[FileOutcome](), "", 0.0
        yield outcomes_html([], total, language), gr.skip()
        try:
            for outcome in add():
                outcomes.append(outcome)
                if stop.is_set():
                    failure = failure_html(text("adding_stopped", language))
                    break
                if time.monotonic() - shown > SECONDS_BETWEEN_UPDATES:
                    shown = time.monotonic()
                    yield outcomes_html(outcomes, total, language), gr.skip()
        except EXPECTED as error:
            logger.warning("articles not added: %s", error)
            failure = failure_html(told(error, language, "adding_failed"))
        except Exception:
            logger.exception("articles not added")
            failure = failure_html(text("adding_failed", language))
        yield failure + outcomes_html(outcomes, 0, language), self._changed()

    def replace(self, request: gr.Request, event: gr.EventData) -> ListValue:
        """Put an uploaded file in the place of the article that the event names."""
        language, ((path, name),) = language_of(request), uploads(event._data)
        try:
            outcome = self.workbench.replace(str(event.article_id), path, name=name)
        except EXPECTED as error:
            logger.warning("article not replaced: %s", error)
            return self._changed(text("not_replaced", language, reason=told(error, language, "adding_failed")))
        except Exception:
            logger.exception("article not replaced")
            return self._changed(text("adding_failed", language))
        if outcome.status is Status.SKIPPED:
            return self._changed(text("not_replaced", language, reason=worded(outcome, language)))
        return self._changed(text("replaced_by", language, title=outcome.title))

    def remove(self, request: gr.Request, event: gr.EventData) -> ListValue:
        """Remove the article that the event names."""
        language, article_id = language_of(request), str(event.article_id)
        article = find_article(self.workbench, article_id)
        try:
            removed = self.workbench.remove(article_id)
        except EXPECTED as error:
            logger.warning("article not removed: %s", error)
            return self._changed(told(error, language, "remove_failed"))
        except Exception:
            logger.exception("article %s not removed", article_id)
            removed = False
        if not removed or article is None:
            return self._changed(text("remove_failed", language))
        return self._changed(text("removed", language, title=article.title))

    def refresh(self) -> ListValue:
        """Have the list drawn as it is now."""
        return self._changed()

    def _changed(self, note: str = "") -> ListValue:
        try:
            self.catalogue.refresh()
        except Exception:
            # The list says so itself when it asks for the articles.
            logger.exception("articles could not be listed")
        return {"change": next(self._changes), "note": note}


def chosen_corpus(given: object) -> str:
    """Take the corpus that articles are to come into, the shared one where none is named; anyone can send this."""
    corpus = given.get("corpus") if isinstance(given, dict) else None
    return corpus if isinstance(corpus, str) else SHARED


def uploads(given: object) -> list[tuple[Path, str]]:
    """Take the uploaded files, each with its name, from what a page sent; anyone can send this.

    Raises:
        ValueError: it is no list of files, or one of them was not uploaded.
    """
    files = given.get("files") if isinstance(given, dict) else None
    if not isinstance(files, list) or not 0 < len(files) <= MOST_FILES:
        raise ValueError("no list of files")
    return [_upload(file) for file in files]


def _upload(file: object) -> tuple[Path, str]:
    match file:
        # The page knows an upload by its place in the folder (ui/hidden_folders.py). It is not called "path", for which
        # Gradio would want a whole one.
        case {"upload": str(place), "name": str(name)}:
            folder = Path(get_upload_folder()).resolve()
            found = (folder / place).resolve()
            if found.is_relative_to(folder) and found.is_file():
                # A name is a label only, and a folder in it would be one of the sender's machine.
                return found, name.replace("\\", "/").rpartition("/")[2][-LONGEST_NAME:] or found.name
    raise ValueError("a file that was not uploaded")
