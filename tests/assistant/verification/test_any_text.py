"""Texts that nobody wrote for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.verification import Source, Statement, faults
from assistant.verification.folding import fold
from documents.regions import Gazetteer

WORDS = "曾刚 认为 表示 到2027年 去年 超过 不足 近 70% 百分之 万亿 分之 一 点 成 翻番 第 《 》 “ ” 江苏 Jiangsu half"
PIECES = st.sampled_from([*WORDS.split(), *"，。：不未已٣²著 \n", "by 2030", "one hundred", "million", "目标：", "1,0"])
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=14).map("".join))


@settings(deadline=None)
@given(TEXTS)
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.sampled_from([None, "2026-01-15"]))
def test_faults_show_words_of_the_statement(said: str, quote: str, context: str, published: str | None) -> None:
    found = faults(Statement(said, 1), Source(quote, context, published), Gazetteer.load())
    assert [fault for fault in found if fault.said not in said] == []


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_a_copy_has_no_faults(text: str, context: str) -> None:
    assert faults(Statement(text, 1), Source(text, context), Gazetteer.load()) == ()


@pytest.mark.parametrize(
    "piece", ["在上", "一", "9", "1，", "百分之", "曾刚说", "《", "“", "不", "2027年", "（2025", "the "]
)
def test_a_long_run_of_one_piece_is_read(piece: str) -> None:
    run = piece * (300 // len(piece))
    assert faults(Statement(run, 1), Source(run, run, "2026-01-15"), Gazetteer.load()) == ()
