"""The thing whose measure a question asks for."""

from __future__ import annotations

import pytest

from assistant.asked_things import lacks_the_thing


@pytest.mark.parametrize(
    ("question", "sentence", "lacking"),
    [
        ("山東2027年的智慧終端普及率是多少？", "山东核心产业规模年均增速超30%。", True),
        ("山東2027年的智慧終端普及率是多少？", "山东要求应用普及率超过70%。", False),
        ("What uptake rate does Jiangzhou want?", "江州要求应用普及率超过70%。", False),
        ("江州数据中心平均PUE多少", "江州数据中心有26家。", True),
        ("江州有几家人工智能独角兽", "江州有人工智能企业893家。", True),
        ("江州2027年要有多少家AI企業？", "江州要求数据集达到10个。", True),
        ("江州有多少家AI公司？", "江州有人工智能企业893家。", False),
        ("江州要備齊多少個優質的產業資料集？", "江州要有行业数据集30个。", False),
        ("江州方案七大行动的第三项叫什么？", "方案部署七大行动，其中“新兴产业”一项是新增的。", True),
        ("江州方案七大行动的第三项叫什么？", "方案部署科技、产业、消费等七大行动。", False),
        ("江州语料券的总额是多少？", "江州的算力规模达到4500P。", True),
        ("江州的AI产业规模是多少？", "江州的人工智能基金突破50亿元。", True),
        ("江州产业基金规模多大？", "江州人工智能产业规模突破1200亿元。", True),
        ("江州产业基金规模多大？", "江州设立基金，规模50亿元。", False),
        ("How many AI companies did Jiangzhou have?", "江州要推出100个大模型产品。", True),
        ("How many AI companies did Jiangzhou have?", "江州有龙头企业30家。", False),
        ("How many industry clusters should there be?", "江州要有特色产业聚集区3至4个。", False),
        ("How many gizmo clusters should there be?", "江州有122个。", False),
        ("How many jobs will it create?", "江州要培育30家龙头企业。", True),
        ("江州每年发多少算力券？", "江州自2023年以来的算力补贴累计已超7亿元。", True),
        ("江州每年发多少算力券？", "江州安排2亿元算力券。", False),
        ("How many unicorns does Jiangzhou have?", "江州有企业893家。", True),
        ("What added value does Jiangzhou aim for?", "江州增加值达到300亿元。", False),
        ("江州的专利有多少？", "Jiangzhou holds 300 patents.", False),
        # What is counted is not named after the counter.
        ("江州的方案有几条跟AI密切相关？", "42个条款中有11条相关。", False),
        ("是哪几个厅局联合发的？", "科技、教育两部门印发。", False),
        ("江州的目标是多少？", "达到70%。", False),
    ],
)
def test_a_sentence_names_what_is_measured_or_not(question: str, sentence: str, lacking: bool) -> None:
    assert lacks_the_thing(question, sentence) is lacking
