"""What the page and the API need from the rest of the program."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from assistant.conversation import Conversation
from assistant.events import Event
from assistant.language_model import LanguageModel
from assistant.options import AS_USUAL, AnswerOptions
from documents import Article
from index import Hit
from index.adding import FileOutcome
from index.corpora import SHARED
from ui.access.user import Corpus
from ui.turns import Turn


class Workbench(Protocol):
    """Ask, and keep the articles that are asked."""

    @property
    def language_model(self) -> LanguageModel | None:
        """Give the language model of the settings."""
        ...

    def ask(
        self,
        question: str,
        conversation: Conversation,
        *,
        regions: Sequence[str] = (),
        options: AnswerOptions = AS_USUAL,
        model: LanguageModel | None = None,
    ) -> Generator[Event, None, None]:
        """Answer a question step by step, with the help of a model where one is given."""
        ...

    def suggest(
        self, conversation: Conversation, *, regions: Sequence[str] = (), options: AnswerOptions = AS_USUAL
    ) -> Iterator[str | None]:
        """Suggest questions to ask next that the articles answer, and None after each that was tried in vain."""
        ...

    def search(self, question: str, k: int) -> Sequence[Hit]:
        """Find the best passages for a question."""
        ...

    def articles(self) -> Sequence[Article]:
        """List the articles, without their raw files."""
        ...

    def counts(self) -> tuple[int, int]:
        """Count the articles and passages; raise an IndexingError where they cannot be reached."""
        ...

    def failing(self) -> Mapping[str, Exception]:
        """Ask each part that answers are made of; name those that do not answer now, with why, for the log."""
        ...

    def article(self, article_id: str) -> Article:
        """Fetch an article."""
        ...

    def editable_corpora(self) -> Sequence[Corpus]:
        """List the corpora that whoever asks may add to."""
        ...

    def add(
        self, paths: Sequence[Path], *, names: Sequence[str] | None = None, corpus: str = SHARED
    ) -> Iterator[FileOutcome]:
        """Add files to a corpus, telling of each what became of it; files at temporary paths are known by names."""
        ...

    def add_text(self, text: str, *, title: str = "", corpus: str = SHARED) -> FileOutcome:
        """Add an article to a corpus from its text; a title given holds."""
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

    def judge(self, turn: Turn) -> None:
        """Store what a reader thinks of the answer of a turn; raise DiskFull or FeedbackNotStored where that fails."""
        ...
