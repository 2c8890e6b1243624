"""Remarks of an article on itself, and plain words before them."""

from __future__ import annotations

import pytest

from assistant.composers.remarks import MARGIN, finds_nothing, is_remark, plain_first
from assistant.question import understand
from documents.regions import Gazetteer
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import make_article

ARTICLE = make_article("江州的300亿元目标是否完成，没有找到说明。\n江州产业规模超过300亿元。\n江州投资20亿元。")
REMARK, PLAIN, OTHER = ARTICLE.text.split("\n")


def test_what_is_said_of_sources_is_a_remark() -> None:
    assert is_remark(make_evidence(ARTICLE, REMARK))
    assert not is_remark(make_evidence(ARTICLE, PLAIN))


@pytest.mark.parametrize(("behind", "first"), [(MARGIN, PLAIN), (MARGIN + 0.1, REMARK)])
def test_plain_words_with_the_same_figure_come_before_a_remark(behind: float, first: str) -> None:
    remark = make_evidence(ARTICLE, REMARK, 9.0, answer="300亿元")
    evidence = [remark, make_evidence(ARTICLE, OTHER, 8.0), make_evidence(ARTICLE, PLAIN, 9.0 - behind)]
    ordered = plain_first(evidence, Gazetteer.load())
    assert ARTICLE.text[ordered[0].start : ordered[0].end] == first
    assert sorted(one.start for one in ordered) == sorted(one.start for one in evidence)


def test_nothing_stays_nothing() -> None:
    assert plain_first([], Gazetteer.load()) == []


@pytest.mark.parametrize(
    ("sentence", "answer", "nothing"),
    [
        ("江州各项目标是否完成，以及实际规模，本简报没有找到可靠的数字。", "实际规模", True),
        ("江州的2027年数值，本简报没有见到。", None, True),
        ("本简报没有找到江州的目标，也没有找到海州的数字。", None, True),
        ("江州2025年出台措施，共有10条，具体日期本简报没有找到。", "10条", False),
        ("江州2025年出台措施，共有10条，具体日期本简报没有找到。", "具体日期", True),
        ("江州的方案由报社披露，本简报没有见到定稿。", "报社", False),
        ("江州的规模是300亿元。", "300亿元", False),
    ],
)
def test_what_is_told_not_to_be_found_answers_nothing(sentence: str, answer: str | None, nothing: bool) -> None:
    question = understand("江州的规模有多大？", Gazetteer.load())
    assert finds_nothing(question, make_evidence(make_article(sentence), sentence, answer=answer)) is nothing


@pytest.mark.parametrize(
    ("text", "nothing"), [("江州的方案是哪个厅印发的？", True), ("江州的方案是什么时候印发的？", False)]
)
def test_what_is_not_seen_is_no_answer_to_who_asks_for_it(text: str, nothing: bool) -> None:
    sentence = "江州的方案于2025年12月印发，有5类任务，印发机关未见。"
    evidence = make_evidence(make_article(sentence), sentence, answer="2025年12月")
    assert finds_nothing(understand(text, Gazetteer.load()), evidence) is nothing
