"""All that is given out, and the most for one."""

from __future__ import annotations

import pytest

from assistant.amounts import Amount, asked_amount, told_amount
from documents.sentences import Span


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("江州和海州的算力券总额各是多少？", Amount.TOTAL),
        ("江州每年安排多少算力券", Amount.TOTAL),
        ("江州語料券的總額", Amount.TOTAL),
        ("江州训力券一年最多发多少钱？", Amount.TOTAL),
        ("What is the total budget for vouchers?", Amount.TOTAL),
        ("江州的语料券每年最多多少？", Amount.TOTAL),
        ("Jiangzhou vouchers: what is the annual cap?", Amount.TOTAL),
        ("江州的算力券一家企业每年最多多少？", Amount.MOST_FOR_ONE),
        ("How much can one company get in vouchers a year at most?", Amount.MOST_FOR_ONE),
        ("租用算力最多补多少？", Amount.MOST_FOR_ONE),
        ("江州每年最多给一家企业多少？", Amount.MOST_FOR_ONE),
        ("What is the cap on model vouchers?", Amount.MOST_FOR_ONE),
        ("江州的算力补贴", None),
        ("每年安排的总额里，一家最高多少？", None),
    ],
)
def test_a_question_asks_for_one_of_them_or_says_neither(question: str, amount: Amount | None) -> None:
    assert asked_amount(question) is amount


@pytest.mark.parametrize(
    ("sentence", "words", "amount"),
    [
        ("江州安排发放6亿元算力券，按30%补助。", "6亿元", Amount.TOTAL),
        ("江州每年最高5000万元，购买语料的补助30%，最高200万元。", "5000万元", Amount.TOTAL),
        ("江州每年最高5000万元，购买语料的补助30%，最高200万元。", "200万元", Amount.MOST_FOR_ONE),
        ("江州规定单家企业每年最高100万元。", "100万元", Amount.MOST_FOR_ONE),
        ("算力券总额每年不超过5000万元。", "5000万元", Amount.TOTAL),
        ("租用算力的最高補助800萬元。", "800萬元", Amount.MOST_FOR_ONE),
        ("江州自2023年以来的算力补贴累计已超7亿元。", "7亿元", Amount.TOTAL),
        ("江州安排资金，对企业给予最高500万元。", "500万元", Amount.MOST_FOR_ONE),
        ("江州安排专项资金给予最高500万元补助。", "500万元", Amount.MOST_FOR_ONE),
        # No money, and money of which nothing is said.
        ("江州的补助比例最高30%。", "30%", None),
        ("江州的基金已有74.3亿元。", "74.3亿元", None),
    ],
)
def test_what_stands_before_an_amount_in_its_clause_tells_which_it_is(
    sentence: str, words: str, amount: Amount | None
) -> None:
    start = sentence.index(words)
    assert told_amount(sentence, Span(start, start + len(words))) is amount
