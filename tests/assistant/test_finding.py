"""Which sentence answers where the best is misplaced."""

from __future__ import annotations

import pytest

from assistant.finding import HARDLY_BEHIND, placed_first
from assistant.question import understand
from documents.regions import Gazetteer
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import make_article

ARTICLE = make_article("浙江有40座工厂。\n江苏有30座工厂。")
ELSEWHERE, HERE = ARTICLE.text.split("\n")


@pytest.mark.parametrize(
    ("behind", "regions", "promoted"),
    [(HARDLY_BEHIND, 1.0, True), (HARDLY_BEHIND + 0.1, 1.0, False), (1.0, -1.0, False)],
)
def test_a_sentence_hardly_behind_one_that_is_misplaced_answers(behind: float, regions: float, promoted: bool) -> None:
    question = understand("江苏有多少座工厂？", Gazetteer.load())
    best = make_evidence(ARTICLE, ELSEWHERE, 9.0, regions=-1.0)
    other = make_evidence(ARTICLE, HERE, 9.0 - behind, regions=regions)
    assert placed_first(question, [best, other]) == ([other, best] if promoted else [best, other])


def test_a_best_sentence_in_its_place_stays_the_best() -> None:
    question = understand("江苏有多少座工厂？", Gazetteer.load())
    evidence = [make_evidence(ARTICLE, HERE, score, regions=1.0) for score in (9.0, 8.0)]
    assert placed_first(question, evidence) == evidence
    assert placed_first(question, []) == []
