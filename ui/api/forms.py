"""The forms of what callers get: those of the command line, with their types.

A field that a form gains elsewhere comes through here too.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def without_folders(source: str) -> str:
    """Keep an address whole, but of a file only its name: its folders are nobody else's business."""
    if source.startswith(("http://", "https://")):
        return source
    return source.replace("\\", "/").rstrip("/").rpartition("/")[2]


Source = Annotated[
    str,
    AfterValidator(without_folders),
    Field(description="Where the article came from: an address, or the name of a file."),
]


class Form(BaseModel):
    """Stand at the root of what callers get."""

    model_config = ConfigDict(extra="allow", frozen=True)


class RepublicationForm(Form):
    """Name an article that others made of the same report."""

    article_id: str
    title: str
    publisher: str | None
    published: str | None
    source: Source


class CitationForm(Form):
    """Point at words of an article."""

    marker: int = Field(description="The number that stands in the answer as [marker].")
    article_id: str
    title: str
    publisher: str | None
    published: str | None = Field(description="An ISO 8601 date.")
    regions: list[str]
    passage_id: str
    quote: str = Field(description="The words of the article's text from start to end.")
    start: int
    end: int
    source: Source
    answer_start: int | None = Field(description="Where the words begin that answer by themselves.")
    answer_end: int | None
    republications: list[RepublicationForm]


class AnswerForm(Form):
    """Answer a question, or say that the articles do not."""

    question: str
    standalone_question: str = Field(description="The question as it was understood, completed from those before it.")
    answered: bool = Field(description="False where the articles do not hold the answer.")
    answer: str = Field(description="The answer, whose markers [n] name citations; or what is missing.")
    short_answer: str | None = Field(description="The words of the first quote that answer by themselves.")
    confidence: float = Field(description="The estimated probability that the articles answer the question.")
    citations: list[CitationForm]
    closest: list[CitationForm] = Field(description="The nearest passages, where the question is not answered.")
    timings_ms: dict[str, float]
    understood: dict[str, Any] | None = Field(description="What the question asks about: regions, years, documents.")
    is_chat: bool = Field(description="True where what was said is no question.")
    made_by: str = Field(description="What worded the answer: quotes, or a language model held against them.")
    model: dict[str, Any] | None = Field(description="What a language model did for it, where one is used.")


class HitForm(Form):
    """Show a passage that a search found."""

    rank: int
    score: float = Field(description="What orders the hits; comparable within one search only.")
    dense: float | None
    lexical: float | None
    article_id: str
    title: str
    publisher: str | None
    published: str | None = Field(description="An ISO 8601 date.")
    regions: list[str]
    passage_id: str
    heading: str
    text: str = Field(description="The words of the article's text from start to end.")
    before: str
    after: str
    start: int
    end: int
    source: Source
    republications: list[RepublicationForm]


class ArticleForm(Form):
    """Name an article."""

    id: str
    title: str
    publisher: str | None
    published: str | None = Field(description="An ISO 8601 date.")
    regions: list[str] = Field(description="The regions it is about.")
    language: str
    source: Source


class OpenArticle(ArticleForm):
    """Show the text of an article, or a part of it."""

    text: str
    start: int = Field(description="Where the text shown begins in the article's text.")
    end: int
    characters: int = Field(description="The length of the article's whole text.")


class ArticleList(Form):
    """Hold a part of the list of articles."""

    total: int = Field(description="The number of articles, those left out too.")
    articles: list[ArticleForm]


class HitList(Form):
    """Hold the passages that a search found, best first."""

    hits: list[HitForm]


class OutcomeForm(Form):
    """Say what became of a text, or of a file or a part of it."""

    source: Source
    status: Literal["added", "replaced", "unchanged", "skipped"]
    article_id: str | None
    title: str
    passages: int
    reason: str = Field(description="Why it was skipped, or what it replaced or stands beside.")
    repairs: dict[str, int] = Field(description="The number of changes by step of cleaning.")


class RemovedForm(Form):
    """Name an article that was removed."""

    removed: str


class StreamLine(Form):
    """Tell a step of an answer: `searching` first, `text` as it grows, `answer` (or `error`) last.

    Where a language model words answers, `working` comes while it is waited for, and `withdrawn` takes back the text so
    far: the quotes themselves follow.
    """

    event: Literal["searching", "working", "text", "withdrawn", "answer", "error"]
    question: str | None = Field(default=None, description="searching: the question as it was understood.")
    text: str | None = Field(default=None, description="text: the next words of the answer.")
    answer: AnswerForm | None = Field(default=None, description="answer: the whole answer, with its citations.")
    error: str | None = Field(default=None, description="error: why no answer comes.")
