"""What has nothing to do with the articles."""

from __future__ import annotations

import pytest

from assistant.question import understand
from assistant.scope import is_out_of_scope
from documents.regions import Gazetteer
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import JIANGSU

EVIDENCE = [make_evidence(JIANGSU, JIANGSU.text.split("\n")[0], about=("江苏",))]


def beyond(question: str) -> bool:
    gazetteer = Gazetteer.load()
    return is_out_of_scope(understand(question, gazetteer), EVIDENCE, gazetteer)


@pytest.mark.parametrize(
    "question",
    ["今天北京天气怎么样", "台北今天會下雨嗎？", "What's the weather in Nanjing today?", "Who won the World Cup?"],
)
def test_what_no_passage_knows_a_word_of_is_out_of_scope(question: str) -> None:
    assert beyond(question)


@pytest.mark.parametrize(
    "question",
    [
        "北京的机器人密度是多少？",
        "《天气办法》是哪天印发的？",
        "How many robots are there in Nanjing?",
        "会有哪些？",
        "南京呢？",
        "And by 2030?",
    ],
)
def test_what_policies_speak_of_and_what_leaves_its_matter_open_is_not(question: str) -> None:
    assert not beyond(question)
