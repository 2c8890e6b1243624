from datetime import date

import pytest

from documents import Article
from index.adding import PASTED, FileOutcome, Status
from tests.ui.fake_workbench import HOSTILE_TITLE, FakeWorkbench, example_articles, make_article
from ui.article_catalogue import Catalogue, Entry, Wanted
from ui.article_rendering import (
    MOST_OUTCOMES,
    ROWS_A_PAGE,
    articles_html,
    outcomes_html,
    overview_html,
    publisher_choices_html,
    reader_html,
    region_choices_html,
    repairs_line,
    shown_source,
)
from ui.language import Language

TODAY = date(2026, 6, 30)
HOSTILE = make_article(
    HOSTILE_TITLE,
    "<img src=x onerror=window.hacked=1>\u202e反向",
    "<i>.html",
    publisher="<u>出版</u>",
    regions=("<s>",),
    raw="<form>{{7*7}}${1}",
)


def entries(*articles: Article) -> tuple[Entry, ...]:
    return Catalogue(FakeWorkbench(kept=list(articles))).entries()


def test_outcomes_show_progress_until_all_are_told() -> None:
    outcomes = [
        FileOutcome("/x/甲.txt", Status.ADDED, None, "甲", 3),
        FileOutcome("乙.bin", Status.SKIPPED, reason="坏"),
    ]
    running = outcomes_html(outcomes[:1], 2, Language.ENGLISH)
    assert '<progress max="2" value="1"></progress>' in running
    assert "Working on 1 of 2" in running
    finished = outcomes_html(outcomes, 0, Language.ENGLISH)
    assert "<progress" not in finished
    assert "<td>甲.txt</td>\n      <td>added, 3 passages</td>" in finished
    assert '<td>not added<span class="reason">坏</span></td>' in finished


def test_the_page_says_what_a_replaced_file_replaced() -> None:
    outcomes = [
        FileOutcome("甲.txt", Status.REPLACED, None, "甲", 3, "replaces the version added before (0)"),
        FileOutcome("乙.txt", Status.UNCHANGED, None, "乙", 3, "already in the index"),
    ]
    html = outcomes_html(outcomes, 0, Language.ENGLISH)
    assert '<td>replaced, 3 passages<span class="reason">replaces the version added before (0)</span></td>' in html
    assert "already in the index" not in html


def test_what_was_repaired_is_told_with_a_way_to_see_it() -> None:
    repairs = {"glosses": 12, "furniture": 3, "unheard_of": 1}
    outcome = FileOutcome("甲.txt", Status.ADDED, "0123", "甲", 3, repairs=repairs)
    html = outcomes_html([outcome], 0, Language.SIMPLIFIED)
    assert '<span class="reason repairs">已修复：注音 12 处、导航和版权等文字 3 处</span>' in html
    assert '<button type="button" data-compare="0123">对照原文件</button>' in html
    assert repairs_line(repairs, Language.ENGLISH) == "pinyin glosses (12), navigation and notices (3)"


def test_of_many_outcomes_those_not_added_and_the_latest_are_listed() -> None:
    outcomes = [FileOutcome(f"{n}.txt", Status.ADDED if n else Status.SKIPPED) for n in range(1000)]
    html = outcomes_html(outcomes, 2000, Language.ENGLISH)
    assert html.count("<td>") == 2 * (1 + MOST_OUTCOMES // 2)
    assert "<td>0.txt</td>" in html
    assert "<td>999.txt</td>" in html
    assert "949 more were handled" in html
    assert "Working on 1000 of 2000" in html


def test_a_long_list_comes_page_by_page() -> None:
    listed = entries(*(make_article(f"第{n:03}篇", f"文{n}", "a.txt", published="2026-01-01") for n in range(120)))
    first, last = (articles_html(listed, Wanted(), page, Language.ENGLISH) for page in (1, 99))
    assert (first.count("<li "), last.count("<li ")) == (ROWS_A_PAGE, 20)
    assert "120 articles" in first
    assert "Page 1 of 3" in first
    assert '<button type="button" data-page="0" disabled>' in first
    assert '<button type="button" data-page="2" >' in first
    assert "Page 3 of 3" in last
    assert '<button type="button" data-page="4" disabled>' in last


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Wanted(), "3 articles"),
        (Wanted(region="浙江"), "1 of 3 articles"),
        (Wanted(words="无此文"), "No article fits these filters."),
    ],
)
def test_the_list_says_how_many_there_are(wanted: Wanted, words: str) -> None:
    html = articles_html(entries(*example_articles()), wanted, 1, Language.ENGLISH)
    assert words in html
    assert ("data-clear" in html) is not wanted.is_open


def test_an_empty_list_tells_what_to_do_first() -> None:
    html = articles_html([], Wanted(), 1, Language.SIMPLIFIED)
    assert "还没有文章。把文件拖进来、选择文件夹，或粘贴一篇正文" in html
    assert overview_html([], Wanted(), Language.SIMPLIFIED, TODAY) == ""


def test_the_overview_tells_each_region_and_month() -> None:
    listed = entries(*example_articles())
    html = overview_html(listed, Wanted(region="浙江"), Language.SIMPLIFIED, TODAY)
    # Chosen regions leave the map whole, and limit the timeline.
    assert 'data-region="江苏" aria-label="江苏：1 篇，最近 2024-05-20"' in html
    assert 'class="tile old" data-region="浙江"' in html
    assert 'aria-pressed="true"' in html
    assert 'data-month="2025-01" aria-label="2025-01：1 篇"' in html
    assert "2024-05" not in html.split('class="timeline"')[1]
    assert 'title="Anhui: 1"' in overview_html(listed, Wanted(), Language.ENGLISH, TODAY)
    assert "<span>黑龍江</span>" in overview_html(listed, Wanted(), Language.TRADITIONAL, TODAY)


def test_the_choices_are_those_that_there_are() -> None:
    listed = entries(
        make_article("甲", "一", "a", regions=("苏州",), publisher="乙社"),
        make_article("乙", "二", "b", regions=("浙江",), publisher="甲社"),
        make_article("丙", "三", "c", publisher="甲社"),
    )
    html = region_choices_html(listed, Language.ENGLISH)
    assert " ".join(html.split()) == (
        '<option value="">All</option> <optgroup label="Jiangsu"> <option value="江苏">Jiangsu (1)</option> '
        '<option value="苏州">Suzhou (1)</option> </optgroup> <option value="浙江">Zhejiang (1)</option> '
        '<option value="-">No region (1)</option>'
    )
    assert publisher_choices_html(listed).split("\n")[:2] == [
        '<option value="甲社"></option>',
        '<option value="乙社"></option>',
    ]


def test_an_article_stands_beside_its_file() -> None:
    html = reader_html(make_article("", "一\n二", PASTED, raw="一\n二"), "both", Language.ENGLISH)
    assert '<article class="whole" data-view="both"' in html
    assert "Untitled" in html
    assert "pasted text" in html
    assert '<div class="before">一\n二</div>' in html
    assert 'data-view="text"' in reader_html(HOSTILE, "sideways", Language.ENGLISH)
    assert "may have been removed" in reader_html(None, "text", Language.ENGLISH)


def test_hostile_words_are_escaped_everywhere() -> None:
    outcome = FileOutcome("<i>.html", Status.SKIPPED, "<b>", "<b>", reason="<u>")
    listed = entries(HOSTILE)
    for language in Language:
        made = [
            outcomes_html([outcome], 2, language),
            articles_html(listed, Wanted(words="<em>"), 1, language),
            articles_html(listed, Wanted(), 1, language),
            overview_html(listed, Wanted(region="<em>"), language, TODAY),
            region_choices_html(listed, language),
            publisher_choices_html(listed),
            reader_html(HOSTILE, "both", language),
        ]
        for html in made:
            for tag in ("<script", "<img", "<i>", "<u>", "<s>", "<em>", "<b> ", "<form>", "\u202e"):
                assert tag not in html
    assert HOSTILE_TITLE.replace("<", "&lt;").replace(">", "&gt;") in made[2]


def test_a_long_title_is_cut_in_the_list_alone() -> None:
    long = make_article("长" * 10_000, "一", "b" * 10_000, publisher="社" * 10_000)
    html = articles_html(entries(long), Wanted(), 1, Language.ENGLISH)
    assert len(html) < 5_000
    assert "长" * 10_000 in reader_html(long, "text", Language.ENGLISH)


def test_no_folder_of_the_machine_is_shown() -> None:
    assert "secret" not in articles_html(entries(*example_articles()), Wanted(), 1, Language.ENGLISH)
    assert shown_source("/srv/secret/甲.md", Language.SIMPLIFIED) == "甲.md"
    assert shown_source(PASTED, Language.SIMPLIFIED) == "粘贴的文本"
