from __future__ import annotations

import pytest

from assistant.follow_ups.former_turn import FormerTurn
from assistant.follow_ups.resolving import resolve
from documents.regions import Gazetteer


@pytest.mark.parametrize(
    ("last", "question", "standalone"),
    [
        ("河南2025年的算力目标是多少？", "河北同一年的目标呢", "河北2025年的算力目标是多少？"),
        ("江苏2027年的普及率目标是多少？", "再往后三年呢？", "江苏2030年的普及率目标是多少？"),
        ("江苏2027年的普及率目标是多少？", "隔年呢", "江苏2028年的普及率目标是多少？"),
        ("江苏2027年的普及率目标是多少？", "2026年当年的呢", "江苏2026年的普及率目标是多少？"),
        ("What is Jiangsu's target for 2027?", "What about Anhui, same year?", "What is Anhui's target for 2027?"),
        ("江苏2027年的普及率目标是多少？", "三年后呢？", "江苏2030年的普及率目标是多少？"),
        ("2025年AI核心產業目標，陝西的？", "再過五年呢？", "2030年AI核心產業目標，陝西的？"),
        ("江苏2027年的普及率目标是多少？", "当年度预算是多少", "江苏2027年的当年度预算是多少？"),
        (
            "What is Wuhan's computing power target for 2028?",
            "How large should the AI industry be that year?",
            "How large should the AI industry be in 2028 in Wuhan?",
        ),
        ("What is Jiangsu's target for 2027?", "And three years later?", "What is Jiangsu's target for 2030?"),
        ("江苏2027年的普及率目标是多少？", "第二年呢？", "江苏2028年的普及率目标是多少？"),
        ("江苏2027年的普及率目标是多少？", "前一年呢？", "江苏2026年的普及率目标是多少？"),
        ("青海2025年9月的算力规模是多少？", "那时候机架有多少？", "青海2025年机架有多少？"),
        ("江苏2027年的普及率目标是多少？", "2025年前三季度的产值是多少？", "江苏2025年前三季度的产值是多少？"),
        ("What is Jiangsu's target for 2027?", "And the year before?", "What is Jiangsu's target for 2026?"),
        ("What is Jiangsu's target for 2027?", "What about the following year?", "What is Jiangsu's target for 2028?"),
        ("江苏2027年和2030年的目标？", "同年浙江呢", "浙江2027年和2030年的目标？"),
    ],
)
def test_years_told_by_the_last_question_are_written_in_full(last: str, question: str, standalone: str) -> None:
    assert resolve(question, [FormerTurn(last, ())], Gazetteer.load()).standalone == standalone


def test_years_count_from_the_nearest_question_that_names_one() -> None:
    turns = [FormerTurn("江苏2027年的普及率目标是多少？"), FormerTurn("江苏的普及率目标出自哪份文件？")]
    assert resolve("三年后呢？", turns, Gazetteer.load()).standalone == "江苏2030年的普及率目标是多少？"
