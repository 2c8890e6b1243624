"""Tests of decoding."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.loading.decoding import Decoded, decode

SHORT_SIMPLIFIED = "近日，安徽省印发智能机器人产业行动方案，提出培育十户企业。"
SHORT_TRADITIONAL = "近日，安徽省印發智能機器人產業行動方案，提出培育十戶企業。"
LONG_SIMPLIFIED = "省发展改革委有关负责人说，政策实施以来，全省人工智能企业数量增长两成，“龙头”企业达到12家。\n" * 200
LONG_TRADITIONAL = (
    "省發展改革委有關負責人說，政策實施以來，全省人工智慧企業數量增長兩成，「龍頭」企業達到12家。\n" * 200
)
ENCODINGS = ("utf-8", "gb18030", "gbk", "utf-16-le", "utf-16-be")
CASES = [
    (text, encoding)
    for text in (SHORT_SIMPLIFIED, SHORT_TRADITIONAL, LONG_SIMPLIFIED, LONG_TRADITIONAL)
    for encoding in ENCODINGS
] + [(SHORT_TRADITIONAL, "big5"), (LONG_TRADITIONAL, "big5"), (LONG_TRADITIONAL, "cp950")]


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_reads_chinese_text_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"\x84\x31\x95\x33", "gb18030"),
    ],
)
def test_takes_the_byte_order_mark_off(mark: bytes, encoding: str) -> None:
    data = mark + SHORT_SIMPLIFIED.encode(encoding)
    assert decode(data) == Decoded(SHORT_SIMPLIFIED, encoding)


@pytest.mark.parametrize("declared", ["utf-8", "big5", "iso-8859-1", "no such thing", "", None])
def test_does_not_believe_a_wrong_declaration(declared: str | None) -> None:
    assert decode(SHORT_SIMPLIFIED.encode("gbk"), declared) == Decoded(SHORT_SIMPLIFIED, "gb18030")


def test_keeps_private_use_characters() -> None:
    text = "困境。" + "\ue5e5" + "进一步发展"
    assert decode(text.encode()) == Decoded(text, "utf-8")


def test_reads_damaged_utf8_as_utf8() -> None:
    data = "人工智能产业".encode()
    damaged = data[:4] + data[5:] + "发展行动方案。".encode()
    assert decode(damaged) == Decoded("人\ufffd智能产业发展行动方案。", "utf-8", damaged=1)


def test_reads_utf8_cut_inside_a_character() -> None:
    assert decode("人工智能产业".encode()[:-1]) == Decoded("人工智能产\ufffd", "utf-8", damaged=1)


def test_reads_damaged_gbk_as_gb18030() -> None:
    data = SHORT_SIMPLIFIED.encode("gbk") + b"\xff" + LONG_SIMPLIFIED.encode("gbk")
    assert decode(data) == Decoded(SHORT_SIMPLIFIED + "\ufffd" + LONG_SIMPLIFIED, "gb18030", damaged=1)


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("A café in Anhui.", "utf-8", "utf-8"),
        ("A café near the naïve Ångström house, and then a long way on.", "cp1252", "cp1252"),
        ("An article in English.", "ascii", "utf-8"),
        ("An article in English.", "utf-16-le", "utf-16-le"),
        ("", "ascii", "utf-8"),
    ],
)
def test_reads_western_text(text: str, encoding: str, name: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, name)


def test_finds_chinese_far_behind_english() -> None:
    text = "x" * 300_001 + SHORT_SIMPLIFIED
    assert decode(text.encode("gbk")) == Decoded(text, "gb18030")


@settings(deadline=None)
@given(st.text())
def test_utf8_with_a_mark_comes_back(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()).text == text
