"""Work grows with the text and no faster, however hostile the text is; calls are counted, not seconds."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from documents.cleaning import clean
from documents.tracing import TracedText

# A run that is out of step, behind enough sound text to be taken for prose.
RUN = "能力?!痹鴦傉f道，省政府办公厅近日印发行动方案，提出到今年底建成三个算力中心，培育一百家企业和二十个产业园区。"
FALSE_ALARM = "省政府办公厅近日印发行动方案?提出到今年底建成三个算力中心，培育一百家企业和二十个产业园区。"


def _calls(text: str) -> int:
    """Count the calls of Python and built-in functions that cleaning a text takes."""
    count = 0

    def counting(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    traced = TracedText.from_original(text)
    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        clean(traced)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    ("piece", "count"),
    [
        ("?中", 4_000),
        ("(a)", 4_000),
        ("中(a)", 4_000),
        ("中", 40_000),
        (" ", 40_000),
        ("?", 20_000),
        ("&amp;", 4_000),
        ("&amp;amp;amp;amp;lt;p&gt;", 1_000),
        ("</p>中", 2_000),
        ("中，\n", 2_000),
        ("原标题：", 1_000),
        ("来源：某网", 2_000),
        ("责任编辑：某某 ", 1_000),
        ("https://a/", 1_000),
        (RUN, 40),
        (FALSE_ALARM, 200),
    ],
)
def test_twice_the_text_takes_twice_the_work(piece: str, count: int) -> None:
    _calls(piece * count)
    once, twice = _calls(piece * count), _calls(piece * (2 * count))
    assert twice <= 2.3 * once + 2_000


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("?中" * 20_000, "?中" * 20_000),
        ("(a)" * 100_000, "(a)" * 100_000),
        ("中" * 10_000_000, "中" * 10_000_000),
        ("?" * 1_000_000, "?" * 1_000_000),
        ("&" + "amp;" * 100_000 + "lt;", "<"),
        ("中" + " " * 1_000_000 + "文", "中 文"),
    ],
)
def test_hostile_text_of_full_size_comes_through(text: str, plain: str) -> None:
    # Compared beforehand: a report on a difference of ten million characters takes longer than the test.
    same = clean(TracedText.from_original(text)).text.text == plain
    assert same
