from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import TracedText
from documents.tracing import Edit
from tests.ui.fake_workbench import make_article
from ui.highlighting import (
    MOST_RAW,
    Mark,
    RawText,
    Segment,
    answer_spans,
    raw_segments,
    segments,
    with_headings,
)

NONE, QUOTE, ANSWER = Mark.NONE, Mark.QUOTE, Mark.ANSWER


def test_a_quote_and_its_answer_are_cut_out() -> None:
    #                0123456789012345
    assert segments("到2027年，达到60台。其他。", 7, 13, "60台") == [
        Segment("到2027年，", NONE),
        Segment("达到", QUOTE),
        Segment("60台", ANSWER),
        Segment("。", QUOTE),
        Segment("其他。", NONE),
    ]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 2, [Segment("甲乙", QUOTE), Segment("丙丁", NONE)]),
        (-3, 1, [Segment("甲", QUOTE), Segment("乙丙丁", NONE)]),
        (2, 99, [Segment("甲乙", NONE), Segment("丙丁", QUOTE)]),
        (3, 1, [Segment("甲乙丙", NONE), Segment("丁", NONE)]),
        (9, 12, [Segment("甲乙丙丁", NONE)]),
    ],
)
def test_offsets_are_clipped_to_the_text(start: int, end: int, expected: list[Segment]) -> None:
    assert segments("甲乙丙丁", start, end) == expected


@pytest.mark.parametrize(
    ("quote", "short_answer", "spans"),
    [
        ("2030年建成3个平台", "3", [(7, 8)]),
        ("增长1.30亿和30亿", "30", [(8, 10)]),
        ("30.5与30", "30", [(5, 7)]),
        ("苏州、苏州市", "苏州", [(0, 2), (3, 5)]),
        ("没有", None, []),
        ("没有", " ", []),
        ("没有", "有没", []),
    ],
)
def test_answers_are_found_as_whole_numbers(quote: str, short_answer: str | None, spans: list[tuple[int, int]]) -> None:
    assert answer_spans(quote, short_answer) == spans


@given(st.text(max_size=20), st.integers(-5, 25), st.integers(-5, 25), st.text("甲30. ", max_size=3))
def test_no_word_is_lost(text: str, start: int, end: int, short_answer: str) -> None:
    assert "".join(segment.text for segment in segments(text, start, end, short_answer)) == text


def test_headings_lose_their_signs_and_nothing_else() -> None:
    parts = [
        Segment("## 目标\n甲。\n", Mark.NONE),
        Segment("# 乙。", Mark.QUOTE),
        Segment("\n### 现状\n丙 #1", Mark.NONE),
    ]
    assert with_headings(parts) == [
        Segment("目标", Mark.HEADING),
        Segment("\n甲。\n", Mark.NONE),
        Segment("# 乙。", Mark.QUOTE),
        Segment("\n", Mark.NONE),
        Segment("现状", Mark.HEADING),
        Segment("\n丙 #1", Mark.NONE),
    ]


def test_the_words_of_a_quote_are_marked_in_the_file_as_it_came() -> None:
    raw = "<p>好(hǎo)的政策70%。</p>"
    traced = TracedText.from_original(raw).edit([Edit(0, 3, ""), Edit(4, 9, ""), Edit(len(raw) - 4, len(raw), "")])
    article = make_article("题", traced.text, "a.html", raw=raw, traced=traced)
    assert article.text == "好的政策70%。"
    shown = raw_segments(article, 0, 7, "70%")
    assert shown == RawText(
        [
            Segment("<p>", Mark.NONE),
            Segment("好(hǎo)的政策", Mark.QUOTE),
            Segment("70%", Mark.ANSWER),
            Segment("。</p>", Mark.NONE),
        ]
    )
    assert raw_segments(replace(article, raw="", traced=None), 0, 7) == RawText([])


def test_of_a_long_file_what_lies_around_the_quote_is_shown() -> None:
    raw = "前" * MOST_RAW + "引文" + "后" * MOST_RAW
    article = make_article("题", raw, "a.txt", raw=raw, traced=TracedText.from_original(raw))
    shown = raw_segments(article, MOST_RAW, MOST_RAW + 2)
    assert not shown.whole
    assert sum(len(part.text) for part in shown.segments) == MOST_RAW
    assert [part.text for part in shown.segments if part.mark is Mark.QUOTE] == ["引文"]


@pytest.mark.parametrize(("start", "end"), [(-5, 3), (3, 1), (99, 200), (0, 99)])
def test_places_that_an_article_lacks_break_nothing(start: int, end: int) -> None:
    article = make_article("题", "短文。", "a.txt", raw="短文。", traced=TracedText.from_original("短文。"))
    assert "".join(part.text for part in raw_segments(article, start, end).segments) == "短文。"
