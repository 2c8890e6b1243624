"""What a sentence only denies."""

from __future__ import annotations

import pytest

from assistant.language_model.contrasts import without_contrasts


@pytest.mark.parametrize(
    ("statement", "quote", "left"),
    [
        ("这是市级目标，不是全区的目标。", "中卫要占40%，这是市级目标。", "这是市级目标。"),
        ("这是市级目标，不是省级目标。", "这是省级目标。", "这是市级目标，不是省级目标。"),
        ("只设了这个局，没有说明成立的原因。", "海珠区设立了人工智能局。", "只设了这个局。"),
        ("场合不同，因此不宜直接对照。", "两个目标的场合不同。", "场合不同。"),
        ("不是定稿。", "征求意见稿提出100EFLOPS。", "不是定稿。"),
        ("They are targets rather than achievements.", "目标：70%。", "They are targets."),
        (
            "Guangxi will set up a fund; it does not say the fund is running.",
            "广西要设基金。",
            "Guangxi will set up a fund.",
        ),
        ("Because the years differ, the two cannot simply be compared.", "2027年为70%。", "."),
        ("The two figures differ.", "两者一致。", "The two figures differ."),
        ("The plan does not set a figure.", "计划要求70%。", "The plan does not set a figure."),
    ],
)
def test_denials_of_what_no_quote_speaks_of_are_left_out(statement: str, quote: str, left: str) -> None:
    assert without_contrasts(statement, quote) == left
