from dataclasses import replace

import pytest

from assistant.answer import Republication
from index.adding import FileOutcome, Status
from tests.ui.fake_workbench import BUDGET_SENTENCE, HOSTILE_TITLE, FakeWorkbench, cite, example_articles
from ui.highlighting import Mark, Segment
from ui.language import Language
from ui.rendering import (
    answer_markdown,
    article_html,
    articles_html,
    citation_segments,
    failure_html,
    outcomes_html,
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


def test_an_answer_shows_its_short_answer_and_links_its_markers() -> None:
    assert answer_markdown(answered("目标"), Language.ENGLISH) == (
        f'<span class="short-answer">60 EFLOPS\u2060[&#91;1&#93;](#src-{ID}-1)</span>\n\n'
        f"{BUDGET_SENTENCE}\u2060[&#91;1&#93;](#src-{ID}-1)\n"
        f"企业租用算力可获补贴，每年最高500万元。\u2060[&#91;2&#93;](#src-{ID}-2) 另见&#91;5&#93;。"
    )


def test_a_refusal_leads_to_the_closest_passages() -> None:
    turn = answered("天气")
    assert answer_markdown(turn, Language.ENGLISH) == (
        f"收录的文章里没有找到答案。\n\n[See the closest passages](#src-{ID}-1)"
    )
    panel = sources_html(turn, Language.ENGLISH)
    assert "<h2>Closest passages, not an answer</h2>" in panel
    assert panel.count('<li class="card"') == 2


@pytest.mark.parametrize(
    ("turn", "message"),
    [
        (Turn("问"), '<span class="state running">Searching the articles…</span>'),
        (Turn("问", "答<b"), "答&#60;b"),
        (Turn("问", "答", TurnStatus.STOPPED), '答\n\n<span class="state">Stopped</span>'),
        (Turn("问", "<坏>", TurnStatus.FAILED), '<span class="failed">&#60;坏&#62;</span>'),
    ],
)
def test_the_state_of_a_turn_is_told(turn: Turn, message: str) -> None:
    assert answer_markdown(turn, Language.ENGLISH) == message


def test_a_card_marks_the_quote_and_the_answer() -> None:
    panel = sources_html(answered("目标"), Language.SIMPLIFIED)
    assert f'<li class="card" id="src-{ID}-1" tabindex="-1" lang="zh-CN">' in panel
    assert (
        '<mark class="quote">到2027年，全省算力规模达到</mark><mark class="answer">60 EFLOPS</mark>'
        '<mark class="quote">，人工智能核心产业规模超过1200亿元。</mark>建成3个' in panel
    )
    assert "江州省人民政府办公厅" in panel
    assert '<time datetime="2024-05-20">2024-05-20</time>' in panel


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


def test_the_page_says_what_a_replaced_file_replaced() -> None:
    outcomes = [
        FileOutcome("甲.txt", Status.REPLACED, "1", "甲", 3, "replaces the version added before (0)"),
        FileOutcome("乙.txt", Status.UNCHANGED, "2", "乙", 3, "already in the index"),
    ]
    html = outcomes_html(outcomes, 0, Language.ENGLISH)
    assert '<td>replaced, 3 passages<span class="reason">replaces the version added before (0)</span></td>' in html
    assert "already in the index" not in html


def test_hostile_words_are_escaped_everywhere() -> None:
    hostile = example_articles()[2]
    outcome = FileOutcome("/tmp/<i>.html", Status.SKIPPED, reason="<u>")
    made = [
        sources_html(answered("恶意"), Language.ENGLISH),
        article_html(hostile, 0, 5, Language.ENGLISH),
        articles_html([hostile], Language.ENGLISH, note="<s>"),
        outcomes_html([outcome], 2, Language.ENGLISH),
        failure_html("<em>"),
        answer_markdown(answered("恶意"), Language.ENGLISH),
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
    assert "secret" not in articles_html(articles, Language.ENGLISH)
    assert source_name("https://a.example/") == "a.example"


def test_an_article_is_shown_whole_with_the_quote_marked() -> None:
    article = replace(example_articles()[1], text="甲乙\n丙", title="")
    html = article_html(article, 1, 2, Language.SIMPLIFIED)
    assert '<div class="text">甲<mark class="quote">乙</mark>\n丙</div>' in html
    assert "无标题" in html
    assert "已被移除" in article_html(None, 0, 1, Language.SIMPLIFIED)


def test_references_are_listed_for_copying() -> None:
    assert references(BENCH.answer_to("目标")) == (
        "[1] 江州省人工智能三年行动方案, 江州省人民政府办公厅, 2024-05-20, 江州方案.md\n"
        "[2] 海州市算力补贴办法, 海州市工业和信息化局, 2025-01-08, outside.example/…/subsidy.html"
    )


def test_outcomes_show_progress_until_all_are_told() -> None:
    outcomes = [
        FileOutcome("/x/甲.txt", Status.ADDED, "1", "甲", 3),
        FileOutcome("乙.bin", Status.SKIPPED, reason="坏"),
    ]
    running = outcomes_html(outcomes[:1], 2, Language.ENGLISH)
    assert '<progress max="2" value="1"></progress>' in running
    assert "Working on 1 of 2" in running
    finished = outcomes_html(outcomes, 0, Language.ENGLISH)
    assert "<progress" not in finished
    assert "<td>甲.txt</td>\n      <td>added, 3 passages</td>" in finished
    assert '<td>not added<span class="reason">坏</span></td>' in finished
