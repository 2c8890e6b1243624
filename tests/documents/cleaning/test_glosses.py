"""Pinyin glosses go, real parentheses stay."""

import pytest

from documents.cleaning import find_glosses
from documents.cleaning.readings import is_reading, is_toned, without_tone
from documents.tracing import TracedText


def _without_glosses(text: str) -> str:
    return TracedText.from_original(text).edit(find_glosses(text)).text


@pytest.mark.parametrize(
    ("glossed", "plain"),
    [
        ("區(qū)域", "區域"),
        ("区(qū)域", "区域"),
        ("規(guī)模化", "規模化"),
        ("你好(hǎo)(hǎo)嗎", "你好嗎"),
        ("學（xué）習(xí)", "學習"),
        ("銀行(háng)行(xíng)長(zhǎng)", "銀行行長"),
        ("不(bú)是一(yí)個", "不是一個"),
        ("綠(lǜ)色、女(nü)性、戰略(lvè)", "綠色、女性、戰略"),
        ("產 (chǎn) 業", "產 業"),
        ("我們(men)的(de)", "我們的"),
        ("好(hao3)", "好"),
        ("區(q?)域和學(x?é)習", "區域和學習"),
    ],
)
def test_a_reading_behind_its_character_goes(glossed: str, plain: str) -> None:
    assert _without_glosses(glossed) == plain


@pytest.mark.parametrize(
    "text",
    [
        "AI(人工智能)",
        "人工智能(AI)",
        "OpenAI(openai)",
        "每小時60公里(km)",
        "代幣(token)和芯片(dies)",
        "方法(a)和方案(b)",
        "金額(e)",
        "區(xué)域",
        "(qū)",
        "水獭（tǎ）",
        "X(xī)",
    ],
)
def test_a_real_parenthesis_stays(text: str) -> None:
    assert find_glosses(text) == []


def test_a_rare_character_loses_its_gloss_where_glosses_are_many() -> None:
    assert _without_glosses("水獭(tǎ)在(zài)河(hé)里") == "水獭在河里"


@pytest.mark.parametrize(
    ("syllable", "bare"), [("lǜ", "lu"), ("nü3", "nu"), ("ɡuī", "gui"), ("Shù", "shu"), ("lu:4", "lu"), ("de", "de")]
)
def test_a_syllable_is_compared_without_its_tone(syllable: str, bare: str) -> None:
    assert without_tone(syllable) == bare


def test_all_readings_of_a_character_count() -> None:
    assert [is_reading(syllable, "行") for syllable in ("xíng", "háng", "hàng", "xué")] == [True, True, True, False]


def test_tones_are_seen() -> None:
    assert [is_toned(syllable) for syllable in ("qū", "qu1", "lü", "qu")] == [True, True, True, False]
