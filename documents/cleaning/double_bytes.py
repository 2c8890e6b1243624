"""Characters as the two bytes that GBK and GB18030 write them with."""

from __future__ import annotations

from functools import lru_cache

FIRST_LEAD, LAST_LEAD = 0x81, 0xFE
FIRST_TRAIL, LAST_TRAIL = 0x40, 0xFE
NO_TRAIL = 0x7F
LEADS = range(FIRST_LEAD, LAST_LEAD + 1)
TRAILS = tuple(byte for byte in range(FIRST_TRAIL, LAST_TRAIL + 1) if byte != NO_TRAIL)

# A full-width form of ASCII is the lead byte A3 and the ASCII code with its high bit set.
WIDE_LEAD = 0xA3
WIDE_BIT = 0x80
IDEOGRAPHIC_SPACE = (0xA1, 0xA1)


def is_lead(byte: int) -> bool:
    """Tell whether a byte begins a two-byte character."""
    return FIRST_LEAD <= byte <= LAST_LEAD


@lru_cache(maxsize=65536)
def decode_pair(lead: int, trail: int) -> str | None:
    """Read two bytes as GB18030 does, the user-defined area as private-use characters."""
    if not is_lead(lead) or trail < FIRST_TRAIL or trail in (NO_TRAIL, 0xFF):
        return None
    return bytes((lead, trail)).decode("gb18030")


@lru_cache(maxsize=65536)
def encode_pair(character: str) -> tuple[int, int] | None:
    """Write a character as its two bytes; None where GB18030 needs one or four."""
    try:
        encoded = character.encode("gb18030")
    except UnicodeEncodeError:
        return None
    return (encoded[0], encoded[1]) if len(encoded) == 2 else None


def widen(character: str) -> str:
    """Give the full-width form of an ASCII character, which is how GBK may have written it."""
    return chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character
