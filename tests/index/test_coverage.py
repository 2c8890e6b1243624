"""Coverage of a question's terms by a passage and its best sentence."""

from __future__ import annotations

import pytest

from index.coverage import Coverage, WeighedTerms

TEXT = "江苏规划算力中心。2027年普及率超过70%。"


def coverage(weights: dict[str, float], text: str) -> Coverage:
    return WeighedTerms(weights).coverage(text)


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
    assert coverage(weights, TEXT).sentence == share


def test_words_of_several_sentences_count_for_the_passage() -> None:
    assert coverage({"江苏": 1.0, "算力": 2.0, "普及": 1.0, "浙江": 1.0}, TEXT) == (0.6, 0.8)
    # A pair across the border of two sentences stands in neither.
    assert coverage({"心2": 1.0}, TEXT) == (0.0, 0.0)


def test_numbers_and_words_count_whole() -> None:
    assert coverage({"2027": 1.0}, TEXT).sentence == 1.0
    assert coverage({"202": 1.0}, TEXT).sentence == 0.0
    assert coverage({"ai": 1.0}, "He said so.").sentence == 0.0
    assert coverage({"ai": 1.0}, "发展AI产业").sentence == 1.0
    assert coverage({"gpt-4": 1.0}, "用GPT-4回答").sentence == 1.0


def test_both_scripts_are_one() -> None:
    assert coverage({"江苏": 1.0, "算力": 1.0}, "江蘇的算力").sentence == 1.0


def test_a_passage_without_text_covers_nothing() -> None:
    assert coverage({"江苏": 1.0}, "").sentence == 0.0
    assert coverage({"江苏": 1.0}, " \n ").sentence == 0.0
