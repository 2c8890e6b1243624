"""Regions that a figure is given to."""

from __future__ import annotations

import pytest

from assistant.language_model.told_of_places import figure_place_faults
from assistant.verification.reading import read
from documents.regions import Gazetteer

GAZETTEER = Gazetteer.load()
BOTH = "到2027年，湖南普及率超75%。到2030年，江西普及率超90%。"


@pytest.mark.parametrize(
    ("statement", "quote", "said"),
    [
        ("宁夏的数字经济占40%。", "宁夏中卫市的数字经济占40%。", ["宁夏"]),
        ("宁夏中卫的数字经济占40%。", "宁夏中卫市的数字经济占40%。", []),
        ("中卫的数字经济占40%。", "宁夏中卫市的数字经济占40%。", []),
        ("宁夏的数字经济占40%。", "宁夏的数字经济占40%，中卫市占50%。", []),
        ("江西与湖南都超过75%。", BOTH, ["江西"]),
        ("江西与湖南都超过75%。", "江西普及率超75%。湖南普及率超75%。", []),
        ("江西没有给出数值，湖南超过75%。", BOTH, []),
    ],
)
def test_a_figure_is_given_to_no_wider_and_no_more_regions(statement: str, quote: str, said: list[str]) -> None:
    found = figure_place_faults(read(statement, GAZETTEER), read(quote, GAZETTEER), GAZETTEER)
    assert [fault.said for fault in found] == said
