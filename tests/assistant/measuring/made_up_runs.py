"""Measured answers made up for tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.measuring import Measured
from assistant.question_files import ExpectedAnswer

RIGHT = Measured(
    expected=ExpectedAnswer("问？", ("答",)),
    before=(),
    standalone_question="问？",
    script="zh-Hans",
    regions=("江苏",),
    answered=True,
    answer="答[1]",
    short_answer="答",
    confidence=0.9,
    citations=(),
    right=True,
    quotes_exact=True,
    exact_match=True,
    character_f1=1.0,
    sentences=None,
    ranks=(),
    latency_ms=10.0,
)


def measured(question: str = "问？", **changes: Any) -> Measured:
    """Make a measured answer, a right one but for what is given."""
    expected = changes.pop("expected", replace(RIGHT.expected, question=question))
    return replace(RIGHT, expected=expected, standalone_question=question, **changes)
