"""Figures worked out by hand."""

from __future__ import annotations

import math

from assistant.measuring import Figures, figures, grouped
from assistant.measuring.cited_sentences import SentenceCounts
from assistant.question_files import ExpectedAnswer
from tests.assistant.measuring.made_up_runs import measured

RUN = [
    measured(sentences=SentenceCounts(2, 2, 2, 1, 1), ranks=(1,), latency_ms=10.0),
    measured(
        "二？",
        right=False,
        exact_match=False,
        character_f1=0.5,
        quotes_exact=False,
        before=("问？",),
        sentences=SentenceCounts(2, 0, 1, 2, 0),
        ranks=(2, None),
        latency_ms=40.0,
    ),
    measured(
        expected=ExpectedAnswer("三？", items=(("甲",),), kind="list"),
        right=False,
        answered=False,
        exact_match=None,
        character_f1=None,
        script="zh-Hant",
        regions=("江苏", "浙江"),
        latency_ms=20.0,
    ),
    measured(
        expected=ExpectedAnswer("四？", refuse=True), exact_match=None, character_f1=None, right=False, latency_ms=30.0
    ),
    measured(
        expected=ExpectedAnswer("谢谢", chat=True, kind="conversation"),
        before=("问？",),
        exact_match=None,
        character_f1=None,
        answered=False,
        regions=(),
        latency_ms=25.0,
    ),
]


def test_the_figures_of_a_run() -> None:
    assert figures(RUN) == Figures(
        questions=5,
        right=2,
        accuracy=0.3333,
        contains=0.5,
        exact_match=0.5,
        character_f1=0.75,
        citation_precision=0.5,
        citation_support=0.75,
        citation_recall=0.3333,
        quotes_exact=0.8,
        wrongly_refused=0.3333,
        wrongly_answered=1.0,
        follow_ups_right=0.0,
        recall_at_1=0.5,
        recall_at_5=0.75,
        recall_at_10=0.75,
        mean_reciprocal_rank=0.75,
        ndcg_at_10=round((1 + (1 / math.log2(3)) / (1 + 1 / math.log2(3))) / 2, 4),
        latency_p50_ms=25.0,
        latency_p95_ms=40.0,
    )


def test_groups_count_a_question_about_two_regions_with_each() -> None:
    groups = grouped(RUN)
    assert {name: (one.right, one.questions) for name, one in groups.kind.items()} == {
        "fact": (1, 3),
        "list": (0, 1),
        "conversation": (1, 1),
    }
    assert {name: one.questions for name, one in groups.script.items()} == {"zh-Hans": 4, "zh-Hant": 1}
    assert {name: one.questions for name, one in groups.region.items()} == {"江苏": 4, "浙江": 1}
    assert groups.kind["list"].contains is None


def test_the_largest_groups_come_first() -> None:
    assert list(grouped([RUN[2], *RUN]).kind) == ["fact", "list", "conversation"]
    assert list(grouped(RUN[2:]).kind) == ["list", "fact", "conversation"]


def test_nothing_asked_comes_to_nothing() -> None:
    assert figures([]) == Figures(0, 0, *[None] * 16, 0.0, 0.0)
