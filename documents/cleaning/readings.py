"""The pinyin readings of a character, to tell a gloss from a parenthesis."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# ɡ and ɑ are the phonetic letters that some input methods put into pinyin; v and u: stand for ü.
_LETTERS = str.maketrans({"ɡ": "g", "ɑ": "a", "v": "u"})
_UNSURE = re.compile(r"[?\ufffd]")


def without_tone(syllable: str) -> str:
    """Strip tone marks, tone digits and the dots of ü from a pinyin syllable.

    Tones are not compared: sandhi (bú for 不) and the neutral tone differ from the dictionary.
    """
    letters = unicodedata.normalize("NFD", syllable.lower())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return bare.rstrip("12345").replace("u:", "u").translate(_LETTERS)


@lru_cache(maxsize=1)
def _dictionary() -> dict[int, str]:
    # Imported late: pypinyin takes a quarter of a second, and most texts hold no gloss.
    from pypinyin.constants import PINYIN_DICT

    return dict(PINYIN_DICT)


@lru_cache(maxsize=8192)
def readings(character: str) -> frozenset[str]:
    """List all toneless readings of a character, in whichever script it is."""
    return frozenset(without_tone(reading) for reading in _dictionary().get(ord(character), "").split(",") if reading)


@lru_cache(maxsize=65536)
def is_reading(syllable: str, character: str) -> bool:
    """Check that a syllable is a reading of a character; `?` stands for a letter that was lost."""
    bare = without_tone(syllable)
    if not _UNSURE.search(bare):
        return bare in readings(character)
    pattern = re.compile("".join("[a-z]" if _UNSURE.match(letter) else re.escape(letter) for letter in bare))
    return any(pattern.fullmatch(reading) for reading in readings(character))


def is_toned(syllable: str) -> bool:
    """Tell whether a syllable bears a tone mark, a tone digit or ü: no latin abbreviation does."""
    return not syllable.isascii() or syllable[-1:].isdigit()
