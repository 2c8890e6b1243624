from __future__ import annotations

import pytest

from assistant.figure_years import is_for_another_year
from documents.regions import Gazetteer
from documents.sentences import Span

LEAD = "目标：2026年，江州的普及率要超过70%，国家定的年份是2027年。"
TWO = "2026年超过70%，2027年超过80%。"
MEASURE = "到2027年，产值比2025年增长30%。"


@pytest.mark.parametrize(
    ("asked", "sentence", "figure", "other"),
    [
        (["2027"], LEAD, "70%", True),
        (["2026"], LEAD, "70%", False),
        (["2027"], TWO, "80%", False),
        (["2027"], TWO, "70%", True),
        (["2026", "2027"], TWO, "70%", False),
        (["2027"], MEASURE, "30%", False),
        ([], LEAD, "70%", False),
        (["2027"], "2026年超过70%。", "70%", False),
        (["2027"], LEAD, "江州", False),
        (["2027"], "到2027年，据江州日报2026年1月13日报道，普及率要超过70%。", "70%", False),
        (["2027"], "到2027年，江政发〔2025〕7号要求普及率超过70%。", "70%", False),
    ],
)
def test_a_figure_holds_for_the_year_before_it(asked: list[str], sentence: str, figure: str, other: bool) -> None:
    start = sentence.index(figure)
    assert is_for_another_year(asked, sentence, Span(start, start + len(figure)), Gazetteer.load(), None) is other
