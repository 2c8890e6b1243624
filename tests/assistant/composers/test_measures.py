"""Rows of a table measured in the same unit."""

from __future__ import annotations

from assistant.amounts import Amount
from assistant.composers.measures import COVERED, MARGIN, Measure, are_alike, measured_alike, measures_of
from documents.regions import Gazetteer
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import make_article

ARTICLE = make_article("江州产业规模100亿元。\n海州产业规模200亿元。\n河州企业20家。\n河州产业规模300亿元。")
MONEY = make_article("江州发放6亿元算力券，补助30%。\n海州租用算力的企业最高补助800万元。\n海州每年安排2亿元算力券。")
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


def test_the_measure_for_which_rows_have_to_go_least_far_behind_their_best_is_taken() -> None:
    first = make_evidence(ARTICLE, FIRST, answer="100亿元")
    firms = make_evidence(ARTICLE, FIRMS, 5.0, answer="20家")
    third = make_evidence(ARTICLE, THIRD, 4.0, answer="300亿元")
    assert measured_alike([[firms, third], [first]], Gazetteer.load()) == [third, first]
    # What names less of what is asked for is no better for its unit.
    vague = make_evidence(ARTICLE, THIRD, 4.0, answer="300亿元", coverage=COVERED - 0.1)
    assert measured_alike([[firms, vague], [first]], Gazetteer.load()) == [firms, first]


def test_without_a_measure_that_two_rows_can_have_each_keeps_its_best() -> None:
    first = make_evidence(ARTICLE, FIRST, answer="100亿元")
    firms = make_evidence(ARTICLE, FIRMS, 5.0, answer="20家")
    assert measured_alike([[firms], [first]], Gazetteer.load()) == [firms, first]
    assert measured_alike([], Gazetteer.load()) == []


def test_all_that_is_given_out_is_not_set_beside_the_most_for_one() -> None:
    given, most, also_given = MONEY.text.split("\n")
    total = make_evidence(MONEY, given, answer="6亿元")
    one = make_evidence(MONEY, most, 5.0, answer="最高补助800万元")
    other = make_evidence(MONEY, also_given, 4.0, answer="2亿元")
    gazetteer = Gazetteer.load()
    assert measured_alike([[total], [one, other]], gazetteer) == [total, other]
    assert measured_alike([[total], [one]], gazetteer) == [total, one]
    assert not are_alike([total, one], gazetteer)
    assert are_alike([total, other], gazetteer)


def test_measures_are_those_of_the_words_that_answer() -> None:
    evidence = make_evidence(MONEY, MONEY.text.split("\n")[0], answer="6亿元")
    assert measures_of(evidence, Gazetteer.load()) == [Measure("yuan", Amount.TOTAL)]
    assert measures_of(make_evidence(MONEY, MONEY.text.split("\n")[0]), Gazetteer.load()) == []
