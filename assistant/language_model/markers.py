"""The markers `[n]` in a sentence of a model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NUMBER = r"(?:资料|資料|来源|來源|段落|passage|source)?\s*\^?\d{1,3}"
_JOINT = r"\s*(?:[,，、;；]|[-–—~～至])\s*"
_MARKER = re.compile(rf"[\[【［〔]\s*(?P<numbers>{_NUMBER}(?:{_JOINT}{_NUMBER}){{0,9}})\s*[\]】］〕]", re.IGNORECASE)
_RANGE = re.compile(r"(\d+)\s*[-–—~～至]\s*(\d+)")
_DIGITS = re.compile(r"\d+")
_LONGEST_RANGE = 10
_RUN = r"(?:\s*\[\d{1,3}\])+"
# A marker after the full stop belongs to the sentence that ends there.
_AFTER_THE_END = re.compile(rf"(?P<end>[。！？!?…；;.]+[”’」』）)\"]*)(?P<markers>{_RUN})")
_GROWING = re.compile(rf"(?:{_RUN})?\s*(?:[\[【［〔][^\]】］〕]{{0,40}})?")
_SPACE_BEFORE = re.compile(r"\s+(?=\[\d)")


@dataclass(frozen=True, slots=True)
class Part:
    """Hold words of a sentence and the markers that stand after them."""

    text: str
    markers: tuple[int, ...]


def with_plain_markers(text: str) -> str:
    """Write all markers as `[1][2]`, each before the mark that ends its sentence: as long texts as short ones."""
    plain = _MARKER.sub(lambda found: "".join(f"[{number}]" for number in _numbers(found["numbers"])), text)
    return _AFTER_THE_END.sub(lambda found: found["markers"].strip() + found["end"], _SPACE_BEFORE.sub("", plain))


def parts_of(sentence: str) -> list[Part]:
    """Cut a sentence with plain markers after each run of them; words after the last belong to the last part."""
    parts: list[Part] = []
    end = 0
    for found in re.finditer(_RUN, sentence):
        numbers = tuple(dict.fromkeys(int(digits) for digits in _DIGITS.findall(found.group())))
        parts.append(Part(sentence[end : found.start()], numbers))
        end = found.end()
    rest = sentence[end:]
    if not parts:
        return [Part(sentence, ())]
    if any(character.isalnum() for character in rest):
        parts[-1] = Part(parts[-1].text + rest, parts[-1].markers)
    elif rest.strip():
        parts.append(Part(rest, ()))
    return parts


def without_markers(text: str) -> str:
    """Leave the markers out."""
    return re.sub(_RUN, "", text)


def may_grow_to_a_marker(text: str) -> bool:
    """Tell whether a text is the beginning of a marker, or a run of markers that may go on."""
    return _GROWING.fullmatch(text.strip()) is not None


def _numbers(written: str) -> Sequence[int]:
    span = _RANGE.search(written)
    if span and 0 < int(span[2]) - int(span[1]) < _LONGEST_RANGE and len(_DIGITS.findall(written)) == 2:
        return range(int(span[1]), int(span[2]) + 1)
    return [int(digits) for digits in _DIGITS.findall(written)]
