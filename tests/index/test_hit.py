"""What stands round a passage."""

from __future__ import annotations

import pytest

from documents import Article, Passage
from index import Hit

TEXT = "第一句。第二句。\n第三句！第四句。"


@pytest.mark.parametrize(
    ("start", "end", "before", "after"),
    [(0, 4, "", "第二句。"), (4, 8, "第一句。", "第三句！"), (9, 13, "第二句。", "第四句。"), (13, 17, "第三句！", "")],
)
def test_the_neighbouring_sentences(start: int, end: int, before: str, after: str) -> None:
    passage = Passage("a-0", "a", TEXT[start:end], start, end)
    hit = Hit(passage, Article("a", "", TEXT, "a.txt"), score=1.0)
    assert (hit.before, hit.after) == (before, after)


def test_a_heading_is_no_neighbour() -> None:
    text = "甲。\n## 目标\n乙。\n## 现状\n丙。"
    start = text.index("乙")
    hit = Hit(Passage("a-1", "a", "乙。", start, start + 2), Article("a", "", text, "a.txt"), score=1.0)
    assert (hit.before, hit.after) == ("", "")
