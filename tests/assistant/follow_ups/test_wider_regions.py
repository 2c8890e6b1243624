from __future__ import annotations

import pytest

from assistant.follow_ups.former_turn import FormerTurn
from assistant.follow_ups.resolving import resolve
from documents.regions import Gazetteer


@pytest.mark.parametrize(
    ("last", "question", "standalone"),
    [
        ("合肥有多少家AI企业？", "全省呢？", "安徽有多少家AI企业？"),
        ("安徽有多少家AI企业？", "全省呢？", "安徽有多少家AI企业？"),
        ("长沙2027年的智能算力目标是多少？", "回到全省，2030年是多少", "湖南2030年的智能算力目标是多少？"),
        ("四川2024年的全省营收是多少？", "省会2026年的呢", "成都2026年的营收是多少？"),
        ("呼和浩特和包头的机架有多少？", "自治区有没有条例", "内蒙古有没有条例"),
        ("上海2027年的目标是多少？", "全市2030年呢？", "上海2030年的目标是多少？"),
        (
            "What adoption rate does Chongqing target for 2027?",
            "And the national one?",
            "What adoption rate does China target for 2027?",
        ),
    ],
)
def test_a_wider_region_is_asked_of(last: str, question: str, standalone: str) -> None:
    assert resolve(question, [FormerTurn(last)], Gazetteer.load()).standalone == standalone
