"""What a sentence works out from the figures of its quotes."""

from __future__ import annotations

import pytest

from assistant.language_model.derived_figures import without_derived
from documents.regions import Gazetteer

GAZETTEER = Gazetteer.load()
RACKS = "2025年宁夏的标准机架为18万架，2022年规划的72万架没有达到。"
SPREAD = "到2027年，江苏产业规模突破400亿元；到2030年，江苏产业规模突破1000亿元。"
VOUCHERS = "上海发放算力券6亿元、模型券3亿元、语料券1亿元。"


@pytest.mark.parametrize(
    ("statement", "quote", "left"),
    [
        ("宁夏有18万架，相当于72万架的四分之一。", RACKS, "宁夏有18万架。"),
        ("宁夏有18万架，约占规划的25%。", RACKS, "宁夏有18万架。"),
        ("宁夏有18万架，比规划少54万架。", RACKS, "宁夏有18万架。"),
        ("到2030年突破1000亿元，是2027年的2.5倍。", SPREAD, "到2030年突破1000亿元。"),
        ("上海共安排10亿元：算力券6亿元、模型券3亿元。", VOUCHERS, "算力券6亿元、模型券3亿元。"),
        ("上海的三种券有6亿元、3亿元和1亿元。", VOUCHERS, "上海的券有6亿元、3亿元和1亿元。"),
        ("三项共10亿元。", VOUCHERS, "。"),
        ("宁夏有18万架，是规划的两成多。", RACKS, "宁夏有18万架。"),
        ("方案晚五个月。", "一份在2025年5月印发，一份在2025年10月印发。", "方案。"),
        ("要赋能三个领域：制造、科研和金融。", "要赋能制造、科研和金融。", "要赋能领域：制造、科研和金融。"),
        ("Jiangsu aims at 100 billion yuan, 2.5 times as much.", SPREAD, "Jiangsu aims at 100 billion yuan."),
    ],
)
def test_what_comes_out_right_is_left_out(statement: str, quote: str, left: str) -> None:
    assert without_derived(statement, quote, GAZETTEER) == left


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("宁夏有18万架，相当于72万架的三分之一。", RACKS),
        ("宁夏有18万架，比规划少50万架。", RACKS),
        ("到2030年突破1000亿元，是2027年的3倍。", SPREAD),
        ("到2030年突破1000亿元，是2028年的2.5倍。", SPREAD),
        ("宁夏有54万架。", RACKS),
        ("宁夏有18万架，是规划的三成多。", RACKS),
        ("四项共11亿元。", VOUCHERS),
        ("方案晚六个月。", "一份在2025年5月印发，一份在2025年10月印发。"),
        ("要赋能四个领域：制造、科研和金融。", "要赋能制造、科研和金融。"),
        ("宁夏有18万架，明年发放54万张券。", RACKS),
    ],
)
def test_what_does_not_or_is_not_told_as_worked_out_stays(statement: str, quote: str) -> None:
    assert without_derived(statement, quote, GAZETTEER) == statement


def test_of_all_there_is_only_the_figure_is_left_out() -> None:
    assert (
        without_derived("两年之间计划增加600亿元。", "2025年为400亿元，2027年为1000亿元。", GAZETTEER) == "之间计划。"
    )
