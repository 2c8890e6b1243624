"""What the page offers to ask, asked of the real embedder, reader and briefs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Conversation
from assistant.options import AnswerOptions
from ui.build import Workbench, open_workbench, prepare_corpus
from ui.examples import EXAMPLES
from ui.language import Language

FIRST = EXAMPLES[Language.SIMPLIFIED][0]


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    workbench = open_workbench(tmp_path_factory.mktemp("briefs"))
    prepare_corpus(workbench, always=True)
    yield workbench
    workbench.index.close()


@pytest.mark.parametrize("language", Language)
def test_every_example_is_answered(workbench: Workbench, language: Language) -> None:
    refused = [one for one in workbench.examples(language.value) if not workbench.answer(one).answered]
    assert refused == []


@pytest.mark.parametrize("question", [FIRST, EXAMPLES[Language.ENGLISH][5], "南京今天的天气怎么样？"])
def test_every_suggestion_is_answered(workbench: Workbench, question: str) -> None:
    conversation = Conversation((workbench.answer(question),))
    suggested = [one for one in workbench.suggest(conversation) if one]
    assert suggested
    assert [one for one in suggested if not workbench.answer(one, conversation).answered] == []


def test_a_suggestion_keeps_to_the_regions_and_the_strictness_chosen(workbench: Workbench) -> None:
    conversation, options = Conversation((workbench.answer(FIRST),)), AnswerOptions(strictness=2.5)
    for question in workbench.suggest(conversation, regions=["江苏"], options=options):
        if question:
            again = workbench.assistant.ask(question, regions=["江苏"], options=options)
            assert again.answered
            assert all("江苏" in one.title or "长三角" in one.title for one in again.citations)
