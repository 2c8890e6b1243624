"""Rows give back what was put into them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents import Article, Passage
from index.rows import ARTICLE_COLUMNS, article_row, dump_names, load_names, read_place, read_whole_article

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


def back(article: Article) -> Article:
    row = article_row(article)
    return read_whole_article([row[name] for name in (*ARTICLE_COLUMNS, "raw", "offsets")])


def test_an_article_comes_back_equal() -> None:
    assert back(ARTICLE) == ARTICLE


def test_an_article_that_says_little_comes_back_equal() -> None:
    article = Article("id", "title", "text", "source")
    assert back(article) == article


def test_a_row_has_the_values_of_its_columns() -> None:
    row = article_row(ARTICLE)
    assert {name: row[name] for name in ARTICLE_COLUMNS} == {
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
    assert row.keys() - set(ARTICLE_COLUMNS) == {"raw", "offsets"}


def test_a_damaged_raw_file_is_an_error_of_value() -> None:
    row = article_row(ARTICLE) | {"raw": b"no zlib"}
    with pytest.raises(ValueError, match="incorrect header"):
        read_whole_article([row[name] for name in (*ARTICLE_COLUMNS, "raw", "offsets")])


def test_a_passage_is_cut_from_its_article() -> None:
    passage = read_place((ARTICLE.id, "p-1", 4, 8, "标题", '["江苏"]')).passage(ARTICLE)
    assert passage == Passage("p-1", ARTICLE.id, "第二句。", 4, 8, "标题", ("江苏",))


def test_names_come_back_in_their_order() -> None:
    assert dump_names(("江苏", '"', "江苏")) == '["江苏", "\\"", "江苏"]'
    assert load_names(dump_names(("江苏", '"', "江苏"))) == ("江苏", '"', "江苏")
    assert load_names(dump_names(())) == ()


def test_what_a_server_cannot_hold_gives_way_to_a_mark_of_its_length() -> None:
    article = replace(ARTICLE, title="标\0题", text="第一句。\0第二句。")
    assert (back(article).title, back(article).text) == ("标\ufffd题", "第一句。\ufffd第二句。")
