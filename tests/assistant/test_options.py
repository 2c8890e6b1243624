"""What people may choose of how a question is answered."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.confidence import answers_question
from assistant.options import STRICTEST, AnswerOptions
from assistant.question import understand
from documents.regions import Gazetteer
from tests.assistant.test_assistant import assistant

__all__ = ["assistant"]

QUESTION = "江苏制造业智能体普及率到2030年达到多少？"


def test_the_confidence_needed_grows_with_the_strictness_up_to_a_bound() -> None:
    assert AnswerOptions().threshold(0.3) == 0.3
    assert AnswerOptions(strictness=0.5).threshold(0.3) == 0.15
    assert AnswerOptions(strictness=2).threshold(0.3) == 0.6
    assert AnswerOptions(strictness=9).threshold(0.3) == STRICTEST
    assert AnswerOptions(strictness=2).threshold(0.95) == 0.95


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"strictness": 0}, "a strictness of 0: over 0 is needed"),
        ({"passages": 0}, "0 passages: 1 to 30 can be drawn on"),
        ({"passages": 31}, "31 passages"),
    ],
)
def test_what_cannot_be_is_refused(choice: dict[str, int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        AnswerOptions(**choice)  # type: ignore[arg-type]


def test_answers_come_less_or_more_readily(assistant: Assistant) -> None:
    vague = "江苏普及率多少？"
    assert not assistant.ask(vague, options=AnswerOptions(strictness=6)).answered
    assert assistant.ask(vague).short_answer == "70%"
    question = understand(QUESTION, Gazetteer.load())
    assert answers_question(0.2, question)
    assert not answers_question(0.2, question, options=AnswerOptions(strictness=2))


def test_so_many_passages_are_drawn_on(assistant: Assistant) -> None:
    question = "制造业智能体普及率的目标有哪些？"
    used = assistant.ask(question).citations
    assert {citation.article_id for citation in used} == {hit.article.id for hit in assistant.search(question, 2)}
    (one,) = {citation.passage_id for citation in assistant.ask(question, options=AnswerOptions(passages=1)).citations}
    assert one in {citation.passage_id for citation in used}


def test_only_passages_about_the_regions_named_are_drawn_on(assistant: Assistant) -> None:
    question = "安徽制造业智能体普及率到2030年达到多少？"
    assert assistant.ask(question).closest
    assert assistant.ask(question, options=AnswerOptions(only_named_regions=True)).closest == ()
    assert assistant.ask(QUESTION, options=AnswerOptions(only_named_regions=True)).short_answer == "90%"
