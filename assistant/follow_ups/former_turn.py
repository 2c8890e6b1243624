"""What a conversation keeps of a former turn for the questions that follow."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Answer


@dataclass(frozen=True, slots=True)
class Source:
    """Hold what a citation says of where its words come from, the words, and those of its passage `before` them."""

    title: str
    regions: tuple[str, ...] = ()
    quote: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class FormerTurn:
    """Hold a former question in its standalone form, and the sources of its answer, the first cited first.

    `on_topic` is false where the articles have nothing to do with it: nothing that follows leans on the weather.
    `asked` is the question as it was put, which may name more; `said` is what was answered in short, if anything.
    """

    question: str
    sources: tuple[Source, ...] = ()
    on_topic: bool = True
    asked: str = ""
    said: str = ""

    @classmethod
    def of(cls, answer: Answer) -> FormerTurn:
        """Keep of an answer what later questions may refer to."""
        cited = tuple(
            Source(one.title, one.regions, one.quote, one.passage[: one.start - one.passage_start])
            for one in answer.citations
        )
        return cls(answer.standalone_question, cited, answer.is_on_topic, answer.question, answer.short_answer or "")
