from dataclasses import replace

import pytest

from assistant.answer import Republication
from tests.ui.fake_workbench import HOSTILE_TITLE, FakeWorkbench, cite, example_articles
from ui.highlighting import Mark, Segment
from ui.language import Language
from ui.rendering import (
    answer_actions_html,
    article_html,
    citation_segments,
    failure_html,
    references,
    source_name,
    sources_html,
)
from ui.turns import Turn, TurnStatus

ID = "0123456789ab"
BENCH = FakeWorkbench()


def answered(question: str) -> Turn:
    answer = BENCH.answer_to(question)
    return Turn(question, answer.answer, TurnStatus.DONE, answer, id=ID)


def test_the_quote_is_cut_from_its_passage_by_its_offsets() -> None:
    subsidy = example_articles()[1]
    # 企业租用算力的，(8)按照合同金额的30%(18)给予补贴
    assert citation_segments(cite(1, subsidy, "按照合同金额的30%", margin=8), "30%") == [
        Segment("企业租用算力的，", Mark.NONE),
        Segment("按照合同金额的", Mark.QUOTE),
        Segment("30%", Mark.ANSWER),
        Segment("给予补贴，每年最", Mark.NONE),
    ]


def test_a_card_marks_the_quote_and_the_answer() -> None:
    panel = sources_html(answered("目标"), Language.SIMPLIFIED)
    assert f'<li class="card" id="src-{ID}-1" tabindex="-1" lang="zh-CN">' in panel
    assert (
        '<mark class="quote">到2027年，全省算力规模达到</mark><mark class="answer">60 EFLOPS</mark>'
        '<mark class="quote">，人工智能核心产业规模超过1200亿元。</mark>建成3个' in panel
    )
    assert "江州省人民政府办公厅" in panel
    assert '<time datetime="2024-05-20">2024-05-20</time>' in panel


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (Language.SIMPLIFIED, ["江苏", "上海"]),
        (Language.TRADITIONAL, ["江蘇", "上海"]),
        (Language.ENGLISH, ["Jiangsu", "Shanghai"]),
    ],
)
def test_regions_are_named_in_the_language_of_the_page(language: Language, names: list[str]) -> None:
    shown = [f'<span class="region" lang="{language.value}">{name}</span>' for name in names]
    assert "".join(shown) in "".join(line.strip() for line in sources_html(answered("目标"), language).splitlines())
    assert "江州省人工智能三年行动方案" in sources_html(answered("目标"), language)
    assert f'<option value="{names[0]}"></option>' in answer_actions_html(["江苏"], language)


REPUBLICATIONS = (
    Republication("1", "江州公布方案", "某某网", "2024-05-21", "/srv/secret/转载.html"),
    Republication("2", "<b>无名</b>", None, None, "https://outside.example/a/b.html"),
)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.SIMPLIFIED, "同一报道另见 2 处"),
        (Language.TRADITIONAL, "同一報導另見 2 處"),
        (Language.ENGLISH, "The same report elsewhere: 2"),
    ],
)
def test_a_card_lists_who_else_published_the_report(language: Language, words: str) -> None:
    turn = answered("目标")
    assert turn.answer is not None
    first, second = turn.answer.citations
    cited = replace(turn.answer, citations=(replace(first, republications=REPUBLICATIONS), second))
    panel = sources_html(replace(turn, answer=cited), language)
    assert panel.count('<details class="republications"') == 1
    assert f"<summary>{words}</summary>" in panel
    assert "<span>某某网</span>" in panel
    assert '<time datetime="2024-05-21">2024-05-21</time>' in panel
    assert '<span class="file">转载.html</span>' in panel
    assert "&lt;b&gt;无名&lt;/b&gt;" in panel
    assert "secret" not in panel


def test_hostile_words_are_escaped_everywhere() -> None:
    hostile = example_articles()[2]
    made = [
        sources_html(answered("恶意"), Language.ENGLISH),
        article_html(hostile, 0, 5, Language.ENGLISH),
        failure_html("<em>"),
    ]
    for html in made:
        for tag in ("<script", "<img", "<b ", "<i>", "<u>", "<s>", "<em>", "<form", "\u202e"):
            assert tag not in html
    assert HOSTILE_TITLE.replace("<", "&lt;").replace(">", "&gt;") in made[0]


def test_no_folder_of_the_machine_is_shown() -> None:
    articles = example_articles()
    assert [source_name(article.source) for article in articles] == [
        "江州方案.md",
        "outside.example/…/subsidy.html",
        "<b>hostile.html",
    ]
    assert source_name("https://a.example/") == "a.example"


def test_an_article_is_shown_whole_with_the_quote_marked() -> None:
    article = replace(example_articles()[1], text="甲乙\n丙", title="")
    html = article_html(article, 1, 2, Language.SIMPLIFIED)
    assert '<div class="text after">甲<mark class="quote">乙</mark>\n丙</div>' in html
    assert "无标题" in html
    assert "已被移除" in article_html(None, 0, 1, Language.SIMPLIFIED)


def test_references_are_listed_for_copying() -> None:
    assert references(BENCH.answer_to("目标")) == (
        "[1] 江州省人工智能三年行动方案, 江州省人民政府办公厅, 2024-05-20, 江州方案.md\n"
        "[2] 海州市算力补贴办法, 海州市工业和信息化局, 2025-01-08, https://outside.example/policy/subsidy.html"
    )
