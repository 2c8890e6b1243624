"""Stretches of made-up texts drawn for the reader."""

from __future__ import annotations

from random import Random

import pytest

from tests.reader_training.examples import Example, SourceText
from tests.reader_training.windows import LONGEST, Window, draw_windows

SEEDS = range(40)
ANSWER = "九十个中心"
SHORT = f"江苏在这一年建成了{ANSWER}，分布在全省各地。"
LONG = "".join(f"第{number}个城市发布了自己的方案，企业获得了支持。" for number in range(60))
MIDDLE = LONG[:700] + "。" + SHORT + LONG[700:]


def example(text: str, *, title: str = "", answer: str | None = ANSWER) -> Example:
    place = None
    if answer is not None:
        start = text.index(answer)
        place = (start, start + len(answer))
    return Example("问？", SourceText("made-up", 0, title, text), place, (answer,) if answer else ())


def drawn(example: Example, negatives: dict[str, list[tuple[str, str]]]) -> list[list[Window]]:
    return [draw_windows(example, negatives, Random(seed)) for seed in SEEDS]


@pytest.mark.parametrize("text", [SHORT, MIDDLE, LONG + SHORT, SHORT + LONG], ids=["short", "middle", "end", "start"])
def test_the_first_window_holds_its_answer_at_the_offsets_given(text: str) -> None:
    for first, *_ in drawn(example(text), {}):
        assert first.question == "问？"
        assert first.passage in text
        assert first.answer is not None
        assert first.passage[first.answer.start : first.answer.end] == ANSWER
        assert len(first.passage) <= max(LONGEST, len(SHORT))


def test_windows_are_passages_and_whole_stretches() -> None:
    firsts = [windows[0].passage for windows in drawn(example(MIDDLE), {})]
    assert len(set(firsts)) > 1
    # A stretch is as long as may be; passages are shorter.
    lengths = {len(passage) for passage in firsts}
    assert max(lengths) == LONGEST
    assert min(lengths) < LONGEST


def test_an_answer_longer_than_any_stretch_stays_whole() -> None:
    answer = "甲乙丙丁，" * (LONGEST // 4)
    for first, *_ in drawn(example(LONG + answer + LONG, answer=answer), {}):
        assert first.answer is not None
        assert first.passage[first.answer.start : first.answer.end] == answer


def test_a_second_window_holds_no_answer() -> None:
    second = [windows[1] for windows in drawn(example(MIDDLE), {}) if len(windows) > 1]
    assert 0 < len(second) < len(SEEDS)
    for window in second:
        assert window.answer is None
        assert window.passage in MIDDLE
        assert ANSWER not in window.passage


def test_passages_that_the_search_found_are_drawn_too() -> None:
    found = [("某题", "别处没有。"), ("另题", "这里也没有。")]
    second = {windows[1] for windows in drawn(example(SHORT), {"问？": found}) if len(windows) > 1}
    # With the title or without; the short text has no other passage of its own.
    assert second == {Window("问？", context, text, None) for title, text in found for context in ("", title)}
    assert all(len(windows) == 1 for windows in drawn(example(SHORT), {"别的？": found}))


def test_a_question_without_an_answer_has_one_window() -> None:
    for windows in drawn(example(MIDDLE, answer=None), {"问？": [("题", "文")]}):
        (window,) = windows
        assert window.answer is None
        assert window.passage in MIDDLE


def test_the_context_is_the_title_or_nothing() -> None:
    titled = {windows[0].context for windows in drawn(example(SHORT, title="题目"), {})}
    assert titled == {"", "题目"}
    assert {windows[0].context for windows in drawn(example(SHORT), {})} == {""}


def test_the_beginning_of_a_text_stands_in_for_its_title() -> None:
    contexts = {windows[0].context for windows in drawn(example(LONG + SHORT), {})}
    assert contexts == {"", LONG[:24]}


def test_the_same_seed_draws_the_same() -> None:
    one = example(MIDDLE, title="题目")
    found = {"问？": [("某题", "别处没有。")]}
    assert drawn(one, found) == drawn(one, found)
