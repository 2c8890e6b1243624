"""What the API does, however it is called: ask, search, list, open, add and remove articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assistant import Answer, Conversation
from assistant.events import Event, Finished, Searching, TextDelta, Withdrawn, Working
from documents import Article
from index import UnknownArticle
from index.adding import FileOutcome, Status
from ui.api.exceptions import Forbidden, InvalidRequest, failures_for_callers
from ui.api.forms import (
    AnswerForm,
    ArticleForm,
    ArticleList,
    HitForm,
    OpenArticle,
    OutcomeForm,
    RemovedForm,
    StreamLine,
)
from ui.api.inputs import AskRequest, FileRequest, ListRequest, OpenRequest, SearchRequest, TextRequest
from ui.json_forms import answer_json, hit_json
from ui.serving.desk import Desk, Source
from ui.workbench import Workbench

MOST_REASONS = 5
"""Files of an archive of which it is told why there is no article in them."""


@dataclass(frozen=True)
class Service:
    """Answer the requests of callers from a workbench.

    Each method raises an ApiError, and nothing else, when it fails.
    """

    workbench: Workbench
    desk: Desk = field(default_factory=Desk.with_options)
    source: Source = Source.API

    @failures_for_callers()
    def ask(self, asked: AskRequest) -> AnswerForm:
        """Answer a question."""
        return _answer_form(finished(self._events(asked)))

    def stream(self, asked: AskRequest) -> Iterator[StreamLine]:
        """Answer a question bit by bit."""
        with failures_for_callers():
            for event in self._events(asked):
                yield _line(event)

    @failures_for_callers()
    def search(self, wanted: SearchRequest) -> list[HitForm]:
        """Find the best passages for a question."""
        hits = self.workbench.search(wanted.question, wanted.k)
        return [HitForm.model_validate(hit_json(rank, hit)) for rank, hit in enumerate(hits, start=1)]

    @failures_for_callers()
    def articles(self, wanted: ListRequest) -> ArticleList:
        """List articles."""
        regions = wanted.regions()
        listed = [one for one in self.workbench.articles() if not regions or regions.intersection(one.regions)]
        end = None if wanted.limit is None else wanted.offset + wanted.limit
        return ArticleList(total=len(listed), articles=[_article_form(one) for one in listed[wanted.offset : end]])

    @failures_for_callers()
    def article(self, wanted: OpenRequest) -> OpenArticle:
        """Open an article, or a part of it."""
        article = self.workbench.article(wanted.article_id)
        start, end, _ = slice(wanted.start, wanted.end).indices(len(article.text))
        text = article.text[start:end]
        return OpenArticle(
            **_article_form(article).model_dump(),
            text=text,
            start=start,
            end=start + len(text),
            characters=len(article.text),
        )

    @failures_for_callers()
    def add_text(self, added: TextRequest) -> OutcomeForm:
        """Add an article from its text."""
        outcome = self.workbench.add_text(added.text, title=added.title, corpus=self._corpus(added.corpus))
        return _outcome_forms([outcome])[0]

    @failures_for_callers()
    def add_file(self, path: Path, wanted: FileRequest) -> list[OutcomeForm]:
        """Add the articles of a file."""
        corpus = self._corpus(wanted.corpus)
        return _outcome_forms(self.workbench.add([path], names=[wanted.name], corpus=corpus))

    @failures_for_callers()
    def remove(self, article_id: str) -> RemovedForm:
        """Remove an article."""
        if not self.workbench.remove(article_id):
            raise UnknownArticle(article_id)
        return RemovedForm(removed=article_id)

    def _corpus(self, name: str) -> str:
        """Find the key of a corpus that whoever asks may add to."""
        known = {one.name: one.key for one in self.workbench.editable_corpora()}
        if not known:
            raise Forbidden("this account may not add articles: ask whoever manages the accounts")
        if name not in known:
            raise InvalidRequest(f"this account adds to no corpus {name!r}: name one of {', '.join(known)}")
        return known[name]

    def _events(self, asked: AskRequest) -> Iterator[Event]:
        # The caller holds the conversation, and could make up answers: only its questions are taken.
        conversation = Conversation()
        for question in asked.history:
            before = finished(self.workbench.ask(question, conversation, regions=asked.regions))
            conversation = conversation.with_turn(before)
        model = self.workbench.language_model
        events = self.workbench.ask(asked.question, conversation, regions=asked.regions, model=model)
        return self.desk.observed(events, self.source)


def finished(events: Iterable[Event]) -> Answer:
    """Give the answer that events end with."""
    for event in events:
        if isinstance(event, Finished):
            return event.answer
    raise AssertionError("an answer ends with its last event")


def _line(event: Event) -> StreamLine:
    match event:
        case Searching(question):
            return StreamLine(event="searching", question=question)
        case Working():
            return StreamLine(event="working")
        case TextDelta(text):
            return StreamLine(event="text", text=text)
        case Withdrawn():
            return StreamLine(event="withdrawn")
        case Finished(answer):
            return StreamLine(event="answer", answer=_answer_form(answer))


def _answer_form(answer: Answer) -> AnswerForm:
    return AnswerForm.model_validate(answer_json(answer))


def _outcome_forms(outcomes: Iterable[FileOutcome]) -> list[OutcomeForm]:
    """Tell what became of files; raise InvalidRequest where there is no article in any of them."""
    told = list(outcomes)
    if all(one.status is Status.SKIPPED for one in told):
        reasons = [one.reason for one in told] or ["there is nothing in it"]
        raise InvalidRequest("; ".join(reasons[:MOST_REASONS]))
    return [
        OutcomeForm(
            source=one.path,
            status=one.status.value,
            article_id=one.article_id,
            title=one.title,
            passages=one.passages,
            reason=one.reason,
            repairs=one.repairs,
        )
        for one in told
    ]


def _article_form(article: Article) -> ArticleForm:
    return ArticleForm(
        id=article.id,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        regions=list(article.regions),
        language=article.language,
        source=article.source,
    )
