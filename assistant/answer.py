"""Answers and the citations that carry them."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.model_run import Maker, ModelRun
from assistant.parts import Parts


@dataclass(frozen=True, slots=True)
class Republication:
    """Name an article that others made of the report that a citation quotes."""

    article_id: str
    title: str
    publisher: str | None
    published: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Point at words of an article: `quote` is the article's clean text from `start` to `end`.

    `passage` is the text of the passage that holds the quote, beginning at `passage_start` of the
    article; it is for showing the quote in its surroundings. From `answer_start` to `answer_end` of
    the article stand the words in the quote that answer by themselves, where there are such.
    """

    marker: int
    article_id: str
    title: str
    publisher: str | None
    published: str | None
    regions: tuple[str, ...]
    passage_id: str
    quote: str
    start: int
    end: int
    source: str
    passage: str
    passage_start: int
    heading: str = ""
    republications: tuple[Republication, ...] = ()
    answer_start: int | None = None
    answer_end: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer a question, or say that the articles do not.

    `answer` holds markers `[n]` that name citations; `short_answer` are the words of the first quote
    that answer by themselves, as they stand there, or None; `confidence` runs from 0 to 1 and is the
    estimated probability that the articles answer the question; `closest` holds the nearest
    evidence when `answered` is false; `understood` are the parts of the standalone question; `is_chat`
    marks the reply to what was no question; `timings_ms` gives milliseconds by stage. `made_by` says what worded the
    answer, `model` what a language model did for it where one was asked.
    """

    question: str
    standalone_question: str
    answered: bool
    answer: str
    confidence: float
    short_answer: str | None = None
    citations: tuple[Citation, ...] = ()
    closest: tuple[Citation, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)
    understood: Parts | None = None
    is_chat: bool = False
    made_by: Maker = Maker.QUOTES
    model: ModelRun | None = None

    @property
    def is_on_topic(self) -> bool:
        """Tell whether the articles have to do with the question: something answers it, or comes close."""
        return self.answered or bool(self.closest)
