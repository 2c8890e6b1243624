"""Rows of a table measured in the same unit."""

from __future__ import annotations

from assistant.composers.measures import MARGIN, measured_alike
from documents.regions import Gazetteer
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import make_article

ARTICLE = make_article("江州产业规模100亿元。\n海州产业规模200亿元。\n河州企业20家。\n河州产业规模300亿元。")
FIRST, SECOND, FIRMS, THIRD = ARTICLE.text.split("\n")


def test_a_row_with_another_unit_takes_its_next_evidence_with_that_of_the_others() -> None:
    first = make_evidence(ARTICLE, FIRST, answer="100亿元")
    second = make_evidence(ARTICLE, SECOND, answer="200亿元")
    firms = make_evidence(ARTICLE, FIRMS, 5.0, answer="20家")
    third = make_evidence(ARTICLE, THIRD, 4.0, answer="300亿元")
    found = [[first], [second], [firms, third], []]
    assert measured_alike(found, Gazetteer.load()) == [first, second, third, None]
    # Too far behind, or about another region than the best.
    far = make_evidence(ARTICLE, THIRD, 4.9 - MARGIN, answer="300亿元")
    assert measured_alike([[first], [second], [firms, far]], Gazetteer.load()) == [first, second, firms]
    here = make_evidence(ARTICLE, FIRMS, 5.0, answer="20家", regions=1.0)
    assert measured_alike([[first], [second], [here, third]], Gazetteer.load()) == [first, second, here]


def test_without_a_unit_of_most_rows_each_keeps_its_best() -> None:
    first = make_evidence(ARTICLE, FIRST, answer="100亿元")
    firms = make_evidence(ARTICLE, FIRMS, 5.0, answer="20家")
    third = make_evidence(ARTICLE, THIRD, 4.0, answer="300亿元")
    assert measured_alike([[firms, third], [first]], Gazetteer.load()) == [firms, first]
    assert measured_alike([], Gazetteer.load()) == []
