"""Cited sentences against expected ones."""

from __future__ import annotations

import pytest

from assistant.measuring.cited_sentences import SentenceCounts, count_sentences

FIRST, SECOND, THIRD = "目标：到2027年，普及率达到70%。", "算力达到100P。", "浙江的普及率也是70%。"


@pytest.mark.parametrize(
    ("quotes", "expected", "counts"),
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
def test_sentences_are_counted(quotes: list[str], expected: list[str], counts: SentenceCounts) -> None:
    assert count_sentences(quotes, expected, ["70%", ""]) == counts
