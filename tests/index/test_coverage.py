"""Coverage of a question's terms by one sentence."""

from __future__ import annotations

import pytest

from index.coverage import coverage

TEXT = "江苏规划算力中心。2027年普及率超过70%。"


@pytest.mark.parametrize(
    ("weights", "share"),
    [
        ({}, 0.0),
        ({"江苏": 0.0}, 0.0),
        ({"江苏": 1.0, "算力": 3.0}, 1.0),
        # In two sentences: the better one counts.
        ({"江苏": 1.0, "算力": 2.0, "普及": 1.0}, 0.75),
        ({"浙江": 5.0}, 0.0),
    ],
)
def test_the_best_sentence_counts(weights: dict[str, float], share: float) -> None:
    assert coverage(weights, TEXT) == share


def test_numbers_and_words_count_whole() -> None:
    assert coverage({"2027": 1.0}, TEXT) == 1.0
    assert coverage({"202": 1.0}, TEXT) == 0.0
    assert coverage({"ai": 1.0}, "He said so.") == 0.0
    assert coverage({"ai": 1.0}, "发展AI产业") == 1.0
    assert coverage({"gpt-4": 1.0}, "用GPT-4回答") == 1.0


def test_both_scripts_are_one() -> None:
    assert coverage({"江苏": 1.0, "算力": 1.0}, "江蘇的算力") == 1.0


def test_a_passage_without_text_covers_nothing() -> None:
    assert coverage({"江苏": 1.0}, "") == 0.0
    assert coverage({"江苏": 1.0}, " \n ") == 0.0
