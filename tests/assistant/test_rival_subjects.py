"""Figures of another trade than the one asked for."""

from __future__ import annotations

import pytest

from assistant.rival_subjects import tells_of_a_rival
from documents.sentences import Span

BOTH = "人工智能产业规模超过1000亿元，数字经济核心产业增加值达到1.8万亿元。"


@pytest.mark.parametrize(
    ("question", "words", "rival"),
    [
        ("江州2027年人工智能产业规模目标", "1.8万亿元", True),
        ("江州2027年人工智慧產業規模目標", "1000亿元", False),
        ("江州数字经济增加值是多少？", "1.8万亿元", False),
        ("江州数字经济增加值是多少？", "1000亿元", True),
        ("What is Jiangzhou's AI industry size target?", "1.8万亿元", True),
        # No trade, or no size.
        ("江州产业规模是多少？", "1.8万亿元", False),
        ("江州人工智能企业有多少家？", "1.8万亿元", False),
    ],
)
def test_the_trade_named_last_before_the_words_is_theirs(question: str, words: str, rival: bool) -> None:
    start = BOTH.index(words)
    assert tells_of_a_rival(question, BOTH, Span(start, start + len(words))) is rival


@pytest.mark.parametrize(
    ("question", "words", "rival"),
    [
        # One of the figures among the words is of what is asked for; titles name no trade of a figure.
        ("江州人工智能产业规模是多少？", "1200亿元，智能算力达到5P", False),
        ("江州机器人产业规模是多少？", "1200亿元，智能算力达到5P", True),
        ("江州算力规模是多少？", "5P", False),
    ],
)
def test_any_figure_of_the_words_may_be_the_one_asked_for(question: str, words: str, rival: bool) -> None:
    sentence = "江州的《大模型方案》要求人工智能产业规模突破1200亿元，智能算力达到5P。"
    start = sentence.index(words)
    assert tells_of_a_rival(question, sentence, Span(start, start + len(words))) is rival


def test_documents_and_things_that_are_not_asked_for_are_rivals() -> None:
    assert tells_of_a_rival("江州的数据计划有几条？", "《江州机器人方案》共26条。", None)
    assert tells_of_a_rival("江州有几家独角兽？", "江州有893家企业。", None)


def test_without_words_or_a_trade_before_them_there_is_no_rival() -> None:
    question = "江州人工智能产业规模是多少？"
    assert not tells_of_a_rival(question, BOTH, None)
    assert not tells_of_a_rival(question, "到2027年达到1000亿元。", Span(6, 12))


@pytest.mark.parametrize(
    ("question", "sentence", "rival"),
    [
        ("江州的算力券总额是多少？", "江州语料券的总额为1亿元。", True),
        ("江州的算力券總額是多少？", "江州发放6亿元算力券，还有语料券。", False),
        ("How large are Jiangzhou's compute vouchers?", "江州发放3亿元模型券。", True),
        ("How large are Jiangzhou's model vouchers?", "江州发放3亿元模型券。", False),
        ("江州的算力券总额是多少？", "江州每年安排1亿元。", False),
        ("江州的补贴是多少？", "江州语料券的总额为1亿元。", False),
    ],
)
def test_vouchers_of_another_kind_are_rivals(question: str, sentence: str, rival: bool) -> None:
    assert tells_of_a_rival(question, sentence, None) is rival
