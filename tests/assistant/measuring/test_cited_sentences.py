"""Cited sentences against expected ones."""

from __future__ import annotations

import pytest

from assistant.measuring.cited_sentences import SentenceCounts, count_sentences

FIRST, SECOND, THIRD = "目标：到2027年，普及率达到70%。", "算力达到100P。", "浙江的普及率也是70%。"


@pytest.mark.parametrize(
    ("quotes", "sentences", "counts"),
    [
        ([FIRST], [FIRST], SentenceCounts(1, 1, 1, 1, 1)),
        # In other script, width and spacing, and without what stands before it.
        (["到2027年，普及率達到 ７０％。"], [FIRST], SentenceCounts(1, 1, 1, 1, 1)),
        ([f"{FIRST}{SECOND}"], [FIRST], SentenceCounts(2, 1, 1, 1, 1)),
        ([FIRST, SECOND], [FIRST, SECOND, THIRD], SentenceCounts(2, 2, 2, 3, 2)),
        # Another sentence that says the same supports the answer, but it is not the one that is named.
        ([THIRD], [FIRST], SentenceCounts(1, 0, 1, 1, 0)),
        ([SECOND], [FIRST], SentenceCounts(1, 0, 0, 1, 0)),
        ([FIRST, FIRST], [FIRST], SentenceCounts(1, 1, 1, 1, 1)),
        ([], [FIRST], SentenceCounts(0, 0, 0, 1, 0)),
    ],
)
def test_sentences_are_counted(quotes: list[str], sentences: list[str], counts: SentenceCounts) -> None:
    assert count_sentences(quotes, [[one] for one in sentences], [], ["70%", ""]) == counts


@pytest.mark.parametrize(
    ("quotes", "counts"),
    [
        # Either of the equals is enough, and both are right.
        ([FIRST], SentenceCounts(1, 1, 1, 1, 1)),
        ([THIRD], SentenceCounts(1, 1, 1, 1, 1)),
        ([FIRST, THIRD], SentenceCounts(2, 2, 2, 1, 1)),
        # What may also be cited is right, and yet the answer is not there.
        ([SECOND], SentenceCounts(1, 1, 1, 1, 0)),
        ([FIRST, SECOND, "别的。"], SentenceCounts(3, 2, 2, 1, 1)),
    ],
)
def test_equals_and_others_that_may_be_cited(quotes: list[str], counts: SentenceCounts) -> None:
    assert count_sentences(quotes, [[FIRST, THIRD]], [SECOND], ["70%"]) == counts
