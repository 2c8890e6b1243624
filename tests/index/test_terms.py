"""The terms of texts and questions, spelt out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.terms import fold, passage_terms, query_terms


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
    ("text", "terms"),
    [
        ("江苏省", ["江苏", "苏省"]),
        ("苏", ["苏"]),
        ("苏 皖", ["苏", "皖"]),
        ("江苏和江苏", ["江苏", "苏和", "和江"]),
        ("江蘇2030年90%", ["江苏", "2030", "年", "90", "90%"]),
        ("AI", ["ai"]),
        ("？", []),
    ],
)
def test_terms_of_a_question(text: str, terms: list[str]) -> None:
    assert query_terms(text) == terms


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
