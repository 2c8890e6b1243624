from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from bibtexparser.entrypoint import parse_string

from assistant.answer import Answer, Citation
from tests.ui.fake_workbench import HOSTILE_TITLE, FakeWorkbench, cite, example_articles, make_article
from ui.exports import bibtex, gb_t_7714
from ui.language import Language
from ui.turns import Turn, TurnStatus

TODAY = date(2026, 11, 22)
PLAN, SUBSIDY, HOSTILE = example_articles()


def cited(*citations: Citation) -> Turn:
    return Turn("问", "答", TurnStatus.DONE, Answer("问", "问", True, "答", 0.9, citations=citations))


def changed(**values: object) -> Turn:
    return cited(replace(cite(1, SUBSIDY, "每年最高500万元"), **values))  # type: ignore[arg-type]


def references(*turns: Turn, language: Language = Language.SIMPLIFIED) -> list[str]:
    return gb_t_7714(turns, accessed=TODAY, language=language).splitlines()


def entries(*turns: Turn) -> list[tuple[str, str, dict[str, str]]]:
    """Read back what is written, with a parser that is not our own."""
    library = parse_string(bibtex(turns, accessed=TODAY, language=Language.SIMPLIFIED))
    assert library.failed_blocks == []
    return [
        (entry.entry_type, entry.key, {field.key: field.value for field in entry.fields}) for entry in library.entries
    ]


def test_each_article_is_listed_once_in_the_order_of_first_citation() -> None:
    first = cited(cite(1, SUBSIDY, "每年最高500万元"), cite(2, PLAN, "二、主要目标"))
    second = cited(cite(1, PLAN, "一、总体要求"), cite(2, HOSTILE, "开头"), cite(3, SUBSIDY, "企业租用算力的"))
    failed = Turn("问", "坏", TurnStatus.FAILED)
    assert references(first, failed, second) == [
        "[1] 海州市工业和信息化局. 海州市算力补贴办法[EB/OL]. (2025-01-08)[2026-11-22]."
        " https://outside.example/policy/subsidy.html.",
        "[2] 江州省人民政府办公厅. 江州省人工智能三年行动方案[Z]. 2024-05-20.",
        f"[3] {HOSTILE_TITLE}[Z].",
    ]
    keys = [key for _, key, _ in entries(first, failed, second)]
    assert keys == [f"article-{article.id}" for article in (SUBSIDY, PLAN, HOSTILE)]


def test_what_only_comes_close_is_not_cited() -> None:
    refused = Turn("天气", "", TurnStatus.DONE, FakeWorkbench().answer_to("天气"))
    assert references(refused) == []
    assert bibtex([refused], accessed=TODAY, language=Language.ENGLISH) == ""


@pytest.mark.parametrize(
    ("values", "reference"),
    [
        (
            {"publisher": None},
            "海州市算力补贴办法[EB/OL]. (2025-01-08)[2026-11-22]. https://outside.example/policy/subsidy.html.",
        ),
        (
            {"published": None, "publisher": "  "},
            "海州市算力补贴办法[EB/OL]. [2026-11-22]. https://outside.example/policy/subsidy.html.",
        ),
        ({"source": "/srv/secret/办法.md", "published": None}, "海州市工业和信息化局. 海州市算力补贴办法[Z]."),
        ({"source": "/srv/secret/办法.md", "publisher": None, "published": None}, "海州市算力补贴办法[Z]."),
        ({"source": "brief", "title": " \n"}, "海州市工业和信息化局. 无标题[Z]. 2025-01-08."),
        (
            {"source": "brief", "title": "A plan.\r\n[1] 甲\u202e乙\x00", "publisher": "Some Co. Ltd."},
            "Some Co. Ltd. A plan. [1] 甲乙[Z]. 2025-01-08.",
        ),
    ],
)
def test_a_reference_leaves_out_what_is_not_known(values: dict[str, object], reference: str) -> None:
    assert references(changed(**values)) == [f"[1] {reference}"]


def test_bibtex_is_written_whole() -> None:
    turn = cited(cite(1, SUBSIDY, "每年最高500万元"), cite(2, PLAN, "二、主要目标"))
    assert bibtex([turn], accessed=TODAY, language=Language.ENGLISH) == (
        f"@online{{article-{SUBSIDY.id},\n"
        "\tauthor = {{海州市工业和信息化局}},\n"
        "\ttitle = {{海州市算力补贴办法}},\n"
        "\tdate = {2025-01-08},\n"
        "\tyear = {2025},\n"
        "\turl = {https://outside.example/policy/subsidy.html},\n"
        "\turldate = {2026-11-22}\n"
        "}\n\n\n"
        f"@misc{{article-{PLAN.id},\n"
        "\tauthor = {{江州省人民政府办公厅}},\n"
        "\ttitle = {{江州省人工智能三年行动方案}},\n"
        "\tdate = {2024-05-20},\n"
        "\tyear = {2024}\n"
        "}\n"
    )


def test_what_means_something_to_tex_is_escaped() -> None:
    turn = changed(title='}, a = {\\x} 100% $5 #1 & _ ~ ^ <|> "中" “文”', publisher="甲 and 乙")
    assert entries(turn) == [
        (
            "online",
            f"article-{SUBSIDY.id}",
            {
                "author": "{甲 and 乙}",
                "title": r"{\textbraceright{}, a = \textbraceleft{}\textbackslash{}x\textbraceright{}"
                r" 100\% \$5 \#1 \& \_ \textasciitilde{} \textasciicircum{}"
                r" \textless{}\textbar{}\textgreater{} "
                '"中" “文”}',
                "date": "2025-01-08",
                "year": "2025",
                "url": "https://outside.example/policy/subsidy.html",
                "urldate": "2026-11-22",
            },
        )
    ]


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"publisher": None, "published": None}, {"title": "{海州市算力补贴办法}"}),
        (
            {"publisher": "\x00", "published": "去年", "title": ""},
            {"title": "{无标题}"},
        ),
        (
            {"publisher": None, "published": "2025-01"},
            {"title": "{海州市算力补贴办法}", "date": "2025-01", "year": "2025"},
        ),
    ],
)
def test_bibtex_leaves_out_what_is_not_known(values: dict[str, object], fields: dict[str, str]) -> None:
    assert entries(changed(source="a.md", **values)) == [("misc", f"article-{SUBSIDY.id}", fields)]


def test_an_address_cannot_end_its_field() -> None:
    turn = changed(source="https://a.example/x_y}, note={z} %41#b")
    assert entries(turn)[0][2]["url"] == "https://a.example/x_y%7D,%20note=%7Bz%7D%20%41#b"


def test_an_id_of_another_form_becomes_a_key_of_its_own() -> None:
    one, other = (changed(article_id=article_id) for article_id in ("a},\n x = {", "a}, x = {"))
    # The first 16 hexadecimal digits of their SHA-256.
    assert [key for _, key, _ in entries(one, other)] == [
        f"article-{make_article('', article_id, '').id}" for article_id in ("a},\n x = {", "a}, x = {")
    ]
