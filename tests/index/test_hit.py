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
