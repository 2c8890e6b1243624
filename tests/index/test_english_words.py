from __future__ import annotations

from collections import Counter

import pytest

from index.build_english_words import count_words, expressions, turned_round
from index.english_words import dictionary_terms, search_terms
from index.glossary import chinese_terms


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("How many humanoid robots does it plan to produce?", ["人形", "机器人", "计划", "生产"]),
        ("integrated circuits", ["集成电路"]),
        ("INTEGRATED CIRCUIT", ["集成电路"]),
        ("What is it, and what are they?", []),
        ("", []),
        ("机器人", []),
    ],
)
def test_words_are_looked_up_longest_first_and_in_every_form(question: str, terms: list[str]) -> None:
    assert dictionary_terms(question) == terms


def test_policy_terms_go_before_the_dictionary() -> None:
    question = "computing vouchers for semiconductor factories"
    assert chinese_terms(question)[0] == "算力券"
    assert "算力券" in search_terms(question)
    assert "工厂" in search_terms(question)
    assert not {"计算", "消费券"} & set(search_terms(question))


def test_expressions_leave_out_remarks_regions_and_what_is_long() -> None:
    definitions = [
        "to employ (sb); hire",
        "CL:個|个[ge4]",
        "variant of 佣",
        "Beijing",
        "to be on the payroll of a company for life",
    ]
    assert list(expressions(definitions)) == [("employ", 0), ("hire", 0)]


def test_the_usual_word_is_kept_and_a_later_meaning_counts_less() -> None:
    entries = [
        {"simplified": "算法", "definitions": ["algorithm"]},
        {"simplified": "演算法", "definitions": ["algorithm"]},
        {"simplified": "机关", "definitions": ["mechanism", "organ"]},
        {"simplified": "器官", "definitions": ["organ"]},
        {"simplified": "罕词", "definitions": ["rarity"]},
    ]
    counts = Counter({"算法": 9, "演算法": 3, "机关": 9, "器官": 8, "罕词": 1})
    assert turned_round(entries, counts) == {"algorithm": "算法", "mechan": "机关", "organ": "器官"}


def test_words_are_counted_in_both_scripts_and_inside_one_another() -> None:
    assert count_words(["機器人和机器"], {"机器人", "机器", "算力"}) == {"机器人": 1, "机器": 2}
