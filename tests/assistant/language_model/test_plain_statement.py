"""What of a sentence is held against its quote."""

from __future__ import annotations

import pytest

from assistant.language_model.plain_statement import plain_statement


@pytest.mark.parametrize(
    ("words", "quote", "statement"),
    [
        ("此外，江苏达到70%。", "", "江苏达到70%。"),
        ("算力券、模型券和语料券三种都有。", "", "算力券、模型券和语料券都有。"),
        ("算力券、模型券和语料券五种都有。", "", "算力券、模型券和语料券五种都有。"),
        ("语料券一年最多5000万元。", "每年最高5000万元。", "语料券最多5000万元。"),
        ("语料券一年最多5000万元。", "三年最高5000万元。", "语料券一年最多5000万元。"),
        ("他还建议苏州这样做。", "曾刚建议，苏州这样做。", "曾刚建议苏州这样做。"),
        ("產業規模達到70%。", "", "产业规模达到70%。"),
        ("In addition, the two figures differ.", "", "figures differ."),
    ],
)
def test_what_says_nothing_of_the_matter_is_left_out(words: str, quote: str, statement: str) -> None:
    assert plain_statement(words, quote) == statement
