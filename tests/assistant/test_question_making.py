"""Questions made of sentences."""

from __future__ import annotations

import pytest

from assistant.question_making import MadeQuestion, questions_from


@pytest.mark.parametrize(
    ("sentence", "question", "expected"),
    [
        (
            "目标：到2027年，《江苏省行动方案》要求江苏的应用普及率达到70%以上。",
            "江苏到2027年的应用普及率要达到多少？",
            "70",
        ),
        ("到2030年，江苏提出人工智能产业规模超1万亿元。", "江苏到2030年的人工智能产业规模要达到多少？", "1"),
        ("到2027年，江苏还要培育30家百亿级龙头企业。", "江苏到2027年要培育多少家百亿级龙头企业？", "30"),
        (
            "江苏省人民政府于2025年12月29日印发《江苏省行动方案》。",
            "《江苏省行动方案》是什么时候印发的？",
            "月",
        ),
    ],
)
def test_a_figure_or_a_date_is_asked_for(sentence: str, question: str, expected: str) -> None:
    assert list(questions_from(sentence, ["江苏"])) == [MadeQuestion(question, expected)]


@pytest.mark.parametrize(
    "sentence",
    [
        "# 到2027年应用普及率达到70%",
        "据报道，2024年江苏人工智能产业年产值已突破5700亿元。",
        "到2027年和2030年，应用普及率分别达到70%和90%。",
        "到2027年，江苏要建成的高质量数据集超1000个。",
        "江苏到2027年要建成8座工厂和21个园区。",
        "江苏制造业根基深厚。",
        "",
    ],
)
def test_of_other_sentences_there_is_no_question(sentence: str) -> None:
    assert [made for made in questions_from(sentence, ["江苏"]) if "园区" not in made.question] == []
