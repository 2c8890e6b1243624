"""What the page and the API need from the rest of the program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from assistant.conversation import Conversation
from assistant.events import Event
from documents import Article
from index import Hit
from index.adding import FileOutcome
from ui.turns import Turn


class Workbench(Protocol):
    """Ask, and keep the articles that are asked."""

    def ask(self, question: str, conversation: Conversation, *, regions: Sequence[str] = ()) -> Iterator[Event]:
        """Answer a question step by step."""
        ...

    def search(self, question: str, k: int) -> Sequence[Hit]:
        """Find the best passages for a question."""
        ...

    def articles(self) -> Sequence[Article]:
        """List the articles, without their raw files."""
        ...

    def article(self, article_id: str) -> Article:
        """Fetch an article."""
        ...

    def add(self, paths: Sequence[Path], *, names: Sequence[str] | None = None) -> Iterator[FileOutcome]:
        """Add files, telling of each what became of it; files at temporary paths are known by their names."""
        ...

    def add_text(self, text: str, *, title: str = "") -> FileOutcome:
        """Add an article from its text; a title given holds."""
        ...

    def replace(self, article_id: str, path: Path, *, name: str) -> FileOutcome:
        """Put the article of a file, known by its name, in the place of another."""
        ...

    def remove(self, article_id: str) -> bool:
        """Remove an article; say whether there was one."""
        ...

    def examples(self, language: str) -> Sequence[str]:
        """Suggest questions that the articles answer, in an interface language."""
        ...

    def region_names(self) -> Sequence[str]:
        """List the regions that a question can be limited to."""
        ...

    def judge(self, turn: Turn) -> None:
        """Store what a reader thinks of the answer of a turn; raise DiskFull or FeedbackNotStored where that fails."""
        ...
