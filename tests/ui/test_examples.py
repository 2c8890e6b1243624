"""What the page offers to ask, asked of the real embedder, reader and briefs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Conversation
from assistant.options import AnswerOptions
from assistant.suggesting import SURE_ENOUGH
from ui.build import Workbench, open_workbench, prepare_corpus
from ui.examples import EXAMPLES, about_places
from ui.language import Language

FACT = "江苏到2030年的应用普及率目标是多少？"


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    workbench = open_workbench(tmp_path_factory.mktemp("briefs"))
    prepare_corpus(workbench, always=True)
    yield workbench
    workbench.index.close()


@pytest.mark.parametrize("language", Language)
def test_every_example_is_answered(workbench: Workbench, language: Language) -> None:
    answers = [workbench.answer(one) for one in workbench.examples(language.value)]
    assert [one.question for one in answers if not one.answered or one.confidence < SURE_ENOUGH] == []
    assert [one.question for one in answers] == list(EXAMPLES[language])


@pytest.mark.parametrize("question", EXAMPLES[Language.SIMPLIFIED][:1] + EXAMPLES[Language.ENGLISH][:1])
def test_an_example_compares_what_the_briefs_say_of_each_region(workbench: Workbench, question: str) -> None:
    answer = workbench.answer(question)
    rows = answer.answer.splitlines()[2:]
    assert len(rows) >= 2
    assert [row for row in rows if "[" not in row] == []


def test_only_regions_that_there_are_articles_of_are_asked_about() -> None:
    questions = ["江苏和安徽有什么不同？", "What are Anhui's targets?", "福建的目標", "人工智能是什么？"]
    assert about_places(questions, {"安徽", "福建"}) == questions[1:]


@pytest.mark.parametrize("question", [FACT, EXAMPLES[Language.ENGLISH][5], "南京今天的天气怎么样？"])
def test_every_suggestion_is_answered(workbench: Workbench, question: str) -> None:
    conversation = Conversation((workbench.answer(question),))
    suggested = [one for one in workbench.suggest(conversation) if one]
    assert suggested
    assert [one for one in suggested if not workbench.answer(one, conversation).answered] == []


def test_a_suggestion_keeps_to_the_regions_and_the_strictness_chosen(workbench: Workbench) -> None:
    conversation, options = Conversation((workbench.answer(FACT),)), AnswerOptions(strictness=2.5)
    for question in workbench.suggest(conversation, regions=["江苏"], options=options):
        if question:
            again = workbench.assistant.ask(question, regions=["江苏"], options=options)
            assert again.answered
            assert all("江苏" in one.title or "长三角" in one.title for one in again.citations)
