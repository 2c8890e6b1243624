"""Reports that others republished: the same words under another head and tail, in the other script, a little edited.

Texts are compared by their shingles, runs of four characters (Broder, "On the resemblance and
containment of documents", 1997). Their MinHash signatures find the few articles worth comparing.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from rensa import RMinHash  # type: ignore[import-untyped]

from documents.script import fold

Shingles = npt.NDArray[np.uint64]
Signature = npt.NDArray[np.uint16]

SHINGLE_LENGTH = 4
SIGNATURE_LENGTH = 256
SEED = 42
SIGNATURE_VERSION = f"rensa-{RMinHash.ALGORITHM_VERSION}-{SHINGLE_LENGTH}-{SIGNATURE_LENGTH}"
"""Names what signatures depend on: those of another version cannot be compared with these."""

FEWEST_SHINGLES = 50
"""Texts with fewer are too short to tell a republication from a phrase that both use."""
SAME_WORDS = 0.65
"""Share of the shorter text's shingles found in the longer: 5 % of characters edited leave about 0.8."""
SAME_FIGURES = 0.5
"""Share of figures found in both: notices made from one template share their words, but not their figures."""
REPEATED_WORDS = 0.8
_LIKELY_WORDS = 0.45
_LATIN_OR_CHARACTER = re.compile(r"[a-z]+|[^\W_]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_MIXER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """Hold what two texts are compared by: sorted shingles, shape (n,), and the figures of two digits or more."""

    shingles: Shingles
    figures: frozenset[str]


# The same passages are found again and again by the questions of a conversation.
@lru_cache(maxsize=2048)
def fingerprint(text: str) -> Fingerprint:
    """Take a text's fingerprint; scripts, widths, case, punctuation and white space make no difference."""
    folded = fold(text)
    figures = (figure.replace(",", "") for figure in _FIGURE.findall(folded))
    return Fingerprint(_shingles(folded), frozenset(figure for figure in figures if len(figure) > 1))


def signature(one: Fingerprint) -> Signature:
    """Sign a fingerprint by MinHash: shape (SIGNATURE_LENGTH,), the low 16 bits of each least hash."""
    offsets = np.array([0, len(one.shingles)], dtype=np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(one.shingles, offsets, SIGNATURE_LENGTH, SEED)
    return np.array(matrix.to_rows()[0], dtype=np.uint32).astype(np.uint16)


def likely(signed: Signature, size: int, signatures: Signature, sizes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Choose the rows of `signatures`, shape (n, SIGNATURE_LENGTH), worth comparing with one signature.

    `size` and `sizes`, shape (n,), count shingles. The share of equal places estimates the Jaccard
    similarity J, and J (a + b) / (1 + J) the shingles in common.
    """
    similarity = np.count_nonzero(signatures == signed, axis=1) / SIGNATURE_LENGTH
    common = similarity * (sizes + size) / (1 + similarity)
    return np.flatnonzero(common >= _LIKELY_WORDS * np.minimum(sizes, size)).astype(np.int64)


def is_same_report(one: Fingerprint, other: Fingerprint) -> bool:
    """Say whether the shorter of two texts is, for the most part, in the longer, with its figures."""
    shorter, longer = sorted((one, other), key=lambda either: len(either.shingles))
    if len(shorter.shingles) < FEWEST_SHINGLES or containment(shorter, longer) < SAME_WORDS:
        return False
    fewer = min(len(one.figures), len(other.figures))
    return len(one.figures & other.figures) >= SAME_FIGURES * fewer


def repeats(part: Fingerprint, whole: Fingerprint) -> bool:
    """Say whether a whole text has the words of a part, edited a little at most, and every figure of it."""
    # The figures first: they are compared sooner, and most passages have others.
    return part.figures <= whole.figures and containment(part, whole) >= REPEATED_WORDS


def containment(part: Fingerprint, whole: Fingerprint) -> float:
    """Measure which share of a part's shingles a whole text has; 0 where the part has none."""
    if len(part.shingles) == 0:
        return 0.0
    common = np.intersect1d(part.shingles, whole.shingles, assume_unique=True)
    return len(common) / len(part.shingles)


def _shingles(folded: str) -> Shingles:
    """Hash each run of neighbours; a Latin word counts as one character, or all English texts would be alike."""
    codes = _codes(_LATIN_OR_CHARACTER.findall(folded))
    count = max(0, len(codes) - SHINGLE_LENGTH + 1)
    hashes = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE_LENGTH):
        hashes = (hashes ^ codes[place : place + count]) * _MIXER
        hashes ^= hashes >> np.uint64(29)
    return np.unique(hashes)


def _codes(units: list[str]) -> Shingles:
    """Give a number to each character and each word."""
    characters = "".join(units)
    if len(characters) == len(units):
        # Most passages have no word of Latin letters: one step instead of one a character.
        return np.frombuffer(characters.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    return np.array([ord(one) if len(one) == 1 else zlib.crc32(one.encode()) for one in units], dtype=np.uint64)
