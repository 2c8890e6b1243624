"""Chinese scripts and the language of a text."""

from __future__ import annotations

import re
from functools import cache

# Blocks that hold the Han characters OpenCC's tables speak of.
_HAN_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2EBE1))
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ebe0]")
_LATIN_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_ENGLISH_FUNCTION_WORDS = frozenset(
    "a about and any are at be by can did do does for from has have how in into is it its many more of on or please "
    "than that the their there these this to was were what when where which who whose why will with would you".split()
)
_CHINESE_FUNCTION_CHARACTERS = frozenset("的了是和在有与與及或也就都把被对對为為从從到吗嗎呢吧么麼哪谁誰何这這那些个個请請")


def to_simplified(text: str) -> str:
    """Fold Traditional characters to Simplified ones, one by one: the result is as long as the text.

    Made for search. What depends on the neighbours (乾 in 乾隆) is not looked at, so that offsets hold.
    """
    return text.translate(_simplified())


def to_traditional(text: str) -> str:
    """Write a text in Traditional characters as Taiwan does, phrase by phrase."""
    return str(_converter("s2tw").convert(text))


def detect_language(text: str) -> str:
    """Tell `zh-Hans`, `zh-Hant` or `en`.

    Names of products and regions come in any language, so function words speak first.
    """
    han = _HAN.findall(text)
    words = _LATIN_WORD.findall(text)
    english = sum(word.lower() in _ENGLISH_FUNCTION_WORDS for word in words)
    chinese = sum(character in _CHINESE_FUNCTION_CHARACTERS for character in han)
    # A Chinese word is about two characters long.
    is_english = english > chinese if english != chinese else 2 * len(words) > len(han)
    if is_english:
        return "en"
    traditional = sum(ord(character) in _simplified() for character in han)
    simplified = sum(character in _simplified_only() for character in han)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


@cache
def _converter(configuration: str) -> _Converter:
    import opencc

    return opencc.OpenCC(configuration)


@cache
def _simplified() -> dict[int, str]:
    """Ask OpenCC about every Han character once, in one call (about 0.1 s)."""
    table = _changes("t2s")
    return {ord(before): after for before, after in table.items()}


@cache
def _simplified_only() -> frozenset[str]:
    """List the characters that Traditional texts do not use."""
    return frozenset(_changes("s2t")) - _also_traditional()
