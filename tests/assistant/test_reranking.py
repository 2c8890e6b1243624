"""Passages reordered by what a reader finds in them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from assistant.evidence import SUREST_READING
from assistant.reader import Reading
from assistant.reranking import READING_WEIGHT, reranked
from documents import Passage
from documents.sentences import Span
from index import Hit
from tests.made_up_articles import JIANGSU


@dataclass(frozen=True)
class FakeReading:
    """Know the score of a whole passage of `length` characters."""

    length: int
    score: float

    def best(self, start: int, end: int) -> Reading:
        """Give the score for the whole passage."""
        assert (start, end) == (0, self.length)
        return Reading(Span(0, 1), self.score)


def make_hit(score: float, length: int = 4) -> Hit:
    text = JIANGSU.text[:length]
    return Hit(Passage(f"p{score}", JIANGSU.id, text, 0, length), JIANGSU, score, dense=0.5, lexical=2.0)


def test_a_sure_reading_lifts_its_passage() -> None:
    first, second = make_hit(1.0), make_hit(0.5, length=9)
    unsure, sure = FakeReading(4, -SUREST_READING / 4), FakeReading(9, SUREST_READING / 4)
    assert reranked([first, second], [unsure, sure]) == [
        replace(second, score=0.5 + READING_WEIGHT / 4),
        replace(first, score=1.0 - READING_WEIGHT / 4),
    ]


def test_above_the_surest_a_reading_says_no_more() -> None:
    hits = [make_hit(1.0), make_hit(0.5)]
    readings = [FakeReading(4, SUREST_READING), FakeReading(4, 3 * SUREST_READING)]
    assert [hit.score for hit in reranked(hits, readings)] == pytest.approx(
        [1.0 + READING_WEIGHT, 0.5 + READING_WEIGHT]
    )


def test_hits_without_a_reading_stay_behind_in_their_order() -> None:
    hits = [make_hit(score) for score in (4.0, 3.0, 2.0, 1.0)]
    worst = FakeReading(4, -2 * SUREST_READING)
    found = reranked(hits, [worst, FakeReading(4, -SUREST_READING / 4)], weight=6.0)
    # 4 − 6/2, 3 − 6/4, and the others as much behind as the surest doubt takes away.
    assert [hit.passage.id for hit in found] == ["p3.0", "p4.0", "p2.0", "p1.0"]
    assert [hit.score for hit in found] == [1.5, 1.0, -1.0, -2.0]


def test_without_a_reader_the_order_stays() -> None:
    hits = [make_hit(2.0), make_hit(1.0)]
    assert reranked(hits, [None, None]) == hits
    assert reranked([], []) == []
