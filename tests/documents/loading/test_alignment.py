"""Tests of finding blocks on a page."""

from __future__ import annotations

import pytest

from documents.loading.alignment import MAX_MISSES, Page, compact, find_blocks
from documents.tracing import TracedText

LONG = "省发展改革委近日印发方案全文。"
OTHER = "江苏省同日发布人工智能政策文件。"


@pytest.mark.parametrize(
    ("page", "blocks", "expected"),
    [
        (LONG, [LONG], [(0, 15)]),
        ("要闻" + LONG + "要闻" + OTHER, [LONG, "要闻", OTHER], [(2, 17), (17, 19), (19, 35)]),
        ("要闻" + LONG, [LONG, "要闻"], [(2, 17), None]),
        (LONG, [OTHER, LONG, ""], [None, (0, 15), None]),
        (LONG + LONG, [LONG, LONG], [(0, 15), (15, 30)]),
        ("完" + LONG + "完版权", [LONG, "完"], [(1, 16), (16, 17)]),
    ],
)
def test_finds_blocks_in_order(page: str, blocks: list[str], expected: list[tuple[int, int] | None]) -> None:
    assert find_blocks(page, blocks) == expected


def test_gives_up_after_many_misses() -> None:
    assert find_blocks(LONG, [OTHER] * (MAX_MISSES + 1) + [LONG])[-1] is None


def test_cuts_with_blanks() -> None:
    page = Page.of(TracedText.from_original(" 用 AI \n模型"))
    assert page.compact == compact(page.text.text) == "用AI模型"
    assert page.cut((0, 3)).text == "用 AI"
    assert page.cut((1, 5)).original_span(0, 6) == (3, 9)
