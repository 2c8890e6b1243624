"""Suggestions for the next question, over the made-up articles of the assistant's own tests."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import pytest

from assistant import Answer, Assistant, Conversation
from assistant.options import AS_USUAL, AnswerOptions
from assistant.suggesting import MOST_TRIED, SUGGESTIONS, Suggester
from index import Hit
from tests.assistant.test_assistant import assistant

__all__ = ["assistant"]

QUESTION = "江苏制造业智能体普及率到2030年达到多少？"


@dataclass
class Counting:
    """Count what the assistant is asked; with `refusing` it answers nothing."""

    assistant: Assistant
    refusing: bool = False
    asked: list[str] = field(default_factory=list)

    def ask(self, question: str, *, regions: Collection[str] = (), options: AnswerOptions = AS_USUAL) -> Answer:
        self.asked.append(question)
        if self.refusing:
            return Answer(question, question, False, "没有", 0.0)
        return self.assistant.ask(question, regions=regions, options=options)


@dataclass(frozen=True)
class Passages:
    """Find passages by the assistant's own search."""

    assistant: Assistant

    def search(self, question: str, k: int, *, regions: Collection[str] = ()) -> list[Hit]:
        return self.assistant.search(question, k, regions=regions)


def offered(suggestions: Iterator[str | None]) -> list[str]:
    return [question for question in suggestions if question is not None]


@pytest.fixture
def suggester(assistant: Assistant) -> Suggester:
    return Suggester(assistant, Passages(assistant))


def test_what_is_suggested_is_answered(assistant: Assistant, suggester: Suggester) -> None:
    suggested = offered(suggester.suggest(Conversation((assistant.ask(QUESTION),))))
    assert suggested == ["江苏到2027年的制造业智能体普及率要达到多少？", "浙江制造业智能体普及率到2030年达到多少？"]
    assert [assistant.ask(question).short_answer for question in suggested] == ["70%", "超过85%"]


def test_after_a_refusal_what_can_be_asked_is_suggested(assistant: Assistant, suggester: Suggester) -> None:
    refused = assistant.ask("江苏的天气怎么样？")
    assert not refused.answered
    for question in offered(suggester.suggest(Conversation((refused,)))):
        assert assistant.ask(question).answered


def test_what_was_asked_is_not_suggested_again(assistant: Assistant, suggester: Suggester) -> None:
    former = assistant.ask("浙江制造业智能体普及率到2030年达到多少")
    suggested = offered(suggester.suggest(Conversation((former, assistant.ask(QUESTION)))))
    assert suggested == ["江苏到2027年的制造业智能体普及率要达到多少？"]


def test_only_the_regions_chosen_are_drawn_on(assistant: Assistant, suggester: Suggester) -> None:
    answer = assistant.ask(QUESTION, regions=["江苏"])
    assert offered(suggester.suggest(Conversation((answer,)), regions=["江苏"])) == [
        "江苏到2027年的制造业智能体普及率要达到多少？"
    ]


def test_a_traditional_question_gets_traditional_suggestions(assistant: Assistant, suggester: Suggester) -> None:
    answer = assistant.ask("江蘇製造業智能體普及率到2030年達到多少？")
    assert offered(suggester.suggest(Conversation((answer,))))[0].startswith("江蘇到2027年的製造業")


def test_a_figure_that_is_claimed_of_a_region_is_claimed_of_no_other(
    assistant: Assistant, suggester: Suggester
) -> None:
    suggested = offered(suggester.suggest(Conversation((assistant.ask("江苏制造业智能体普及率到2030年是80%吗？"),))))
    assert suggested
    assert [question for question in suggested if "80%" in question] == []


def test_small_talk_is_followed_by_nothing(assistant: Assistant, suggester: Suggester) -> None:
    assert offered(suggester.suggest(Conversation((assistant.ask("你好"),)))) == []
    assert offered(suggester.suggest(Conversation())) == []


def test_few_questions_are_tried(assistant: Assistant, suggester: Suggester) -> None:
    counting = Counting(assistant, refusing=True)
    assert offered(Suggester(counting, suggester.passages).suggest(Conversation((assistant.ask(QUESTION),)))) == []
    assert 0 < len(counting.asked) <= MOST_TRIED
    counting = Counting(assistant)
    assert (
        len(offered(Suggester(counting, suggester.passages).suggest(Conversation((assistant.ask(QUESTION),)))))
        <= SUGGESTIONS
    )
