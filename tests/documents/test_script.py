"""Scripts: folding keeps offsets, and languages are told apart."""

from __future__ import annotations

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.script import detect_language, to_simplified, to_traditional


@pytest.mark.parametrize(
    ("text", "simplified"),
    [
        ("", ""),
        ("江蘇省發佈「人工智能+」方案", "江苏省发布「人工智能+」方案"),
        ("長三角區域", "长三角区域"),
        ("Jiangsu 2027 ５％", "Jiangsu 2027 ５％"),
        ("臺灣、廣東、內蒙古、黑龍江", "台湾、广东、内蒙古、黑龙江"),
        ("江苏", "江苏"),
    ],
)
def test_to_simplified(text: str, simplified: str) -> None:
    assert to_simplified(text) == simplified


@given(st.text())
def test_to_simplified_keeps_every_offset(text: str) -> None:
    folded = to_simplified(text)
    assert len(folded) == len(text)
    assert folded == "".join(to_simplified(character) for character in text)


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=40))
def test_to_simplified_agrees_with_opencc_on_single_characters(text: str) -> None:
    converter = opencc.OpenCC("t2s")
    converted = [converter.convert(character) for character in text]
    expected = [new if len(new) == 1 else old for old, new in zip(text, converted, strict=True)]
    assert to_simplified(text) == "".join(expected)


@pytest.mark.parametrize(
    ("text", "traditional"),
    [
        ("江苏省人民政府发布方案", "江蘇省人民政府發佈方案"),
        ("头发与发展", "頭髮與發展"),
        ("皇后在后面", "皇后在後面"),
        ("AI", "AI"),
    ],
)
def test_to_traditional(text: str, traditional: str) -> None:
    assert to_traditional(text) == traditional


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("江苏省发布方案", "zh-Hans"),
        ("江蘇省發佈方案", "zh-Hant"),
        ("台灣里程碑于2025", "zh-Hant"),
        ("What is Jiangsu's target for 2027?", "en"),
        ("What did 江苏省人民政府 publish about 人工智能?", "en"),
        ("DeepSeek R1 是什么", "zh-Hans"),
        ("AI for Science 是什麼", "zh-Hant"),
        ("DeepSeek 方案", "zh-Hans"),
        ("Jiangsu AI policy", "en"),
        ("Jiangsu AI policy 江苏", "en"),
        ("", "zh-Hans"),
        ("2027", "zh-Hans"),
        ("中山大同", "zh-Hans"),
    ],
)
def test_detect_language(text: str, language: str) -> None:
    assert detect_language(text) == language
