"""Inflict on clean text the faults that saved Chinese pages come with, the same for the same seed."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from opencc import OpenCC
from pypinyin import Style, pinyin

TRAILS_FROM = 0x40
_NARROW = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_PUNCTUATION = "。，、；：？！“”‘’《》（）"
_HAN = re.compile(r"[一-鿿]")
_END = re.compile(r"[。！？”]")
_REMAINS = ("</p>", "/p>", "<br/>", "&nbsp;", "&amp;nbsp;", "</span>", '<p class="text">', "&#8203;")


@dataclass(frozen=True, slots=True)
class Fault:
    """Say that `damaged[start:end]` stands where the clean text has `truth`."""

    kind: str
    start: int
    end: int
    truth: str
    swallowed: str = ""


@dataclass(frozen=True, slots=True)
class Damaged:
    """Hold a clean text, the same with its faults, and the faults in the order of the text."""

    clean: str
    text: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """Say how often each fault happens: glosses a Chinese character, the others a hundred characters."""

    glosses: float = 0.15
    doubled: float = 0.1
    toneless: float = 0.05
    split_glosses: float = 0.1
    lost_bytes: float = 0.4
    broken_tags: float = 0.2


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("s2t")


def to_traditional(text: str) -> str:
    """Write a text in Traditional script."""
    return str(_converter().convert(text))


def narrow(text: str) -> str:
    """Write full-width ASCII half-width, as the real article's decoder did."""
    return text.translate(_NARROW)


@cache
def toned_readings(character: str) -> tuple[str, ...]:
    """List the toned readings of a character."""
    return tuple(pinyin(character, style=Style.TONE, heteronym=True)[0]) if _HAN.match(character) else ()


@cache
def _bytes_of(character: str) -> bytes:
    encoded = character.encode("gb18030", errors="replace")
    return encoded if len(encoded) <= 2 else b"#"


def lose_lead_byte(text: str, index: int) -> Fault | None:
    """Lose the lead byte of `text[index]`; the fault's end is the index at which the text is in step again.

    The decoder writes `?` for a byte without a partner, and takes an ASCII character that cannot be
    a trail byte along with it, as the decoder of the real article did (`?/p>` for a byte and `</p>`).
    """
    return _misread(text, index, _bytes_of(text[index])[1:], "?")


def split_by_gloss(text: str, index: int, choice: random.Random) -> Fault | None:
    """Put a gloss between the bytes of `text[index]`, whose lead looked like the end of another character."""
    before, here = _bytes_of(text[index - 1]), _bytes_of(text[index])
    if len(before) != 2 or len(here) != 2:
        return None
    mistaken = bytes((before[1], here[0])).decode("gb18030", errors="ignore") if before[1] > 0x80 else ""
    syllables = toned_readings(mistaken) if len(mistaken) == 1 else ()
    if not syllables:
        return None
    return _misread(text, index, here[1:], f"?{choice.choice(syllables)})")


def _misread(text: str, index: int, rest: bytes, damaged: str) -> Fault | None:
    """Read from the second byte of `text[index]` on until the bytes are in step with the characters."""
    position, pending = index + 1, rest
    while True:
        if not pending:
            return Fault("shifted", index, position, damaged)
        if len(pending) == 1:
            if pending[0] < 0x80:
                damaged, pending = damaged + chr(pending[0]), b""
                continue
            if position == len(text) or text[position] == "\n":
                return Fault("shifted", index, position, damaged + "?")
            following = _bytes_of(text[position])
            if following == b"#" and text[position] != "#":
                return None
            pending, position = pending + following, position + 1
        if pending[1] < TRAILS_FROM:
            return Fault("shifted", index, position, damaged + "?", text[position - 1])
        if pending[0] == 0x80 or pending[1] in (0x7F, 0xFF):
            return None
        damaged, pending = damaged + pending[:2].decode("gb18030"), pending[2:]


def gloss(character: str, shares: Shares, choice: random.Random) -> str:
    """Write a reading of a character in brackets behind it, sometimes twice or without its tone."""
    syllables = toned_readings(character)
    if not syllables or syllables[0] == character:
        return ""
    syllable = choice.choice(syllables)
    if len(syllable) > 1 and choice.random() < shares.toneless:
        syllable = str(pinyin(character, style=Style.NORMAL)[0][0])
    return f"({syllable})" * (2 if choice.random() < shares.doubled else 1)


def damage(clean: str, seed: int, shares: Shares | None = None, *, narrowed: bool = False) -> Damaged:
    """Damage a text; `narrowed` writes its punctuation half-width afterwards, in the clean text too."""
    shares = shares or Shares()
    choice = random.Random(seed)
    pieces: list[str] = []
    faults: list[Fault] = []
    length = index = 0
    while index < len(clean):
        fault = _shift_here(clean, index, shares, choice)
        if fault is not None:
            piece, kind, following = fault.truth, fault.kind, fault.end
        else:
            following, kind = index + 1, ""
            addition = _add_here(clean[index], shares, choice)
            piece = clean[index] + addition
            if addition:
                kind = "gloss" if addition.startswith("(") else "tag"
        if kind:
            swallowed = fault.swallowed if fault else ""
            faults.append(Fault(kind, length, length + len(piece), clean[index:following], swallowed))
        pieces.append(piece)
        length += len(piece)
        index = following
    text = "".join(pieces)
    if not narrowed:
        return Damaged(clean, text, tuple(faults))
    faults = [Fault(f.kind, f.start, f.end, narrow(f.truth), narrow(f.swallowed)) for f in faults]
    return Damaged(narrow(clean), narrow(text), tuple(faults))


def _shift_here(clean: str, index: int, shares: Shares, choice: random.Random) -> Fault | None:
    """Lose a byte or split a character here, mostly at punctuation, as in the real article."""
    character = clean[index]
    if character in _PUNCTUATION:
        if choice.random() < shares.lost_bytes / 100 * 5:
            return lose_lead_byte(clean, index)
    elif _HAN.match(character) and len(_bytes_of(character)) == 2:
        if choice.random() < shares.lost_bytes / 100 * 0.2:
            return lose_lead_byte(clean, index)
        if index and choice.random() < shares.split_glosses / 100 and (fault := split_by_gloss(clean, index, choice)):
            return Fault("split", fault.start, fault.end, fault.truth, fault.swallowed)
    return None


def _add_here(character: str, shares: Shares, choice: random.Random) -> str:
    if _HAN.match(character):
        return gloss(character, shares, choice) if choice.random() < shares.glosses else ""
    if _END.match(character) and choice.random() < shares.broken_tags / 100 * 20:
        return choice.choice(_REMAINS)
    return ""
