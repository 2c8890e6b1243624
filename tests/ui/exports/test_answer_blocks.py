from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer
from tests.ui.fake_workbench import FakeWorkbench
from ui.exports.answer_blocks import Block, Items, Paragraph, Piece, Table, answer_blocks, text_blocks

ONE, TWO = Piece("", 1), Piece("", 2)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("甲[1]乙[2] [3]。", [Paragraph((Piece("甲"), ONE, Piece("乙"), TWO, Piece(" [3]。")))]),
        ("甲\n\n\n乙\n丙", [Paragraph((Piece("甲"),)), Paragraph((Piece("乙"),)), Paragraph((Piece("丙"),))]),
        ("- 甲[1]\n- 乙\n丙", [Items(((Piece("甲"), ONE), (Piece("乙"),))), Paragraph((Piece("丙"),))]),
        (
            "| 地区 | 目标 |\n| --- | --- |\n| 江苏 | 甲[1]；乙[2] |\n|浙江|\n| 上海 | 丙 | 多 |",
            [
                Table(
                    ((Piece("地区"),), (Piece("目标"),)),
                    (
                        ((Piece("江苏"),), (Piece("甲"), ONE, Piece("；乙"), TWO)),
                        ((Piece("浙江"),), ()),
                        ((Piece("上海"),), (Piece("丙"),)),
                    ),
                )
            ],
        ),
        ("| 甲 |\n| 乙 |", [Paragraph((Piece("| 甲 |"),)), Paragraph((Piece("| 乙 |"),))]),
        ("|", [Paragraph((Piece("|"),))]),
        ("\ue0001\ue001甲[01]", [Paragraph((Piece("1甲"), ONE))]),
    ],
)
def test_a_text_is_taken_apart(text: str, blocks: list[Block]) -> None:
    assert text_blocks(text, {1, 2}) == blocks


def test_what_looks_like_a_marker_in_a_quote_is_none() -> None:
    assert text_blocks("原文[1]如此[1]", {1}, ["", "原文[1]\u202e如此"]) == [Paragraph((Piece("原文[1]如此"), ONE))]


@pytest.mark.parametrize(
    ("short_answer", "answered", "text", "is_short"),
    [
        ("60 EFLOPS", True, "60 EFLOPS[1]\n\n全文。", True),
        ("60 EFLOPS", True, "60 EFLOPS[1]", False),
        ("60 EFLOPS", True, "全文。\n\n其他。", False),
        ("60 EFLOPS", False, "60 EFLOPS[1]\n\n全文。", False),
        (None, True, "60 EFLOPS[1]\n\n全文。", False),
    ],
)
def test_the_short_answer_is_marked(short_answer: str | None, answered: bool, text: str, is_short: bool) -> None:
    given = FakeWorkbench().answer_to("目标")
    answer = replace(given, answered=answered, short_answer=short_answer, answer=text)
    first = answer_blocks(answer)[0]
    assert isinstance(first, Paragraph)
    assert first.is_short_answer is is_short


def test_a_refusal_has_the_markers_of_what_comes_closest() -> None:
    refusal = replace(FakeWorkbench().answer_to("天气"), answer="没有。[2][3]")
    assert answer_blocks(refusal) == [Paragraph((Piece("没有。"), TWO, Piece("[3]")))]
    assert answer_blocks(Answer("", "", False, "没有。[2]", 0.0)) == [Paragraph((Piece("没有。[2]"),))]
