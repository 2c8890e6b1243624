"""Tests of building traced texts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.loading.assembly import Assembly, one_line, select, with_heading_mark, with_plain_line_ends
from documents.tracing import TracedText


def spans(traced: TracedText) -> list[tuple[str, int, int]]:
    """List each character with its span."""
    return list(zip(traced.text, traced.starts.tolist(), traced.ends.tolist(), strict=True))


def test_keeps_and_puts() -> None:
    assembly = Assembly("一&lt;二三")
    assembly.keep(0, 1)
    assembly.put("<", 1, 5)
    assembly.put("", 5, 5)
    assembly.keep(5, 7)
    assert spans(assembly.traced()) == [("一", 0, 1), ("<", 1, 5), ("二", 5, 6), ("三", 6, 7)]


def test_nothing_makes_an_empty_text() -> None:
    assert spans(Assembly("一").traced()) == []


def test_select_keeps_marked_characters() -> None:
    traced = TracedText.from_original("一\U00020000三")
    assert spans(select(traced, np.array([False, True, True]))) == [("\U00020000", 1, 2), ("三", 2, 3)]


@settings(deadline=None)
@given(st.text(alphabet="一a\r\n"))
def test_line_ends_become_line_feeds(text: str) -> None:
    traced = with_plain_line_ends(text)
    assert traced.text == text.replace("\r\n", "\n").replace("\r", "\n")
    for character, start, end in spans(traced):
        assert text[start:end] == character or (text[start:end], character) == ("\r", "\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  一 二  ", "一 二"),
        ("一\n  二", "一二"),
        ("one\n two", "one two"),
        ("用 AI\v模型", "用 AI 模型"),
        ("他说\n“好”", "他说“好”"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_one_line(text: str, expected: str) -> None:
    assert one_line(TracedText.from_original(text)).text == expected


@pytest.mark.parametrize(("level", "mark"), [(0, "# "), (1, "# "), (3, "### "), (9, "###### ")])
def test_heading_mark_stands_where_the_heading_begins(level: int, mark: str) -> None:
    marked = with_heading_mark(TracedText.from_original("xx标题").slice(2, 4), level)
    assert marked.text == mark + "标题"
    assert marked.original_span(0, len(mark)) == (2, 2)
