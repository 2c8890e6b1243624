"""Questions drafted from articles."""

from __future__ import annotations

import pytest

from assistant.evaluation import comparable
from assistant.question_drafting import DraftedQuestion, draft_questions
from tests.made_up_articles import make_article

AIM = "到2027年，江苏的应用普及率达到70%以上。"
ISSUED = "江苏省人民政府于2025年12月29日印发《江苏省行动方案》。"
ARTICLE = make_article(f"# 目标\n\n{ISSUED}{AIM}江苏制造业根基深厚。", title="江苏方案", regions=("江苏",))


def test_each_has_its_sentence_its_article_and_the_words_that_answer() -> None:
    assert draft_questions([ARTICLE]) == [
        DraftedQuestion("《江苏省行动方案》是什么时候印发的？", "2025年12月29日", ISSUED, ARTICLE),
        DraftedQuestion("江苏到2027年的应用普及率要达到多少？", "70%", AIM, ARTICLE),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("到2030年，江苏的人工智能产业规模超过1.5万亿元。", "1.5万亿元"),
        ("到2027年，江苏要培育30家百亿级龙头企业。", "30家"),
        # The figure is not taken out of a longer one.
        ("到2027年，江苏共投资700亿元，人工智能渗透率达到70%。", "70%"),
        ("到2027年，江苏的智能算力规模达到75EFLOPS。", "75EFLOPS"),
    ],
)
def test_a_figure_has_its_unit(sentence: str, expected: str) -> None:
    article = make_article(sentence, regions=("江苏",))
    assert [one.expected for one in draft_questions([article])] == [expected]


def test_what_is_said_twice_is_asked_once_and_what_is_said_differently_not_at_all() -> None:
    again = make_article(f"据报道，{AIM}", title="转述", regions=("江苏",))
    other = make_article(AIM.replace("70%", "80%"), title="别的", regions=("江苏",))
    dated = "《江苏省行动方案》是什么时候印发的？"
    assert [one.question for one in draft_questions([ARTICLE, again])] == [
        dated,
        "江苏到2027年的应用普及率要达到多少？",
    ]
    assert [one.question for one in draft_questions([ARTICLE, again, other])] == [dated]


def test_the_words_that_answer_stand_in_the_sentence_and_that_in_the_article() -> None:
    for one in draft_questions([ARTICLE]):
        assert comparable(one.expected) in comparable(one.sentence)
        assert one.sentence in one.article.text


def test_articles_without_aims_give_nothing() -> None:
    assert draft_questions([make_article("江苏制造业根基深厚。")]) == []
    assert draft_questions([]) == []
