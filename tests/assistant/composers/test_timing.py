"""Evidence of the time that a question means."""

from __future__ import annotations

import pytest

from assistant.composers.timing import MARGIN, timely_first
from assistant.question import understand
from documents.regions import Gazetteer
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import make_article

ARTICLE = make_article(
    "据江州日报2025年10月报道，2024年末江州算力规模为8400P。\n2025年9月江州算力规模超17000P。\n"
    "2025年上半年江州产值21亿元。\n2025年江州产值45亿元。\n目标：到2030年，江州要达到90000P。"
)
OLDER, NEWER, HALF, WHOLE, AIM = ARTICLE.text.split("\n")


@pytest.mark.parametrize(
    ("text", "best", "other", "answers", "behind", "first"),
    [
        ("江州目前的算力有多大", OLDER, NEWER, ("8400P", "17000P"), MARGIN, NEWER),
        ("江州目前的算力有多大", OLDER, NEWER, ("8400P", "17000P"), MARGIN + 0.1, OLDER),
        # It asks for no time, for a time of its own, or the other is aimed at or of another kind.
        ("江州的算力有多大", OLDER, NEWER, ("8400P", "17000P"), 1.0, OLDER),
        ("江州目前的算力有多大", OLDER, AIM, ("8400P", "90000P"), 1.0, OLDER),
        ("江州目前的算力有多大", AIM, NEWER, ("90000P", "17000P"), 1.0, AIM),
        ("江州目前的算力有多大", OLDER, WHOLE, ("8400P", "45亿元"), 1.0, OLDER),
        ("江州2025年的产值", HALF, WHOLE, ("21亿元", "45亿元"), 1.0, WHOLE),
        ("江州2025年上半年的产值", HALF, WHOLE, ("21亿元", "45亿元"), 1.0, HALF),
    ],
)
def test_the_time_that_is_meant_comes_first(
    text: str, best: str, other: str, answers: tuple[str, str], behind: float, first: str
) -> None:
    gazetteer = Gazetteer.load()
    evidence = [
        make_evidence(ARTICLE, best, 9.0, answer=answers[0]),
        make_evidence(ARTICLE, other, 9.0 - behind, answer=answers[1]),
    ]
    ordered = timely_first(understand(text, gazetteer), evidence, gazetteer)
    assert ARTICLE.text[ordered[0].start : ordered[0].end] == first
    assert sorted(one.start for one in ordered) == sorted(one.start for one in evidence)


def test_nothing_stays_nothing() -> None:
    gazetteer = Gazetteer.load()
    assert timely_first(understand("江苏目前的算力", gazetteer), [], gazetteer) == []
