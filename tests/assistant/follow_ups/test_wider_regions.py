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
        (
            "What adoption rate does Chongqing target for 2027?",
            "And the national one?",
            "What adoption rate does China target for 2027?",
        ),
    ],
)
def test_a_wider_region_is_asked_of(last: str, question: str, standalone: str) -> None:
    assert resolve(question, [FormerTurn(last)], Gazetteer.load()).standalone == standalone
