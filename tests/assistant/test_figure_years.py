from __future__ import annotations

import pytest

from assistant.figure_years import timely
from documents.regions import Gazetteer
from documents.sentences import Span

LEAD = "目标：2026年，江州的普及率要超过70%，国家定的年份是2027年。"
TWO = "2026年超过70%，2027年超过80%。"
MEASURE = "到2027年，产值比2025年增长30%。"
OF_A_PLAN = "目标：到2027年，江州2024年的总体方案要求规模突破40000P，占比不低于60%。"


@pytest.mark.parametrize(
    ("asked", "sentence", "figure", "found"),
    [
        (["2027"], LEAD, "70%", None),
        (["2026"], LEAD, "70%", "70%"),
        (["2027"], TWO, "80%", "80%"),
        (["2027"], TWO, "70%", "80%"),
        (["2026", "2027"], TWO, "70%", "70%"),
        (["2028"], TWO, "70%", None),
        (["2027"], MEASURE, "30%", "30%"),
        (["2027"], OF_A_PLAN, "60%", "60%"),
        ([], LEAD, "70%", "70%"),
        (["2027"], "2026年超过70%。", "70%", "70%"),
        (["2027"], LEAD, "江州", "江州"),
        (["2027"], "到2027年，据江州日报2026年1月13日报道，普及率要超过70%。", "70%", "70%"),
        (["2027"], "到2027年，江政发〔2025〕7号要求普及率超过70%。", "70%", "70%"),
    ],
)
def test_a_figure_holds_for_the_year_before_it(asked: list[str], sentence: str, figure: str, found: str | None) -> None:
    start = sentence.index(figure)
    words = timely(asked, sentence, Span(start, start + len(figure)), Gazetteer.load(), None)
    assert (words and sentence[words.start : words.end]) == found
