"""A workbench that does for whoever asks what he may have done, over the articles that he may see."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.conversation import Conversation
from assistant.events import Event
from assistant.language_model import LanguageModel
from assistant.options import AS_USUAL, AnswerOptions
from documents import Article
from index import Hit
from index.adding import FileOutcome, Status
from index.corpora import SHARED, corpus_of
from ui.access.access import Access
from ui.access.exceptions import NotPermitted
from ui.access.names import Action
from ui.access.user import Corpus, User
from ui.readiness import found_failing
from ui.turns import Turn
from ui.workbench import Workbench

_ACTIONS = {Status.ADDED: Action.ADDED, Status.REPLACED: Action.REPLACED}


class Restrictable(Workbench, Protocol):
    """Be a workbench that can be had over some corpora."""

    def within(self, corpora: Sequence[str]) -> Workbench:
        """Give the same over other corpora."""
        ...

    def sizes(self) -> Mapping[str, int]:
        """Count the articles of each corpus that has any, by its key."""
        ...


@dataclass(frozen=True)
class PermittedWorkbench:
    """Ask `asking` with each call who asks; raise NotSignedIn from every method where nobody does."""

    workbench: Restrictable
    asking: Callable[[], User]
    access: Access

    @property
    def language_model(self) -> LanguageModel | None:
        """Give the language model of the settings."""
        return self.workbench.language_model

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
        return self._visible().ask(question, conversation, regions=regions, options=options, model=model)

    def suggest(
        self, conversation: Conversation, *, regions: Sequence[str] = (), options: AnswerOptions = AS_USUAL
    ) -> Iterator[str | None]:
        """Suggest questions to ask next that the articles answer, and None after each that was tried in vain."""
        return self._visible().suggest(conversation, regions=regions, options=options)

    def search(self, question: str, k: int) -> Sequence[Hit]:
        """Find the best passages for a question."""
        return self._visible().search(question, k)

    def articles(self) -> Sequence[Article]:
        """List the articles, without their raw files."""
        return self._visible().articles()

    def counts(self) -> tuple[int, int]:
        """Count all articles and passages, whoever asks: for those who watch over the server."""
        return self.workbench.counts()

    def failing(self) -> Mapping[str, Exception]:
        """Name the parts that do not answer now, the accounts among them, whoever asks."""
        return {**self.workbench.failing(), **found_failing({"accounts": self.access.database.check})}

    def article(self, article_id: str) -> Article:
        """Fetch an article."""
        return self._visible().article(article_id)

    def add(
        self, paths: Sequence[Path], *, names: Sequence[str] | None = None, corpus: str = SHARED
    ) -> Iterator[FileOutcome]:
        """Add files to a corpus; raise NotPermitted where that may not be."""
        user = self.asking()
        editable = self._editable(user, corpus)
        return self._logged(user, editable.add(paths, names=names, corpus=corpus))

    def add_text(self, text: str, *, title: str = "", corpus: str = SHARED) -> FileOutcome:
        """Add an article to a corpus from its text; raise NotPermitted where that may not be."""
        user = self.asking()
        outcome = self._editable(user, corpus).add_text(text, title=title, corpus=corpus)
        (logged,) = self._logged(user, iter([outcome]))
        return logged

    def replace(self, article_id: str, path: Path, *, name: str) -> FileOutcome:
        """Put the article of a file in the place of another; raise NotPermitted where that may not be."""
        user = self.asking()
        outcome = self._editable(user, corpus_of(article_id)).replace(article_id, path, name=name)
        (logged,) = self._logged(user, iter([outcome]))
        return logged

    def remove(self, article_id: str) -> bool:
        """Remove an article; raise NotPermitted where that may not be, False where there is none to be seen."""
        user = self.asking()
        corpus = corpus_of(article_id)
        if corpus not in {one.key for one in user.readable}:
            return False
        removed = self._editable(user, corpus).remove(article_id)
        if removed:
            self.access.audit.write(user.name, Action.REMOVED, article_id, corpus=_named(user, corpus))
        return removed

    def examples(self, language: str) -> Sequence[str]:
        """Suggest questions that the articles answer, in an interface language."""
        self.asking()
        return self.workbench.examples(language)

    def judge(self, turn: Turn) -> None:
        """Store what a reader thinks of the answer of a turn."""
        self.asking()
        self.workbench.judge(turn)

    def editable_corpora(self) -> tuple[Corpus, ...]:
        """List the corpora that whoever asks may add to."""
        return self.asking().editable

    def visible_corpora(self) -> frozenset[str]:
        """Name the corpora that whoever asks sees."""
        return frozenset(one.key for one in self.asking().readable)

    def _visible(self) -> Workbench:
        return self.workbench.within(sorted(self.visible_corpora()))

    def _editable(self, user: User, corpus: str) -> Workbench:
        if corpus not in {one.key for one in user.editable}:
            raise NotPermitted("this account may not change these articles: ask whoever manages the accounts")
        return self.workbench.within([corpus])

    def _logged(self, user: User, outcomes: Iterator[FileOutcome]) -> Iterator[FileOutcome]:
        for outcome in outcomes:
            action = _ACTIONS.get(outcome.status)
            if action is not None and outcome.article_id is not None:
                corpus = _named(user, corpus_of(outcome.article_id))
                self.access.audit.write(user.name, action, outcome.article_id, corpus=corpus, told=outcome.title)
            yield outcome


def _named(user: User, key: str) -> str:
    return next((one.name for one in user.readable if one.key == key), key)
