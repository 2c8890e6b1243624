from __future__ import annotations

import pytest

from index.usage import in_mainland_words


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("陝西的「人工智慧+」方案看重什麼？", "陕西的「人工智能+」方案看重什么？"),
        ("江蘇的晶片和資料中心有多少？", "江苏的芯片和数据中心有多少？"),
        ("AI產業規模是多少？", "人工智能产业规模是多少？"),
        ("规上AI企业有几家？", "规模以上人工智能企业有几家？"),
        ("語料券的總盤子", "语料券的总额"),
        ("產業的總盤子和體量", "产业的总规模和规模"),
        ("江州有哪些超算？文昌航天超算中心呢？", "江州有哪些超算（超级计算）？文昌航天超算中心呢？"),
        ("優質的資料集", "优质的数据集"),
        ("OpenAI的数据资料在哪里？", "OpenAI的数据资料在哪里？"),
        ("What is the AI target of 江蘇?", "What is the AI target of 江蘇?"),
        ("", ""),
    ],
)
def test_questions_are_said_in_the_words_of_the_articles(question: str, said: str) -> None:
    assert in_mainland_words(question) == said
