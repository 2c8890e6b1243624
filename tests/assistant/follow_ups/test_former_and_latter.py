from __future__ import annotations

import pytest

from assistant.follow_ups.former_turn import FormerTurn
from assistant.follow_ups.resolving import resolve
from documents.regions import Gazetteer


@pytest.mark.parametrize(
    ("before", "question", "standalone"),
    [
        ((), "深圳的训力券和语料券，前者每年最高多少？", "深圳的训力券每年最高多少？"),
        (("广东的企业和平台各有多少？",), "后者呢？", "广东的平台各有多少？"),
        (
            ("江苏的算力规模是多少？", "江苏的产业规模是多少？"),
            "前者2027年的目标是多少？",
            "江苏的算力规模2027年的目标是多少？",
        ),
        (("安徽和上海谁的企业多？",), "后者的产业规模呢", "上海的产业规模呢"),
        (
            ("Who had more firms, Anhui or Shanghai?",),
            "industry size of the latter in 2025",
            "industry size of Shanghai in 2025",
        ),
        (("湖南的总算力是多少？",), "后者呢？", "湖南的后者？"),
    ],
)
def test_things_named_by_their_order(before: tuple[str, ...], question: str, standalone: str) -> None:
    assert resolve(question, [FormerTurn(one) for one in before], Gazetteer.load()).standalone == standalone


def test_two_things_are_known_from_the_question_as_it_was_put() -> None:
    turn = FormerTurn("深圳的训力券每年最高多少？", asked="深圳的训力券和语料券，前者每年最高多少？")
    assert resolve("后者呢？", [turn], Gazetteer.load()).standalone == "深圳的语料券每年最高多少？"
