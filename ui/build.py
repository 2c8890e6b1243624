"""The one place where the parts are put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pydantic import SecretStr

from assistant import Answer, Assistant, Conversation, Event
from assistant.language_model import Connection, LanguageModel
from assistant.language_model.exceptions import UnusableConnection
from assistant.options import AS_USUAL, AnswerOptions
from assistant.reader import Reader
from assistant.remembering import RememberedAnswers
from assistant.suggesting import Suggester
from documents import Article
from documents.regions import Gazetteer
from index import Hit, SearchIndex
from index.adding import FileOutcome, Status, add_files, add_text, replace_article
from index.corpora import SHARED, corpus_of
from index.derived import Derive
from index.embedder import Embedder
from index.local import LocalIndex, local_indexes
from index.milvus import MilvusAddress, MilvusOpener
from index.postgres_address import PostgresAddress
from index.visible import VisibleIndex
from ui.access.user import SHARED_CORPUS, Corpus
from ui.examples import example_questions
from ui.feedback import Feedback, FeedbackFiles
from ui.models import loaded_models
from ui.readiness import found_failing
from ui.settings import Settings
from ui.shared_feedback import SharedFeedback
from ui.turns import Turn

CORPUS = Path(__file__).resolve().parent.parent / "documents" / "corpus"
_CORPUS_SETTING = "bundled_corpus"


@dataclass(frozen=True)
class Workbench:
    """Hold the finished parts, and offer what the page and the command line do with them."""

    index: LocalIndex
    embedder: Embedder
    gazetteer: Gazetteer
    reader: Reader | None = None
    feedback: Feedback | None = None
    language_model: LanguageModel | None = None
    remembered: RememberedAnswers | None = None
    corpora: frozenset[str] = frozenset({SHARED})

    @cached_property
    def visible(self) -> SearchIndex:
        """Give the articles of its corpora: what is asked, listed and opened."""
        return VisibleIndex(self.index, self.corpora)

    @cached_property
    def assistant(self) -> Assistant:
        """Give the assistant over the articles."""
        remembered = None if self.remembered is None else self.remembered.among(self.corpora)
        return Assistant(self.visible, self.embedder, self.gazetteer, self.reader, remembered=remembered)

    def within(self, corpora: Collection[str]) -> Workbench:
        """Give the same over other corpora; nothing that was found in these is given for those."""
        return replace(self, corpora=frozenset(corpora))

    def sizes(self) -> Counter[str]:
        """Count the articles of each corpus."""
        return Counter(map(corpus_of, self.index.store.article_ids()))

    def ask(
        self,
        question: str,
        conversation: Conversation,
        *,
        regions: Sequence[str] = (),
        options: AnswerOptions = AS_USUAL,
        model: LanguageModel | None = None,
    ) -> Generator[Event, None, None]:
        """Answer a question bit by bit, with the help of a model where one is given."""
        return self.assistant.stream(question, conversation, regions=regions, options=options, model=model)

    def suggest(
        self, conversation: Conversation, *, regions: Sequence[str] = (), options: AnswerOptions = AS_USUAL
    ) -> Iterator[str | None]:
        """Suggest questions to ask next that the articles answer, and None after each that was tried in vain."""
        return Suggester(self.assistant, self.visible).suggest(conversation, regions=regions, options=options)

    def answer(
        self, question: str, conversation: Conversation = Conversation(), *, model: LanguageModel | None = None
    ) -> Answer:
        """Answer a question, with the help of a model where one is given."""
        return self.assistant.ask(question, conversation, model=model)

    def search(self, question: str, k: int) -> list[Hit]:
        """Find the best passages for a question."""
        return self.assistant.search(question, k)

    def articles(self) -> list[Article]:
        """List the articles."""
        return self.visible.articles()

    def counts(self) -> tuple[int, int]:
        """Count the articles and passages; raise StoreUnavailable where they cannot be reached."""
        return self.index.store.counts()

    def failing(self) -> dict[str, Exception]:
        """Ask the database and what searches; name those that do not answer now, with why."""
        parts: dict[str, Callable[[], object]] = {"articles": self.counts, "search": self.index.check_searchable}
        return found_failing(parts)

    def article(self, article_id: str) -> Article:
        """Fetch an article."""
        return self.visible.article(article_id)

    def editable_corpora(self) -> Sequence[Corpus]:
        """List the one corpus that there is where nobody signs in."""
        return (SHARED_CORPUS,)

    def add(
        self, paths: Sequence[Path], *, names: Sequence[str] | None = None, corpus: str = SHARED
    ) -> Iterator[FileOutcome]:
        """Add files and folders to a corpus; files at temporary paths are known by their names."""
        return add_files(self._only(corpus), paths, names=names, corpus=corpus)

    def add_text(self, text: str, *, title: str = "", corpus: str = SHARED) -> FileOutcome:
        """Add an article to a corpus from its text; a title given holds."""
        return add_text(self._only(corpus), text, title=title, corpus=corpus)

    def replace(self, article_id: str, path: Path, *, name: str) -> FileOutcome:
        """Put the article of a file, known by its name, in the place of another."""
        return replace_article(self._only(corpus_of(article_id)), article_id, path, name=name)

    def remove(self, article_id: str) -> bool:
        """Remove an article."""
        return self.visible.remove(article_id)

    def _only(self, corpus: str) -> SearchIndex:
        """Give one corpus alone: what is added replaces nothing of another."""
        return VisibleIndex(self.index, {corpus} & self.corpora)

    def judge(self, turn: Turn) -> None:
        """Store what a reader thinks of the answer of a turn."""
        if self.feedback is not None:
            self.feedback.keep(turn)

    def examples(self, language: str) -> list[str]:
        """Suggest questions in an interface language, where the bundled briefs are there to answer them."""
        return example_questions(language) if self.index.store.setting(_CORPUS_SETTING) is not None else []


def corpus_files() -> list[Path]:
    """List the bundled briefs."""
    return sorted(CORPUS.glob("*.md"))


def open_workbench(
    data_dir: Path,
    *,
    model: str | None = None,
    language_model: LanguageModel | None = None,
    database: PostgresAddress | None = None,
    derive: Derive = local_indexes,
    remembered_characters: int = 0,
) -> Workbench:
    """Load the models and open the index of a folder, or of a database that several servers share.

    What is derived from it lies in the folder too, or elsewhere.
    """
    embedder, reader = loaded_models(model)
    index = LocalIndex.open(data_dir, embedder, database=database, derive=derive)
    feedback = FeedbackFiles(data_dir / "feedback") if database is None else SharedFeedback.of(index.store.database)
    remembered = (
        RememberedAnswers(index.generation, characters=remembered_characters) if remembered_characters else None
    )
    return Workbench(index, embedder, Gazetteer.load(), reader, feedback, language_model, remembered)


def index_home(address: str | None, token: SecretStr | None) -> Derive:
    """Give what opens the derived indexes at an address, those of this machine where there is none.

    Raises:
        UnusableIndexAddress: an address that is none.
    """
    if address is None:
        return local_indexes
    return MilvusOpener(MilvusAddress.parse(address), None if token is None else token.get_secret_value())


def shared_database(settings: Settings) -> PostgresAddress | None:
    """Give the address of the database that servers share, None where each has its own file.

    Raises:
        StoreUnavailable: it cannot be read as one.
    """
    return None if settings.database is None else PostgresAddress.read(settings.database.get_secret_value())


def connected_model(settings: Settings) -> LanguageModel | None:
    """Give the language model of the settings, None where there is none; nothing is sent to it yet.

    Raises:
        UnusableConnection: an address without a name or the reverse, or one that cannot be used.
    """
    url, name = settings.language_model_url, settings.language_model
    if url is None and name is None:
        return None
    if url is None or name is None:
        lacking = "SHENGCE_LANGUAGE_MODEL_URL" if url is None else "SHENGCE_LANGUAGE_MODEL"
        raise UnusableConnection(f"a language model has an address and a name: set {lacking} too")
    connection = Connection(
        url,
        name,
        settings.language_model_key,
        context_tokens=settings.language_model_context,
        first_token_seconds=settings.language_model_first_seconds,
        total_seconds=settings.language_model_seconds,
    )
    return LanguageModel(connection, uses=settings.uses)


def prepare_corpus(
    workbench: Workbench, *, always: bool, progress: Callable[[int, int], None] = lambda done, total: None
) -> int:
    """Put the bundled briefs into the index, once; give the number of briefs added.

    A folder that holds the user's own articles only is left alone unless `always` is set.
    `progress` is called with the number of briefs done and their total.
    """
    store = workbench.index.store
    files = corpus_files()
    state = ",".join(f"{path.name}:{path.stat().st_size}" for path in files)
    if store.setting(_CORPUS_SETTING) == state or (not always and store.counts()[0] > 0):
        return 0
    added = 0
    for done, outcome in enumerate(workbench.add(files), start=1):
        added += outcome.status is not Status.UNCHANGED
        progress(done, len(files))
    store.write_setting(_CORPUS_SETTING, state)
    return added
