"""What the API does, however it is called: ask, search, list and open articles; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assistant import Answer, Conversation
from assistant.events import Event, Finished, Searching, TextDelta, Withdrawn, Working
from documents import Article
from ui.api.exceptions import failures_for_callers
from ui.api.forms import AnswerForm, ArticleForm, ArticleList, HitForm, OpenArticle, StreamLine
from ui.api.inputs import AskRequest, ListRequest, OpenRequest, SearchRequest
from ui.json_forms import answer_json, hit_json
from ui.serving.desk import Desk, Source
from ui.workbench import Workbench


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
