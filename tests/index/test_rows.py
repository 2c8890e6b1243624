"""Rows give back what was put into them."""

from __future__ import annotations

from documents import Article, Passage
from index.rows import ARTICLE_COLUMNS, article_row, dump_names, load_names, read_article, read_passage

ARTICLE = Article(
    id="0123456789abcdef",
    title="“标题”",
    text="第一句。第二句。",
    source="文件夹/文件.txt",
    publisher="某报",
    published="2025-03-01",
    language="zh-Hant",
    regions=("江苏", "南京"),
    details={"author": '"某人"', "空": ""},
)


def test_an_article_comes_back_equal() -> None:
    row = article_row(ARTICLE)
    assert len(row) == len(ARTICLE_COLUMNS.split(", "))
    assert read_article([value or "" for value in row]) == ARTICLE


def test_an_article_that_says_little_comes_back_equal() -> None:
    article = Article("id", "title", "text", "source")
    assert read_article(article_row(article)) == article  # type: ignore[arg-type]


def test_a_row_stands_in_the_order_of_its_columns() -> None:
    assert dict(zip(ARTICLE_COLUMNS.split(", "), article_row(ARTICLE), strict=True)) == {
        "id": "0123456789abcdef",
        "title": "“标题”",
        "text": "第一句。第二句。",
        "source": "文件夹/文件.txt",
        "publisher": "某报",
        "published": "2025-03-01",
        "language": "zh-Hant",
        "regions": '["江苏", "南京"]',
        "details": '{"author": "\\"某人\\"", "空": ""}',
    }


def test_a_passage_is_cut_from_its_article() -> None:
    passage = read_passage(("p-1", 4, 8, "标题", '["江苏"]'), ARTICLE)
    assert passage == Passage("p-1", ARTICLE.id, "第二句。", 4, 8, "标题", ("江苏",))


def test_names_come_back_in_their_order() -> None:
    assert dump_names(("江苏", '"', "江苏")) == '["江苏", "\\"", "江苏"]'
    assert load_names(dump_names(("江苏", '"', "江苏"))) == ("江苏", '"', "江苏")
    assert load_names(dump_names(())) == ()
