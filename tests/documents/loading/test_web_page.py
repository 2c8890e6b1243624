"""Tests of loading web pages."""

from __future__ import annotations

import base64
import html
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trafilatura import core

from documents.exceptions import FileTooLarge, NoText
from documents.loading import Limits, load_bytes
from tests.documents.loading.tracing_checks import untraced

PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>安徽出台机器人行动方案_某某新闻网</title>
<meta name="PubDate" content="2026-01-07 10:20"><meta name="ContentSource" content="安徽日报">
<meta name="SiteName" content="某某新闻网"><script>var x = "<p>不是正文。</p>";</script></head>
<body><div class="nav"><a href="/">首页</a><a href="/ai">人工智能</a></div>
<div class="share">分享到 微信 微博</div>
<h1>安徽出台机器人行动方案</h1><div class="info">2026-01-07 10:20 作者：张三</div>
<div class="content"><p>　　近日，安徽省印发智能机器人产业发展行动方案，提出到2027年
培育<b>10户</b>以上企业&ldquo;龙头&rdquo;。</p>
<h2>重点任务</h2><p>方案提出五项任务，涵盖研发、制造、应用、人才和资金，<a href="x">详细内容</a>见附件。
各市要落实责任，<script>ad()</script>并按季度报告进展情况，省里将组织专家评估，评估结果向社会公开。</p>
<ul><li>研发中心建设</li><li>示范应用推广</li></ul>
<table><tr><th>年份</th><th>目标</th></tr><tr><td>2027</td><td>1000亿元</td></tr></table>
<p>第一行<br>第二行 A&amp;B</p></div>
<div class="related"><h3>相关阅读</h3><ul><li><a href=1>北京发布人工智能政策</a></li></ul></div>
<div class="footer">版权所有 京ICP备12345号</div></body></html>"""
TEXT = """近日，安徽省印发智能机器人产业发展行动方案，提出到2027年培育10户以上企业“龙头”。
## 重点任务
方案提出五项任务，涵盖研发、制造、应用、人才和资金，详细内容见附件。各市要落实责任，并按季度报告进展情况，省里将组织专家评估，评估结果向社会公开。
研发中心建设
示范应用推广
年份 | 目标
2027 | 1000亿元
第一行
第二行 A&B"""


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16-le", "utf-16"])
def test_loads_the_main_text_whatever_charset_is_declared(encoding: str) -> None:
    loaded = load_bytes(PAGE.encode(encoding), "page.html")
    assert loaded.text.text == TEXT
    assert loaded.raw == PAGE
    assert (loaded.title, loaded.publisher, loaded.published) == ("安徽出台机器人行动方案", "安徽日报", "2026-01-07")
    assert loaded.details["author"] == "张三"
    assert loaded.details["site"] == "某某新闻网"


def test_traces_each_character_to_the_page() -> None:
    loaded = load_bytes(PAGE.encode(), "page.html")
    entities = [("“", "&ldquo;"), ("”", "&rdquo;"), ("&", "&amp;")]
    assert [pair for pair in untraced(loaded) if pair[1]] == entities
    start = loaded.text.text.index("培育10户以上")
    first, last = loaded.text.original_span(start, start + 7)
    assert loaded.raw[first:last] == "培育<b>10户</b>以上"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2026-03-01T08:00:00+08:00">', "2026-03-01"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-02"}</script>',
            "2026-03-02",
        ),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="20260303">', "2026-03-03"),
        ('<meta name="PubDate" content="2026-13-45">', "2026-01-07"),
    ],
)
def test_finds_the_date(head: str, expected: str) -> None:
    page = re.sub(r'<meta name="PubDate".*?>', head, PAGE)
    assert load_bytes(page.encode(), "page.html").published == expected


@pytest.mark.parametrize(
    "line", ["来源：安徽日报", "来源: 安徽日报 ", "信息来源：安徽日报|作者：李四", "來源：安徽日报"]
)
def test_reads_the_publisher_from_the_line_below_the_title(line: str) -> None:
    page = re.sub(r'<meta name="(?:ContentSource|SiteName)".*?>', "", PAGE).replace("作者：张三", line)
    assert load_bytes(page.encode(), "page.html").publisher == "安徽日报"


def test_reads_title_and_publisher_from_linked_data() -> None:
    article = {"@type": "NewsArticle", "headline": "方案出台始末", "publisher": {"name": "新华社"}}
    data = json.dumps({"@graph": [{**article, "author": [{"name": "甲"}, {"name": "乙"}]}]})
    page = re.sub(r"<meta name=.*?>", "", PAGE).replace(
        "</head>", f'<script type="application/ld+json">{data}</script></head>'
    )
    loaded = load_bytes(page.encode(), "page.html")
    assert (loaded.title, loaded.publisher, loaded.details["author"]) == ("方案出台始末", "新华社", "甲、乙")


def test_loads_a_page_of_one_sentence() -> None:
    page = (
        "<html><body><nav><a href=1>首页</a></nav><p>安徽省印发&#26041;案。</p><footer>版权所有</footer></body></html>"
    )
    loaded = load_bytes(page.encode(), "page.html")
    assert loaded.text.text == "安徽省印发方案。"
    assert untraced(loaded) == [("方", "&#26041;")]


def test_loads_a_page_without_paragraphs() -> None:
    sentences = [f"第{number}项任务由省发展改革委牵头落实，年底前完成。" for number in range(30)]
    page = "<html><body><a href=1>首页</a><div>" + "<br>".join(sentences) + "</div></body></html>"
    assert load_bytes(page.encode(), "page.html").text.text == "\n".join(sentences)


def test_short_block_is_found_beside_its_neighbours_not_in_the_navigation() -> None:
    page = PAGE.replace("重点任务", "人工智能")
    loaded = load_bytes(page.encode(), "page.html")
    start = loaded.text.text.index("人工智能")
    assert loaded.text.original_span(start, start + 4)[0] == page.index("人工智能</h2>")


def test_pictures_saved_inside_the_page_do_no_harm() -> None:
    picture = '<img src="data:image/png;base64,' + base64.b64encode(b"x" * 3_000_000).decode() + '">'
    assert load_bytes(PAGE.replace("<h2>", picture + "<h2>").encode(), "page.html").text.text == TEXT


def test_refuses_a_page_of_a_million_tags() -> None:
    page = b"<html><body>" + b"<p>a</p>" * 500_000
    with pytest.raises(
        FileTooLarge, match=r"^p\.html: 1,000,002 tags, over the 150,000 that are read; save the article"
    ):
        load_bytes(page, "p.html")


def test_reads_a_page_of_many_tags_without_the_extractor() -> None:
    page = "<html><body>" + "<p>省里的方案。</p>" * 20_000
    assert load_bytes(page.encode(), "p.html").text.text == "\n".join(["省里的方案。"] * 20_000)


@pytest.mark.parametrize("depth", [300, 20_000])
def test_reads_deep_nesting(depth: int) -> None:
    page = "<html><body>" + "<div>" * depth + "安徽省印发方案。"
    assert load_bytes(page.encode(), "p.html").text.text == "安徽省印发方案。"


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<a ", '<a ="', "<b>"])
def test_a_page_that_shows_nothing_is_refused(piece: str) -> None:
    with pytest.raises(NoText, match=r"^p\.html: the page shows no text; if its text is loaded by a script"):
        load_bytes(("<html><body>" + piece * 50_000).encode(), "p.html")


def test_refuses_a_page_of_too_much_text() -> None:
    with pytest.raises(
        FileTooLarge, match=r"^p\.html: 1,001 characters, over the 1,000 that are read; split the file$"
    ):
        load_bytes(b"<html><body>" + b"a" * 1_000, "p.html", limits=Limits(max_characters=1_000))


WORDS = st.text(alphabet="安徽省印发方案，。AB12&<>\"'“”", min_size=1, max_size=30).filter(lambda text: text.strip())


def marked_up(words: str) -> str:
    return re.sub("B", "<b>B</b>", html.escape(words))


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8))
def test_every_traced_character_is_the_raw_one(paragraphs: list[str]) -> None:
    page = "<html><body>" + "".join(f"<p>{marked_up(words)}。</p>\n" for words in paragraphs) + "</body></html>"
    loaded = load_bytes(page.encode(), "page.html")
    for character, raw in untraced(loaded):
        assert (
            html.unescape(raw) == character
            or (raw == "" and character in "\n |")
            or (character == " " and not re.sub("<[^>]*>", "", raw).strip())
        )


@pytest.mark.parametrize(("lines", "compared"), [(100, True), (7_000, False)])
def test_a_page_of_thousands_of_short_lines_is_read_without_comparing_them(
    monkeypatch: pytest.MonkeyPatch, lines: int, compared: bool
) -> None:
    # jusText looks from each short line for the next long one, which here is none.
    calls = []
    compare = core.compare_extraction
    monkeypatch.setattr(core, "compare_extraction", lambda *given: calls.append(given) or compare(*given))
    page = "<html><body><aside>旁栏</aside>" + "".join(f"<p>第{number}项</p>" for number in range(lines))
    loaded = load_bytes(page.encode(), "a.html")
    assert loaded.text.text.split("\n")[-lines:] == [f"第{number}项" for number in range(lines)]
    assert bool(calls) == compared
