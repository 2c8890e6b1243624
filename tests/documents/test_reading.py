"""Tests of what is known of an article once it is read."""

from __future__ import annotations

from pathlib import Path

from documents import Article
from documents.reading import read_articles, read_text

TEXT = "近日，安徽省印发人工智能行动方案，提出到2027年算力规模达到60EFLOPS。"


def read(tmp_path: Path, name: str, content: str) -> Article:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    (article,) = read_articles(path)
    assert isinstance(article, Article)
    return article


def test_a_title_of_which_cleaning_leaves_nothing_is_none(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", f'---\ntitle: "\\u200b\\ue000"\n---\n{TEXT}\n')
    assert article.title == "a"


def test_a_publisher_is_one_line(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", f'---\npublisher: "安徽\\n日报 "\n---\n{TEXT}\n')
    assert article.publisher == "安徽 日报"


def test_halves_of_characters_become_a_mark() -> None:
    article = read_text(f"{TEXT}\ud83d", source="a", title="方案\udc00")
    assert (article.title, article.text) == ("方案\ufffd", f"{TEXT}\ufffd")
