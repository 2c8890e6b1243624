"""The figure of a sentence that is asked for."""

from __future__ import annotations

import pytest

from assistant.asked_figures import asked_for
from assistant.question import understand
from documents.regions import Gazetteer
from documents.sentences import Span

FIRMS = "到2027年，江州要有人工智能企业2000家以上，有竞争力的领军企业100家。"
MONEY = "江州每年安排5亿元训力券，租用算力的最高补助1000万元。"
YEARS = "江州的算力规模2025年超过5万P，2027年达到10万P。"
MOODS = "江州算力规模已超过5万P，计划年底达到10万P。"


@pytest.mark.parametrize(
    ("question", "sentence", "pointed", "wanted"),
    [
        ("江州2027年要有多少家人工智能企业？", FIRMS, "100家", "2000家以上"),
        ("江州2027年要有多少家领军企业？", FIRMS, "100家", "100家"),
        ("江州训力券的总额是多少？", MONEY, "1000万元", "5亿元"),
        ("江州租用算力最高补多少？", MONEY, "5亿元", "1000万元"),
        # Whose they are holds for both figures.
        ("江苏的创新平台给多少", "江苏的攻关项目最高1000万元，新建创新平台最高3000万元。", "1000万元", "3000万元"),
        # Another unit: the only figure of the one asked for.
        ("江州智能算力占比是多少？", "江州算力超12万P，智算占比超90%。", "12万P", "90%"),
        ("江州有多少P算力？", "江州算力超12万P，智算占比超90%。", "90%", "12万P"),
        ("江州的人工智能产业规模是多少？", "江州算力超40EFLOPS，人工智能产业规模超3000亿元。", "40EFLOPS", "3000亿元"),
        ("江州的普及率是多少？", "江州算力超12万P，占比90%、普及率80%。", "12万P", "12万P"),
        # Another year, another mood, words without a figure.
        ("江州的算力规模是多少？", YEARS, "10万P", "10万P"),
        ("江州的算力规模是多少？", MOODS, "10万P", "10万P"),
        ("江州2027年要有多少家人工智能企业？", FIRMS, "领军企业", "领军企业"),
    ],
)
def test_another_figure_is_pointed_at_only_where_it_fits_the_question_better(
    question: str, sentence: str, pointed: str, wanted: str
) -> None:
    gazetteer = Gazetteer.load()
    start = sentence.index(pointed)
    found = asked_for(understand(question, gazetteer), sentence, Span(start, start + len(pointed)), gazetteer)
    assert sentence[found.start : found.end] == wanted
