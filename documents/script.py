"""Chinese scripts and the language of a text."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import opencc

# Blocks that hold the Han characters OpenCC's tables speak of.
_HAN_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2EBE1))
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ebe0]")
# Simplified forms that Traditional texts use too, as characters of their own.
_SHARED = frozenset("丑于云仑余冲准几台吁后复干征斗里只面松谷志周克制升卷回奸")
_KEPT_CHARACTERS = 1000
"""The length up to which a folded text is kept: that of passages and questions, not of articles."""
_LATIN_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_ENGLISH = """a about and any are at be by can did do does for from has have how in into is it its many more of on or
please than that the their there these this to was were what when where which who whose why will with would you"""
_ENGLISH_FUNCTION_WORDS = frozenset(_ENGLISH.split())
_CHINESE_FUNCTION_CHARACTERS = frozenset(
    "的了是和在有与與及或也就都把被对對为為从從到吗嗎呢吧么麼哪谁誰何这這那些个個请請"
)


def to_simplified(text: str) -> str:
    """Fold Traditional characters to Simplified ones, one by one: the result is as long as the text.

    Made for search. What depends on the neighbours (乾 in 乾隆) is not looked at, so that offsets hold.
    """
    return text.translate(_changes("t2s"))


def fold(text: str) -> str:
    """Bring both scripts, all widths and cases to one form."""
    return _folded_again(text) if len(text) <= _KEPT_CHARACTERS else _folded(text)


def _folded(text: str) -> str:
    return to_simplified(unicodedata.normalize("NFKC", text)).lower()


# A search looks at the same passages for what they say, what they repeat and when.
_folded_again = lru_cache(maxsize=4096)(_folded)


def to_traditional(text: str) -> str:
    """Write a text in Traditional characters as Taiwan does, phrase by phrase."""
    return str(_converter("s2tw").convert(text))


def to_mainland(text: str) -> str:
    """Write a Traditional text in Simplified characters and the mainland's words (資料 as 数据), phrase by phrase."""
    return str(_converter("tw2sp").convert(text))


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
    traditional = sum(ord(character) in _changes("t2s") for character in han)
    simplified = sum(ord(character) in _changes("s2t") and character not in _SHARED for character in han)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


@cache
def _converter(configuration: str) -> opencc.OpenCC:
    return opencc.OpenCC(configuration)


@cache
def _changes(configuration: str) -> dict[int, str]:
    """Ask OpenCC about every Han character once, in one call (about 0.06 s)."""
    characters = [chr(code) for first, last in _HAN_BLOCKS for code in range(first, last)]
    # A line a character: OpenCC converts phrase by phrase, and no phrase holds a line break.
    converted = _converter(configuration).convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    return {ord(before): after for before, after in pairs if before != after and len(after) == 1}
