"""What questions take for granted."""

from __future__ import annotations

import pytest

from assistant.premises import premise_of, without_regions
from assistant.question import understand
from documents.regions import Gazetteer


@pytest.mark.parametrize(
    ("question", "neutral", "claimed"),
    [
        ("湖南2027年人工智能产业规模要到3500亿元，对吧？", "湖南2027年人工智能产业规模要到多少？", True),
        ("重慶把2027年的智能體普及率定在70%，為什麼這麼低", "重庆把2027年的智能体普及率定在多少？", True),
        ("听说江州要建超过40座智能工厂？", "江州要建多少智能工厂？", True),
        ("广东的机器人密度600台是哪年的目标？", "广东的机器人密度多少是哪年的目标？", False),
        ("Hebei aimed for a 90% share of it, right?", "How much: hebei aimed for a share of it?", True),
    ],
)
def test_a_figure_is_taken_out(question: str, neutral: str, claimed: bool) -> None:
    gazetteer = Gazetteer.load()
    premise = premise_of(understand(question, gazetteer), gazetteer)
    assert premise is not None
    assert premise.is_claimed is claimed
    assert premise.neutral == neutral


@pytest.mark.parametrize(
    "question", ["江苏的目标是多少？", "2027年的目标是什么，对吗？", "这是百亿级产业，对吧？", "基金有几百亿？"]
)
def test_years_and_ranks_claim_nothing(question: str) -> None:
    gazetteer = Gazetteer.load()
    assert premise_of(understand(question, gazetteer), gazetteer) is None


def test_regions_are_left_out() -> None:
    gazetteer = Gazetteer.load()
    assert without_regions(understand("广西和广东2026年投多少？", gazetteer), gazetteer) == "和2026年投多少？"
