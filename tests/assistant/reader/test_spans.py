"""Spans chosen by the scores of their tokens, worked out by hand and against brute force."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reader.inputs import ReaderInput
from assistant.reader.reading import NOTHING_READ, Reading
from assistant.reader.spans import LONGEST_SPAN, SpanScores, trimmed
from documents.sentences import Span

# Tokens of two, one, two and one characters.
PASSAGE = "江苏有五十。"
TOKENS = ReaderInput(ids=[0, 7, 2, 2, 11, 12, 13, 14, 2], first=4, starts=[0, 2, 3, 5], ends=[2, 3, 5, 6])


def scores(starts: list[float], ends: list[float], *, nothing: tuple[float, float] = (0.0, 0.0)) -> SpanScores:
    """Score the tokens of the passage; those of the question, which must not count, score most."""
    start_column = [nothing[0], 99.0, 99.0, 99.0, *starts, 99.0]
    end_column = [nothing[1], 99.0, 99.0, 99.0, *ends, 99.0]
    return SpanScores.of(TOKENS, PASSAGE, np.array([start_column, end_column], dtype=np.float32).T)


def test_the_scores_of_a_passage_are_taken_out_of_those_of_an_input() -> None:
    read = scores([1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0], nothing=(0.5, 1.0))
    assert (read.starts.tolist(), read.ends.tolist()) == ([0, 2, 3, 5], [2, 3, 5, 6])
    assert (read.start_scores.tolist(), read.end_scores.tolist()) == ([1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0])
    assert read.nothing == 1.5


def test_the_best_span_has_the_highest_sum_and_beats_no_answer_by_it() -> None:
    # Of 有五十: 3 and 4, less 2 for no answer.
    read = scores([0.0, 3.0, 1.0, 0.0], [1.0, 0.0, 4.0, 0.0], nothing=(1.5, 0.5))
    assert read.best(0, 6) == Reading(Span(2, 5), 5.0)


def test_a_span_does_not_end_before_it_begins() -> None:
    # 5 and 5 would be 十 to 江; of what is left, 五十 with 5 and 1 is the best.
    read = scores([0.0, 0.0, 5.0, 0.0], [5.0, 0.0, 1.0, 0.0])
    assert read.best(0, 6) == Reading(Span(3, 5), 6.0)


def test_a_span_lies_within_the_characters_asked_for() -> None:
    read = scores([9.0, 1.0, 2.0, 0.0], [0.0, 1.0, 3.0, 9.0])
    assert read.best(0, 6) == Reading(Span(0, 5), 18.0)
    assert read.best(2, 5) == Reading(Span(3, 5), 5.0)
    # A token that is only partly inside is outside.
    assert read.best(1, 4) == Reading(Span(2, 3), 2.0)
    assert read.best(3, 4) == NOTHING_READ
    assert read.best(6, 9) == NOTHING_READ


def test_a_span_of_nothing_but_punctuation_points_at_nothing() -> None:
    assert scores([0.0] * 4, [0.0] * 4).best(5, 6) == Reading(None, 0.0)


def test_a_passage_cut_off_whole_has_no_span() -> None:
    read = SpanScores.of(ReaderInput([0, 2, 2, 2], 3, [], []), "江苏", np.zeros((4, 2), dtype=np.float32))
    assert read.best(0, 2) == NOTHING_READ


def test_a_span_has_only_so_many_tokens() -> None:
    count = LONGEST_SPAN + 1
    begins, stops = np.zeros(count, dtype=np.float32), np.zeros(count, dtype=np.float32)
    begins[0], stops[-1] = 9.0, 9.0
    stops[-2] = 1.0
    places = np.arange(count, dtype=np.int64)
    read = SpanScores("甲" * count, places, places + 1, begins, stops, 0.0)
    # From the first to the last token there is one too many; without its beginning the end is worth 9 alone.
    assert read.best(0, count) == Reading(Span(0, count - 1), 10.0)
    assert read.best(1, count).score == 9.0


@given(
    st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1, max_size=12),
    st.integers(0, 12),
    st.integers(0, 12),
)
def test_the_best_span_is_that_of_brute_force(logits: list[tuple[int, int]], start: int, end: int) -> None:
    count = len(logits)
    columns = np.array(logits, dtype=np.float32)
    places = np.arange(count, dtype=np.int64)
    read = SpanScores("甲" * count, places, places + 1, columns[:, 0], columns[:, 1], 1.0)
    spans = {
        (first, last + 1): logits[first][0] + logits[last][1] - 1.0
        for first in range(count)
        for last in range(first, count)
        if start <= first and last + 1 <= end
    }
    found = read.best(start, end)
    if not spans:
        assert found == NOTHING_READ
    else:
        assert found.span is not None
        assert found.score == spans[found.span.start, found.span.end] == max(spans.values())


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 11, Span(1, 9)),
        (1, 9, Span(1, 9)),
        (9, 11, None),
        (10, 11, None),
        (4, 4, None),
        # What is within stays.
        (2, 5, Span(2, 4)),
        (4, 6, Span(4, 6)),
    ],
)
def test_white_space_and_closing_punctuation_are_left_out(start: int, end: int, expected: Span | None) -> None:
    assert trimmed(" 90%，100%。\n", start, end) == expected
