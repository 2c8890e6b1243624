"""Sentences of a reply while it comes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language_model.sentence_stream import Said, SentenceStream, without_thinking

REPLY = "<think>先想。再想。</think>江苏达到70%。[1] 安徽超过70%[2]。\n\n此外，浙江【3】没有写。“双千兆”。[1][2]完"
SENTENCES = [
    Said("江苏达到70%[1]。", True),
    Said("安徽超过70%[2]。"),
    Said("此外，浙江[3]没有写。", True),
    Said("“双千兆”[1][2]。"),
    Said("完"),
]


def said(pieces: list[str], *, is_cut: bool = False) -> list[Said]:
    stream = SentenceStream()
    given = [one for piece in pieces for one in stream.take(piece)]
    return [*given, *stream.finish(is_cut=is_cut)]


@given(st.lists(st.integers(0, len(REPLY)), max_size=12))
def test_sentences_are_the_same_however_the_reply_is_cut(places: list[int]) -> None:
    ends = [0, *sorted(places), len(REPLY)]
    assert said([REPLY[start:end] for start, end in pairwise(ends)]) == SENTENCES


def test_a_sentence_is_given_once_the_next_has_begun() -> None:
    stream = SentenceStream()
    assert list(stream.take("江苏达到70%。")) == []
    assert list(stream.take("[1")) == []
    assert list(stream.take("] ")) == []
    assert list(stream.take("安")) == [Said("江苏达到70%[1]。", True)]


def test_a_last_sentence_that_was_cut_is_dropped() -> None:
    assert said(["江苏达到70%[1]。安徽超过"], is_cut=True) == [Said("江苏达到70%[1]。", True)]


@pytest.mark.parametrize("reply", ["<think>没有想完。还在想。", "<thi"])
def test_thinking_that_never_ends_says_nothing(reply: str) -> None:
    assert said(list(reply)) == []
    assert without_thinking(reply) == ""


def test_thinking_is_left_out_of_a_whole_reply() -> None:
    assert without_thinking("<think>想</think>\n江苏呢？") == "\n江苏呢？"
    assert without_thinking("江苏呢？") == "江苏呢？"


def test_english_sentences_end_after_their_markers() -> None:
    reply = "Jiangsu aims for 70% by 2027 [1]. By 2030 it is 90%. [2] Dr. Li agrees [3]."
    assert [one.text for one in said([reply])] == [
        "Jiangsu aims for 70% by 2027[1].",
        "By 2030 it is 90%[2].",
        "Dr. Li agrees[3].",
    ]


def test_what_ends_a_turn_in_a_template_is_no_sentence() -> None:
    assert said(["江苏达到70%[1]。<|im_", "end|>\n<end_of_turn>"]) == [Said("江苏达到70%[1]。", True)]
