"""The words that answer, with what belongs to them."""

from __future__ import annotations

import pytest

from assistant.answer_spans import widened
from documents.sentences import Span


@pytest.mark.parametrize(
    ("text", "pointed", "expected"),
    [
        ("给予最高800万元补助。", "800万元", "最高800万元"),
        ("覆盖率不低于70%以上。", "70%", "不低于70%以上"),
        ("企业约300家左右。", "300家", "约300家左右"),
        ("投入3000亿元以上人民币。", "3000亿", "3000亿元以上人民币"),
        ("規模超過兩千億元。", "兩千億元", "兩千億元"),
        ("成为“智造之城”的样板。", "智造之城”", "“智造之城”"),
        ("成为“智造之城”的样板。", "“智造之城", "“智造之城”"),
        # What has no figure keeps to itself.
        ("超过苏州的是南京。", "苏州", "苏州"),
        ("由江苏省人民政府印发。", "江苏省人民政府", "江苏省人民政府"),
    ],
)
def test_modifiers_and_brackets_belong_to_the_answer(text: str, pointed: str, expected: str) -> None:
    start = text.index(pointed)
    span = widened(text, Span(start, start + len(pointed)), Span(0, len(text)))
    assert text[span.start : span.end] == expected


def test_nothing_outside_the_sentence_is_added() -> None:
    text = "超过90%以上"
    assert widened(text, Span(2, 5), Span(2, 5)) == Span(2, 5)
    assert widened(text, Span(2, 5), Span(0, 5)) == Span(0, 5)
    assert widened(text, Span(2, 5), Span(2, 7)) == Span(2, 7)
