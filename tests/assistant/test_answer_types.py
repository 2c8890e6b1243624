"""What form an answer must have."""

from __future__ import annotations

import pytest

from assistant.answer_types import fits, is_another_thing


@pytest.mark.parametrize(
    ("question", "sentence", "fitting"),
    [
        # The unit is asked for.
        ("建成后能提供多少P算力？", "计划投入15亿元。", False),
        ("建成后能提供多少P算力？", "算力将达到3万P。", True),
        ("园区占地多少亩？", "园区占地300亩。", True),
        ("园区占地多少亩？", "园区有300家企业。", False),
        ("最多幫忙出幾成？", "按60%补助。", True),
        ("最多幫忙出幾成？", "最高补助800万元。", False),
        # A sum.
        ("2027年要做到多少億？", "城市同为2024年方案的承载地。", False),
        ("2027年要做到多少億？", "要突破300亿元。", True),
        ("江州2027年的营收目标", "各类煤矿要实现智能化。", False),
        ("What size does it want its AI industry to reach?", "要有高质量数据集1000个。", False),
        ("企業租用外部算力，江州最高補多少？", "最高补助800万元。", True),
        # A full title, a reason, heads.
        ("139号文件全称叫什么？", "江州以139号文件推动产业发展。", False),
        ("139号文件全称叫什么？", "139号文件是《江州办法》。", True),
        ("江州投资为什么下滑？", "江州投资同比下降1.3%。", False),
        ("江州投资为什么下滑？", "受高温影响，江州投资同比下降1.3%。", True),
        ("2025年、2027年的目标分別為何？", "江州的目标是45亿元。", None),
        ("江州到2035年要成为什么？", "到2035年，江州要成为智造之城。", None),
        ("方案分哪几个节点", "方案分三个阶段。", None),
        ("Why did it fall?", "江州投资同比下降1.3%。", False),
        ("团队目前有几个人？", "他将担任团队负责人。", False),
        ("团队目前有几个人？", "团队有30人。", True),
        # Years and the numbers of documents count nothing.
        ("江州给多少安家费？", "《江州方案（2024—2027年）》于2025年3月出台，文号是江政发〔2025〕9号。", False),
        ("江州给多少安家费？", "江州每人给10万元。", True),
        # 实施 in a title is no day of effect.
        ("江州的条例哪天开始施行？", "江州于2025年6月5日印发《江州实施方案》。", False),
        ("江州的条例哪天开始施行？", "江州的条例自2025年6月5日起施行。", True),
        ("江州出过哪几份文件？", "江州在2025年印发《江州方案》。", True),
        ("江州出过哪几份文件？", "江州已有893家企业。", False),
        # The day on which a document was issued, not that of something else; parts of a text; a person.
        ("江州的措施是哪天印发的？", "答复介绍了江州的措施，答复的日期据网址是2025年8月7日。", False),
        ("江州的措施是哪天印发的？", "江州于2025年8月7日印发措施。", True),
        ("江州的纲要分几篇几章？", "江州的路径分三段。", False),
        ("江州发展局的局长是谁？", "江州设立了发展局。", False),
        ("江州有什么举措？", "达到90%。", None),
    ],
)
def test_a_sentence_has_the_form_asked_for_or_not(question: str, sentence: str, fitting: bool | None) -> None:
    assert fits(question, sentence) is fitting


@pytest.mark.parametrize(
    ("question", "words", "another"),
    [
        ("江州那只基金的管理人是哪家机构？", "《江州若干政策措施》", True),
        ("江州那只基金由谁管理？", "30亿元", True),
        ("Which company manages the fund?", "30亿元", True),
        ("江州那只基金的管理人是哪家机构？", "江州投资公司", False),
        ("江州那只基金有多大？", "30亿元", False),
    ],
)
def test_a_document_or_a_figure_is_nobody(question: str, words: str, another: bool) -> None:
    assert is_another_thing(question, words) is another
