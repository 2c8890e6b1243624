"""From bytes to text, whatever encoding a Chinese article was saved in.

Byte-order marks and strict UTF-8 decide at once. What is left (GB18030, Big5, UTF-16 without a mark)
is valid in several encodings at a time, so each candidate is decoded and the most plausible text
wins: wrong decodings are full of rare characters, kana and private-use characters. A charset
declared by the file only breaks ties, because saved pages so often declare a wrong one.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from documents.loading.plausibility import plausibility

SAMPLE_BYTES = 200_000
DECLARED_BONUS = 0.2
VALID_UTF8_BONUS = 2.0
IMPLAUSIBLE = -1.0

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CANDIDATES = ("gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
ALIASES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "hz": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "utf-16": "utf-16-le",
}
UTF8_CHINESE = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Hold a decoded file, without its byte-order mark; `damaged` counts characters lost to bad bytes."""

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a file by what its bytes are, not by what it declares.

    Bytes that the chosen encoding does not know become U+FFFD.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if b"\0" not in data and (data.isascii() or _is_utf8(data)):
        return _decoded(data, "utf-8")
    return _decoded(data, _most_plausible(data, _canonical(declared)))


def _decoded(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return Decoded(text, encoding, text.count("\ufffd"))


def _is_utf8(data: bytes) -> bool:
    """Tell UTF-8, even with a few bad bytes, from the rest by its three-byte sequences.

    Two-byte sequences alone prove nothing: short texts in GBK can be made of them.
    """
    if _is_valid_utf8(data):
        return UTF8_CHINESE.search(data) is not None
    sample = _sample(data)
    chinese = len(UTF8_CHINESE.findall(sample))
    return chinese > 0 and chinese >= 2 * sample.decode("utf-8", errors="replace").count("\ufffd")


def _is_valid_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _canonical(declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    return ALIASES.get(name, name)


def _most_plausible(data: bytes, declared: str | None) -> str:
    sample = _sample(data)
    scores = {
        encoding: plausibility(_decode_sample(sample, encoding)) + DECLARED_BONUS * (encoding == declared)
        for encoding in ("utf-8", *CANDIDATES)
    }
    scores["utf-8"] += VALID_UTF8_BONUS * _is_valid_utf8(data)
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] >= IMPLAUSIBLE:
        return best
    # Western text with a few accents, or no text at all: UTF-8 then shows how little of it can be decoded.
    high_bytes = sum(byte > 0x7F for byte in sample[:20_000])
    return "cp1252" if high_bytes * 10 < min(len(sample), 20_000) and b"\0" not in sample else "utf-8"


def _sample(data: bytes) -> bytes:
    """Take the part that tells: from shortly before the first byte that is not ASCII, at an even offset."""
    found = re.search(rb"[^\x01-\x7f]", data[SAMPLE_BYTES:]) if data[:SAMPLE_BYTES].isascii() else None
    start = SAMPLE_BYTES + found.start() if found else 0
    start -= start % 2
    return data[start : start + SAMPLE_BYTES]


def _decode_sample(sample: bytes, encoding: str) -> str:
    """Decode without complaint about a character cut in two at the end."""
    return codecs.getincrementaldecoder(encoding)(errors="replace").decode(sample, final=False)
