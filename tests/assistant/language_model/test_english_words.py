"""English words that Chinese quotes stand for."""

from __future__ import annotations

from assistant.language_model.english_words import strange_term, translated_shares


def test_policy_words_are_looked_for_by_the_glossary_and_others_by_the_dictionary() -> None:
    quote = "上海还将发放3亿元模型券，按50%补助。"
    assert translated_shares("Model vouchers have a subsidy of 50%", quote) == (1.0, 1.0)
    policy, words = translated_shares("Adoption of robots by schools", quote)
    assert (policy, words) == (0.0, 0.0)
    assert translated_shares("It is so", quote) == (1.0, 1.0)


def test_a_name_of_policy_that_no_quote_has_is_strange() -> None:
    assert strange_term("Model vouchers amount to 300 million yuan", "上海发放3亿元模型券") is None
    assert strange_term("Model vouchers amount to 300 million yuan", "上海发放3亿元语料券") == "模型券"
    assert strange_term("The plan supports firms", "上海发放3亿元语料券") is None
