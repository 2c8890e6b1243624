"""The terms of texts and questions, spelt out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.script import fold
from index.terms import naming_terms, passage_terms, query_terms, term_length


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("產業鏈", "产业链"),
        ("ＡＩ　２０３０", "ai 2030"),
        ("９０％", "90%"),
        ("①", "1"),
        ("DeepSeek", "deepseek"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("江苏省", ["江", "苏", "省", "江苏", "苏省"]),
        ("江蘇，省", ["江", "苏", "江苏", "省"]),
        ("90%", ["90", "90%"]),
        ("９０％", ["90", "90%"]),
        ("1,200.5亿", ["1200.5", "亿"]),
        ("3.14，", ["3.14"]),
        ("2030年", ["2030", "年"]),
        ("AI+制造", ["ai", "制", "造", "制造"]),
        ("GPT-4 and DeepSeek-R1", ["gpt-4", "and", "deepseek-r1"]),
        ("China's U.S.", ["china's", "u.s"]),
        ("5G", ["5", "g"]),
        ("……？ \n", []),
        ("", []),
    ],
)
def test_terms_of_a_passage(text: str, terms: list[str]) -> None:
    assert passage_terms(text) == terms


@pytest.mark.parametrize(
    ("text", "terms", "naming"),
    [
        ("江苏省", ["江", "苏", "省", "江苏", "苏省"], ["江苏", "苏省"]),
        ("苏 皖", ["苏", "皖"], ["苏", "皖"]),
        ("江蘇2030年90%", ["江", "苏", "江苏", "2030", "年", "90", "90%"], ["江苏", "2030", "年", "90", "90%"]),
        ("江苏和上海", ["江", "苏", "上", "海", "江苏", "上海"], ["江苏", "上海"]),
        ("普及率是多少？", ["普", "及", "率", "普及", "及率"], ["普及", "及率"]),
        ("What is the AI target?", ["ai", "target"], ["ai", "target"]),
        ("什么", ["什", "么", "什么"], []),
        ("？", [], []),
    ],
)
def test_terms_of_a_question(text: str, terms: list[str], naming: list[str]) -> None:
    assert query_terms(text) == terms
    assert naming_terms(text) == naming


@pytest.mark.parametrize(("term", "length"), [("苏", 1), ("江苏", 0), ("ai", 2), ("2030", 2), ("90%", 2)])
def test_what_a_term_adds_to_the_length_of_a_question(term: str, length: int) -> None:
    assert term_length(term) == length


@given(st.text(max_size=60))
def test_terms_hold_no_white_space_and_a_text_answers_to_itself(text: str) -> None:
    # Terms are joined by blanks in the index, and the whole question must be findable.
    terms = passage_terms(text)
    assert all(term and not any(character.isspace() for character in term) for term in terms)
    assert set(query_terms(text)) <= set(terms)
    assert len(query_terms(text)) == len(set(query_terms(text)))


@given(st.text("江蘇苏產产業业9.,% aB-"))
def test_both_scripts_have_the_same_terms(text: str) -> None:
    assert passage_terms(text) == passage_terms(fold(text))
