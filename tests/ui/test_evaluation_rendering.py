"""The page of an evaluation."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from xml.etree import ElementTree

from lxml import html

from tests.ui.evaluation_runs import EARLIER, HOSTILE, RUN, report
from ui.evaluation_rendering import evaluation_html
from ui.evaluation_report import EvaluationReport, make_report

MADE = datetime(2026, 5, 4, 3, 2, tzinfo=UTC)


def page(one: EvaluationReport) -> str:
    return evaluation_html(one, f"{HOSTILE}.jsonl", MADE)


def words(found: html.HtmlElement) -> str:
    return " ".join(found.text_content().split())


def test_nothing_comes_from_elsewhere_or_runs() -> None:
    made = page(report(against=EARLIER))
    root = html.document_fromstring(made)
    assert root.xpath("//script | //img | //iframe | //link | //@src | //@href | //@onerror") == []
    assert not re.search(r"https?:|url\(|@import", made)
    assert "default-src 'none'" in made
    assert "{{7*7}}" in made


def test_every_wrong_answer_stands_beside_the_right_one() -> None:
    root = html.document_fromstring(page(report()))
    (row,) = root.xpath("//h2[starts-with(., 'Wrong answers')]/following::tbody[1]/tr")
    question, kind, expected, answered, confidence = map(words, row.xpath("./td"))
    assert question == f"{HOSTILE}？"
    assert kind == HOSTILE
    assert expected == f"{HOSTILE} | 乙; 丙"
    assert answered.startswith(HOSTILE)
    assert confidence == "50.0%"


def test_figures_and_bars() -> None:
    root = html.document_fromstring(page(report()))
    assert "3 questions · 2 right · 1 wrong" in root.text_content()
    assert [words(one) for one in root.xpath("//h2")] == [
        *("Right by kind", "Right by script", "Right by region", "How long answers took", "Wrong answers (1)")
    ]
    for drawing in re.findall(r"<svg.*?</svg>", page(report()), re.DOTALL):
        ElementTree.fromstring(drawing)
    kinds = root.xpath("//svg[@aria-label='share right by kind']")[0]
    widths = [float(one.get("width")) for one in kinds.xpath(".//*[@class='bar']")]
    assert widths == [400.0, 0.0, 400.0]


def test_a_comparison_shows_what_changed() -> None:
    root = html.document_fromstring(page(report(against=EARLIER)))
    told = words(root.xpath("//h2[.='Against the earlier run']/following-sibling::p[1]")[0])
    assert told == "3 questions compared (0 asked only before, 0 only now): 1 got better, 1 worse."
    (row,) = root.xpath("//h3[.='Worse']/following::tbody[1]/tr")
    assert [words(one)[:7] for one in row.xpath("./td")][2:] == ["乙、丙[1]到", HOSTILE[:7]]
    assert len(root.xpath("//svg[@aria-label='differences with 95 % intervals']//*[@class='dot']")) == 9


def test_a_run_without_questions_or_faults() -> None:
    nothing = page(make_report([], lambda *_: ()))
    assert "0 questions · 0 right · 0 wrong" in nothing
    assert "<p>None.</p>" in page(make_report(RUN[:1], lambda *_: ()))
    assert "0 questions compared" in page(make_report(RUN[:1], lambda *_: (), []))
