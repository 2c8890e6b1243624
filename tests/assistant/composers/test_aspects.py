"""Several things asked of one subject."""

from __future__ import annotations

import pytest

from assistant.composers.aspects import Aspects, aspects_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江苏的产值、企业数和增速各是多少？", Aspects("江苏的", ("产值", "企业数", "增速"), "各是多少？")),
        ("江苏的产值与利润分别增长多少", Aspects("江苏的", ("产值", "利润"), "分别增长多少")),
        ("江苏2026年目标：数据集、模型、芯片", Aspects("江苏2026年目标：", ("数据集", "模型", "芯片"), "")),
        ("江苏2026年企业数、专利数两个指标", Aspects("江苏2026年", ("企业数", "专利数"), "两个指标")),
        ("江苏的企业数、利润、增速是多少", Aspects("江苏的", ("企业数", "利润", "增速"), "是多少")),
        ("江苏的终端、智能体普及率各是多少", Aspects("江苏的", ("终端", "智能体普及率"), "各是多少")),
        ("江苏 核心产业营收、链主、龙头 目标", Aspects("江苏 ", ("核心产业营收", "链主", "龙头"), " 目标")),
        (
            "Jiangsu 2026 targets: industrial datasets, vertical models, AI chips",
            Aspects("Jiangsu 2026 targets: ", ("industrial datasets", "vertical models", "AI chips"), ""),
        ),
        (
            "How fast did Jiangsu's retail trade, finance and IT services each grow in 2025?",
            Aspects("How fast did Jiangsu's ", ("retail trade", "finance", "IT services"), " each grow in 2025?"),
        ),
    ],
)
def test_each_thing_is_found(text: str, expected: Aspects) -> None:
    assert aspects_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "江苏的普及率目标是多少？",
        "江苏的终端、智能体等应用普及率目标是多少？",
        "江苏、浙江和安徽的人工智能规划",
        "谁在2025年、2026年两次说过这话",
        "What is Jiangsu's plan for robots and drones?",
        "",
    ],
)
def test_one_thing_is_left_whole(text: str) -> None:
    assert aspects_of(text) is None


def test_each_is_asked_in_the_words_of_the_question() -> None:
    aspects = Aspects("江苏的", ("产值", "利润"), "分别增长多少")
    assert [aspects.question(item) for item in aspects.items] == ["江苏的产值分别增长多少", "江苏的利润分别增长多少"]
