"""A text with characters out of step: what stands around a place, and the habits that its repairs follow."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import Self

from documents.cleaning.double_bytes import IDEOGRAPHIC_SPACE, encode_pair, widen
from documents.cleaning.paired_marks import opened_marks
from documents.cleaning.readings import is_toned
from documents.cleaning.script_folding import is_traditional

LOST = "?\ufffd"

# What stands before a pinyin syllable that a broken character has lost its opening bracket to.
CUT_GLOSS = re.compile(r"[?\ufffd]([a-zü?À-ǜɡɑ]{1,7})[)）](?:[(（]\1[)）])?")
WHOLE_GLOSS = re.compile(r"[(（]([a-zü?À-ǜɡɑ]{1,7})[)）]")
CUT_TAG = re.compile(r"[?\ufffd](?=/?[a-zA-Z]{1,10}\d?(?: [^<>\n]{0,200})?/?>)")

_SPACED = re.compile(r"[一-鿿] [A-Za-z0-9]")
_UNSPACED = re.compile(r"[一-鿿][A-Za-z0-9]")
_NARROW = re.compile(r"[一-鿿)”][,:;](?=[一-鿿“])")
_WIDE = re.compile(r"[，：；]")
_TO_NARROW = str.maketrans("，：；！？（）", ",:;!?()")
_SAMPLE = 10_000
_LOOK_BACK = 600


@dataclass(frozen=True, slots=True, eq=False)
class DamagedText:
    """Hold a text, the places of its glosses, its script and its habits with spaces and narrow punctuation.

    `skipped`, shape (len(text),), marks the characters of glosses; `toned_glosses` are the places of
    the glosses that bear a tone mark.
    """

    text: str = field(repr=False)
    skipped: bytearray = field(repr=False)
    toned_glosses: frozenset[int]
    traditional: bool
    spaced: bool
    narrow: bool

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Find the glosses of a text and learn its habits."""
        sample = text[:_SAMPLE]
        return cls(
            text,
            skipped=_mask_glosses(text),
            toned_glosses=_toned_glosses(text),
            traditional=is_traditional(text),
            spaced=len(_SPACED.findall(sample)) > len(_UNSPACED.findall(sample)),
            narrow=len(_NARROW.findall(sample)) > len(_WIDE.findall(sample)),
        )

    def in_style(self, restored: str) -> str:
        """Write a restored run with the punctuation that the text uses."""
        return restored.translate(_TO_NARROW) if self.narrow else restored

    def before(self, position: int) -> str:
        """Give the character before a position, glosses left out."""
        position = self._place_before(position)
        return self.text[position] if position >= 0 else "\n"

    def two_before(self, position: int) -> str:
        """Give the two characters before a position, glosses left out."""
        return self.before(max(0, self._place_before(position))) + self.before(position)

    def following(self, at: int) -> str:
        """Give the character at a position or after the glosses that stand there."""
        while at < len(self.text) and self.skipped[at]:
            at += 1
        return self.text[at : at + 1] or "\n"

    def opened_before(self, position: int) -> str:
        """List the brackets and quotation marks that are open at a position."""
        return opened_marks(self.text[max(0, position - _LOOK_BACK) : position])

    def pair_at(self, at: int) -> tuple[int, int] | None:
        """Give the bytes of a character, an ASCII one read as its full-width form."""
        character = self.text[at : at + 1]
        if not character or character == "\n":
            return None
        return IDEOGRAPHIC_SPACE if character == " " else encode_pair(widen(character))

    def taken_along(self, at: int) -> str:
        """Say which ASCII character a `?` has swallowed; a `?` stays where nothing tells."""
        if CUT_TAG.match(self.text, at):
            return "<"
        following = self.text[at + 1 : at + 2]
        if self.text[at] == "\ufffd" or not following or following in "\n ":
            return ""
        return " " if self.spaced and following.isalnum() and following.isascii() else "?"

    def _place_before(self, position: int) -> int:
        while position and self.skipped[position - 1]:
            position -= 1
        return position - 1


def _toned_glosses(text: str) -> frozenset[int]:
    """Give the places of the glosses that bear a tone mark, which nothing else has."""
    return frozenset(match.start() for match in WHOLE_GLOSS.finditer(text) if is_toned(match[1]))


def _mask_glosses(text: str) -> bytearray:
    """Mark the characters of glosses, which say nothing for or against a reading of the text."""
    mask = bytearray(len(text))
    for match in chain(WHOLE_GLOSS.finditer(text), CUT_GLOSS.finditer(text)):
        start = match.start() + (text[match.start()] in LOST)
        mask[start : match.end()] = b"\1" * (match.end() - start)
    return mask
