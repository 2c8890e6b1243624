"""Traditional characters read as Simplified ones, one for one."""

from __future__ import annotations

from functools import lru_cache

from opencc import OpenCC

_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF
_SAMPLE = 1_000


@lru_cache(maxsize=2)
def _converted(direction: str) -> dict[int, str]:
    # A line break between the characters keeps OpenCC from reading phrases across them.
    characters = [chr(code) for code in range(_FIRST_HAN, _LAST_HAN + 1)]
    converted = OpenCC(direction).convert("\n".join(characters)).split("\n")
    return {
        ord(character): other
        for character, other in zip(characters, converted, strict=True)
        if other != character and len(other) == 1
    }


def fold_script(text: str) -> str:
    """Fold Traditional characters to Simplified ones without changing a single offset."""
    return text.translate(_converted("t2s"))


def is_traditional(text: str) -> bool:
    """Tell whether a text is written in Traditional script, by the characters that only one script has."""
    sample = text[:_SAMPLE]
    traditional = sum(map(traditional_only().__contains__, sample))
    simplified = sum(map(simplified_only().__contains__, sample))
    return traditional > simplified


@lru_cache(maxsize=1)
def traditional_only() -> frozenset[str]:
    """List the characters that Simplified text does not have."""
    return frozenset(chr(code) for code in _converted("t2s"))


@lru_cache(maxsize=1)
def simplified_only() -> frozenset[str]:
    """List the characters that Traditional text does not have, or seldom."""
    return frozenset(chr(code) for code in _converted("s2t"))
