from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from assistant.answer import Answer, Republication
from tests.ui.fake_workbench import BUDGET_SENTENCE, HOSTILE_TEXT, HOSTILE_TITLE, FakeWorkbench, cite, make_article
from ui.exports import ExportedConversation, conversation_docx
from ui.language import Language
from ui.turns import Turn, TurnStatus

WHEN = datetime(2026, 11, 22, 10, 5, tzinfo=timezone(timedelta(hours=8)))


def answered(question: str, **values: object) -> Turn:
    answer = replace(FakeWorkbench().answer_to(question), **values)  # type: ignore[arg-type]
    return Turn(question, answer.answer, TurnStatus.DONE, answer)


def opened(*turns: Turn, language: Language = Language.ENGLISH, title: str = "题") -> Document:
    return docx.Document(io.BytesIO(conversation_docx(ExportedConversation(title, WHEN, turns), language)))


def lines(document: Document) -> list[tuple[str, str]]:
    """List the paragraphs after the title and the line under it, each with its style."""
    return [(str(one.style.name), one.text) for one in document.paragraphs[2:] if one.style]


def bold(paragraph: Paragraph) -> list[str]:
    return [run.text for run in paragraph.runs if run.bold]


def quotes(document: Document) -> list[Paragraph]:
    return [one for one in document.paragraphs if one.style and one.style.name == "Quote"]


def test_an_answer_is_written_with_its_sources() -> None:
    turn = answered("目标", standalone_question="江州的目标")
    assert turn.answer is not None
    first, second = turn.answer.citations
    elsewhere = (Republication("1", "转载", "某某网", None, "/srv/secret/转载.html"),)
    second = replace(second, publisher=None, published=None, regions=())
    citations = (replace(first, republications=elsewhere), second)
    turn = replace(turn, answer=replace(turn.answer, citations=citations))
    document = opened(turn, language=Language.SIMPLIFIED)
    assert [one.text for one in document.paragraphs[:2]] == [
        "题",
        "由省策导出于 2026-11-22 10:05。引文取自收录的文章。",
    ]
    assert lines(document) == [
        ("Heading 1", "目标"),
        ("Normal", "理解为：江州的目标"),
        ("Normal", "60 EFLOPS[1]"),
        ("Normal", f"{BUDGET_SENTENCE}[1]"),
        ("Normal", "企业租用算力可获补贴，每年最高500万元。[2] 另见[5]。"),
        ("Heading 2", "来源"),
        ("Normal", "[1] 江州省人工智能三年行动方案"),
        ("Normal", "江州省人民政府办公厅 · 2024-05-20 · 江苏、上海"),
        ("Quote", BUDGET_SENTENCE),
        ("Normal", "来源：江州方案.md"),
        ("Normal", "同一报道另见："),
        ("List Bullet", "转载 · 某某网 · 转载.html"),
        ("Normal", "[2] 海州市算力补贴办法"),
        ("Quote", "按照合同金额的30%给予补贴，每年最高500万元"),
        ("Normal", "来源：https://outside.example/policy/subsidy.html"),
    ]
    assert bold(document.paragraphs[4]) == ["60 EFLOPS"]
    assert [bold(quote) for quote in quotes(document)] == [["60 EFLOPS"], []]


def test_markers_lead_to_their_sources_and_addresses_to_the_web() -> None:
    document = opened(answered("天气"), answered("目标"))
    links = [link for one in document.paragraphs for link in one.hyperlinks]
    assert [(link.text, link.fragment or link.url) for link in links] == [
        ("https://outside.example/policy/subsidy.html", "https://outside.example/policy/subsidy.html"),
        ("[1]", "source_2_1"),
        ("[1]", "source_2_1"),
        ("[2]", "source_2_2"),
        ("https://outside.example/policy/subsidy.html", "https://outside.example/policy/subsidy.html"),
    ]
    marks = list(document.element.iter(qn("w:bookmarkStart")))
    assert [(mark.get(qn("w:name")), mark.get(qn("w:id"))) for mark in marks] == [
        ("source_1_1", "1"),
        ("source_1_2", "2"),
        ("source_2_1", "3"),
        ("source_2_2", "4"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "answered_", "words"),
    [
        (2, 4, True, ["丙丁"]),
        (None, None, True, ["戊"]),
        (3, None, True, ["戊"]),
        (0, 3, True, []),
        (4, 9, True, []),
        (2, 4, False, []),
    ],
)
def test_the_words_that_answer_are_bold(start: int | None, end: int | None, answered_: bool, words: list[str]) -> None:
    citation = cite(1, make_article("题", "甲乙丙丁\r\n戊己", "a.md"), "乙丙丁\r\n戊")
    citation = replace(citation, answer_start=start, answer_end=end)
    answer = Answer("问", "问", answered_, "答", 0.9, "戊", (citation,))
    (quote,) = quotes(opened(Turn("问", "答", TurnStatus.DONE, answer)))
    assert (quote.text, bold(quote)) == ("乙丙丁\n戊", words)


def test_a_table_is_a_table() -> None:
    words = "| 地区 | 目标 |\n| --- | --- |\n| 江苏 | 甲[1] |\n| 浙江 |\n\n- 一[2]\n- 二"
    document = opened(answered("目标", answer=words))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["地区", "目标"],
        ["江苏", "甲[1]"],
        ["浙江", ""],
    ]
    assert [bold(cell.paragraphs[0]) for row in table.rows for cell in row.cells] == [
        ["地区"],
        ["目标"],
        [],
        [],
        [],
        [],
    ]
    assert [row._tr.trPr is not None for row in table.rows] == [True, False, False]
    assert lines(document)[1:4] == [("Normal", ""), ("List Bullet", "一[2]"), ("List Bullet", "二")]


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (
            Turn("问\n二", "坏<了>\x00", TurnStatus.FAILED),
            [("Heading 1", "问 二"), ("Normal", "This question was not answered: 坏<了>")],
        ),
        (
            Turn("问", "刚\x1b[1]", TurnStatus.STOPPED),
            [("Heading 1", "问"), ("Normal", "刚[1]"), ("Normal", "This answer was not finished.")],
        ),
        (Turn("问"), [("Heading 1", "问"), ("Normal", "This answer was not finished.")]),
    ],
)
def test_the_state_of_a_turn_is_told(turn: Turn, expected: list[tuple[str, str]]) -> None:
    assert lines(opened(turn)) == expected


def test_a_refusal_is_written_with_what_comes_closest() -> None:
    turn = answered("天气")
    assert turn.answer is not None
    document = opened(replace(turn, answer=replace(turn.answer, closest=turn.answer.closest[1:])))
    assert lines(document) == [
        ("Heading 1", "天气"),
        ("Normal", "收录的文章里没有找到答案。"),
        ("Heading 2", "Closest passages, not an answer"),
        ("Normal", "[2] 海州市算力补贴办法"),
        ("Normal", "海州市工业和信息化局 · 2025-01-08 · 浙江"),
        ("Quote", "每年最高500万元"),
        ("Normal", "Source: https://outside.example/policy/subsidy.html"),
    ]


def test_hostile_words_are_only_words() -> None:
    bad = "\x00\x0b\ud800\ufffe\u202e"
    turn = answered("恶意")
    assert turn.answer is not None
    citation = replace(
        turn.answer.citations[0], title=HOSTILE_TITLE + bad, publisher=bad, published=bad, source=f"/{bad}<i>"
    )
    answer = replace(turn.answer, citations=(citation,), question=bad, short_answer=None)
    document = opened(Turn(bad, "", TurnStatus.DONE, answer), title=f"{bad}<w:p/>[1]" + "长" * 300)
    said = HOSTILE_TEXT[:200].replace("\u202e", "").replace("\u202c", "")
    assert document.paragraphs[0].text == "<w:p/>[1]" + "长" * 300
    assert document.core_properties.title == "<w:p/>[1]" + "长" * 246
    assert lines(document) == [
        ("Heading 1", ""),
        ("Normal", "Understood as: 恶意"),
        ("Normal", f"{said}[1] 未知[9]"),
        ("Heading 2", "Sources"),
        ("Normal", f"[1] {HOSTILE_TITLE}"),
        ("Normal", "安徽"),
        ("Quote", said),
        ("Normal", "Source: <i>"),
    ]


@pytest.mark.parametrize(
    ("language", "font", "of_articles", "title"),
    [
        (Language.SIMPLIFIED, "Microsoft YaHei", "zh-CN", "省策对话"),
        (Language.TRADITIONAL, "Microsoft JhengHei", "zh-TW", "省策對話"),
        (Language.ENGLISH, "Microsoft YaHei", "zh-CN", "A conversation with Shengce"),
    ],
)
def test_fonts_and_language_are_set(language: Language, font: str, of_articles: str, title: str) -> None:
    document = opened(answered("目标"), language=language, title="")
    fonts = list(document.styles.element.iter(qn("w:rFonts")))
    expected = {qn("w:ascii"): "Calibri", qn("w:hAnsi"): "Calibri", qn("w:cs"): "Calibri", qn("w:eastAsia"): font}
    assert {tuple(sorted(one.attrib.items())) for one in fonts} == {tuple(sorted(expected.items()))}
    marks = [*document.styles.element.iter(qn("w:lang")), *document.settings.element.iter(qn("w:themeFontLang"))]
    told = [(mark.get(qn("w:val")), mark.get(qn("w:eastAsia"))) for mark in marks]
    assert told == [(language.value, of_articles)] * 2
    properties = document.core_properties
    assert (properties.language, properties.title, document.paragraphs[0].text) == (language.value, title, title)
    assert properties.created == properties.modified == WHEN.astimezone(UTC)
    assert re.fullmatch("省策|Shengce", properties.author)
    assert properties.comments == ""
