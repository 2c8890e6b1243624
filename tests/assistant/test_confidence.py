"""When a sentence is about something else than the question."""

from __future__ import annotations

import pytest

from assistant.confidence import MISPLACED, confidence, is_misplaced
from assistant.question import understand
from documents.regions import Gazetteer
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import make_article

PLAN = make_article("江苏《智能产业发展规划》提出重点方向。\n江苏每年安排2.5亿元算力券。", title="", regions=("江苏",))
DIRECTIONS, VOUCHERS = PLAN.text.split("\n")


@pytest.mark.parametrize(
    ("question", "misplaced"),
    [
        ("江苏《智能产业发展规划》有哪些方向？", False),
        ("江苏《智能产业的发展规划》有哪些方向？", False),
        ("江苏《机器人三年行动计划》有哪些方向？", True),
    ],
)
def test_a_document_that_is_not_named_there_is_another(question: str, misplaced: bool) -> None:
    evidence = make_evidence(PLAN, DIRECTIONS, regions=1.0)
    assert is_misplaced(understand(question, Gazetteer.load()), evidence) is misplaced


@pytest.mark.parametrize(
    ("question", "misplaced"),
    [("江苏的算力券每年安排多少？", False), ("江苏的算力券单家企业最多多少？", True), ("江苏的语料券是多少？", True)],
)
def test_another_amount_or_voucher_is_none_of_what_is_asked_for(question: str, misplaced: bool) -> None:
    evidence = make_evidence(PLAN, VOUCHERS, answer="2.5亿元", regions=1.0, kind=1.0, read=1.0, passage_cosine=0.9)
    asked = understand(question, Gazetteer.load())
    assert is_misplaced(asked, evidence) is misplaced
    assert (confidence(asked, [evidence]) <= MISPLACED) is misplaced
