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
        # What ends the list, and what is not said of each: no word asks for each where figures are listed.
        (
            "江苏2027年要达到的产业规模、企业数和大模型数量",
            Aspects("江苏2027年要达到的", ("产业规模", "企业数", "大模型数量"), ""),
        ),
        ("江苏2025年产业规模、算力规模的目标", Aspects("江苏2025年", ("产业规模", "算力规模"), "的目标")),
        ("2025年全国企业数、普及率", Aspects("2025年全国", ("企业数", "普及率"), "")),
        (
            "新政策里，项目、平台、算力券最高各能拿多少？",
            Aspects("新政策里，", ("项目", "平台", "算力券"), "最高各能拿多少？"),
        ),
        ("2025年产值、突破的模型、算力规模各多少", Aspects("2025年", ("产值", "突破的模型", "算力规模"), "各多少")),
        # Makers are as good as measures.
        ("科大讯飞和腾讯上半年谁的投入大？", Aspects("", ("科大讯飞", "腾讯"), "上半年谁的投入大？")),
        (
            "韓系三大電池廠LG、SK、三星SDI上半年裝車量各是多少",
            Aspects("", ("LG", "SK", "三星SDI"), "上半年裝車量各是多少"),
        ),
        ("奉贤、普陀两个区产值比一比", Aspects("", ("奉贤", "普陀"), "两个区产值比一比")),
        ("省里的方案和省局的要点写得一样吗，各多少", Aspects("", ("省里的方案", "省局的要点"), "写得一样吗，各多少")),
        (
            "Three vouchers (compute, model, corpus): how much for each?",
            Aspects("Three vouchers (", ("compute", "model", "corpus"), "): how much for each?"),
        ),
        (
            "Revenue of Acer, Hon Hai (Foxconn) and Sony?",
            Aspects("Revenue of ", ("Acer", "Hon Hai (Foxconn)", "Sony"), "?"),
        ),
        ("Monthly pay: Vietnam vs India", Aspects("Monthly pay: ", ("Vietnam", "India"), "")),
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
        "What can be said of models, chips and robots? Give an overview of models, chips and robots",
        "江苏（含苏州、无锡）做了哪些安排",
        "比较江苏2027年终端、智能体的普及率目标",
        "",
    ],
)
def test_one_thing_is_left_whole(text: str) -> None:
    assert aspects_of(text) is None


def test_how_many_there_are_is_not_asked_of_one() -> None:
    assert Aspects("", ("江州", "海州"), "两个区产值").question("江州") == "江州产值"


def test_each_is_asked_in_the_words_of_the_question() -> None:
    aspects = Aspects("江苏的", ("产值", "利润"), "分别增长多少")
    assert [aspects.question(item) for item in aspects.items] == ["江苏的产值分别增长多少", "江苏的利润分别增长多少"]
