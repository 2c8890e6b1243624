"""How many tokens a text may have."""

from __future__ import annotations

from assistant.language_model.tokens import TokenCounter, estimated_tokens


def test_chinese_counts_by_characters_and_latin_by_a_few_of_them() -> None:
    assert estimated_tokens("人工智能，") == 5
    assert estimated_tokens("seven77") == 2
    assert estimated_tokens("") == 0


def test_a_counter_learns_from_what_a_server_counted() -> None:
    counter = TokenCounter()
    assert counter.count("字" * 100) == 111
    counter.learn("字" * 100, 200)
    assert counter.count("字" * 100) == 221
    counter.learn("", 50)
    counter.learn("字", 0)
    assert counter.count("字" * 100) == 221


def test_no_report_makes_it_count_without_end() -> None:
    counter = TokenCounter()
    counter.learn("字", 10**9)
    assert counter.count("字" * 100) == 400
