"""How plausible a sequence of characters is in Chinese news prose."""

from __future__ import annotations

import lzma
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from documents.cleaning.script_folding import fold_script

Numbers = npt.NDArray[np.int64]
LogProbabilities = npt.NDArray[np.float64]

MODEL_PATH = Path(__file__).with_name("character_bigrams.bin")
MAGIC = b"shengce character bigrams 1\n"

# Log probabilities are kept in sixteenths of a nat, so one byte reaches e^-15.9.
STEPS_PER_NAT = 16
LETTER, DIGIT, SPACE, SYMBOL, BOUNDARY = "a", "0", " ", "<", "\n"
COMMON_CHARACTERS = 2500

_WIDE_PUNCTUATION = str.maketrans(",.!?:;()", "，。！？：；（）")
_UNSEEN_HAN = -13.0
_UNSEEN_OTHER = -17.0
_UNKNOWN = -1
# The search asks for the same pairs again and again.
_MOST_REMEMBERED = 1 << 17


def character_class(character: str) -> str:
    """Name the class under which a folded character is counted."""
    if character.isascii():
        if character.isalpha():
            return LETTER
        if character.isdigit():
            return DIGIT
        if character == "\n":
            return BOUNDARY
        if character.isspace():
            return SPACE
        return character.translate(_WIDE_PUNCTUATION) if character in ",.!?:;()" else SYMBOL
    return SPACE if character.isspace() else character


@dataclass(frozen=True, slots=True)
class CharacterModel:
    """Hold log probabilities of characters after characters.

    `characters` come most frequent first; `singles`, shape (n,), is a character's own log
    probability and `backoff`, shape (n,), the log weight of falling back to it, both in negative
    sixteenths of a nat; `pairs`, shape (n * n), is 0 where a pair was not kept.
    """

    characters: str
    singles: bytes
    backoff: bytes
    pairs: bytes
    numbers: dict[str, int]
    remembered: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def load(cls, path: Path = MODEL_PATH) -> Self:
        """Read the table that `build_character_model` wrote.

        Raises:
            ValueError: the file does not begin with the magic of this format.
        """
        content = path.read_bytes()
        if not content.startswith(MAGIC):
            raise ValueError(f"{path.name} is no character model of this version; build it again")
        data = lzma.decompress(content[len(MAGIC) :])
        size = int.from_bytes(data[:2], "little")
        at = 2 + 4 * size
        characters = data[2:at].decode("utf-32-le")
        singles, backoff = data[at : at + size], data[at + size : at + 2 * size]
        at += 2 * size
        row_lengths = np.frombuffer(data, "<u2", size, at).astype(np.int64)
        at += 2 * size
        kept = int(row_lengths.sum())
        low = np.frombuffer(data, np.uint8, kept, at).astype(np.int64)
        high = np.frombuffer(data, np.uint8, kept, at + kept).astype(np.int64)
        values = np.frombuffer(data, np.uint8, kept, at + 2 * kept)
        pairs = np.zeros(size * size, dtype=np.uint8)
        pairs[_absolute_columns(low | high << 8, row_lengths, size)] = values
        numbers = {character: number for number, character in enumerate(characters)}
        return cls(characters, singles, backoff, pairs.tobytes(), numbers)

    def is_common(self, character: str) -> bool:
        """Tell whether a character is among the most frequent ones."""
        return 0 <= self._number(character) < COMMON_CHARACTERS

    def knows(self, character: str) -> bool:
        """Tell whether a character is in the table."""
        return self._number(character) != _UNKNOWN

    def log_probability(self, character: str, previous: str) -> float:
        """Give the natural logarithm of the probability of a character after another one."""
        pair = previous + character
        known = self.remembered.get(pair)
        if known is None:
            if len(self.remembered) >= _MOST_REMEMBERED:
                self.remembered.clear()
            known = self.remembered[pair] = self._log_probability(character, previous)
        return known

    def _log_probability(self, character: str, previous: str) -> float:
        number = self._number(character)
        if number == _UNKNOWN:
            return _UNSEEN_HAN if "一" <= character <= "鿿" else _UNSEEN_OTHER
        before = self._number(previous)
        if before == _UNKNOWN:
            return -self.singles[number] / STEPS_PER_NAT
        pair = self.pairs[before * len(self.characters) + number]
        return -(pair or min(self.backoff[before] + self.singles[number], 255)) / STEPS_PER_NAT

    def numbers_of(self, characters: str) -> Numbers:
        """Give the places of characters in the table, shape (len(characters),), -1 for one that is not there."""
        return np.array([self._number(character) for character in characters], dtype=np.int64)

    def after(self, previous: str, numbers: Numbers) -> LogProbabilities:
        """Give the log probability of each of many characters after one; shape that of `numbers`."""
        before = self._number(previous)
        own = np.frombuffer(self.singles, np.uint8)[numbers].astype(np.int64)
        if before == _UNKNOWN:
            steps = own
        else:
            pairs = np.frombuffer(self.pairs, np.uint8)[before * len(self.characters) + numbers]
            steps = np.where(pairs > 0, pairs, np.minimum(self.backoff[before] + own, 255))
        return np.where(numbers == _UNKNOWN, _UNSEEN_HAN, -steps / STEPS_PER_NAT)

    def before(self, numbers: Numbers, following: str) -> LogProbabilities:
        """Give the log probability of one character after each of many; shape that of `numbers`."""
        number = self._number(following)
        if number == _UNKNOWN:
            return np.full(len(numbers), _UNSEEN_HAN)
        own = self.singles[number]
        pairs = np.frombuffer(self.pairs, np.uint8)[numbers * len(self.characters) + number]
        fallen_back = np.minimum(np.frombuffer(self.backoff, np.uint8)[numbers].astype(np.int64) + own, 255)
        steps = np.where(numbers == _UNKNOWN, own, np.where(pairs > 0, pairs, fallen_back))
        return np.asarray(-steps / STEPS_PER_NAT)

    def _number(self, character: str) -> int:
        number = self.numbers.get(character)
        if number is None:
            # Remembered, so that a character of the other script is folded only once.
            number = self.numbers[character] = self.numbers.get(character_class(fold_script(character)), _UNKNOWN)
        return number

    def score(self, text: str, previous: str) -> float:
        """Add up the log probabilities of a text that follows a character."""
        total = 0.0
        for character in text:
            total += self.log_probability(character, previous)
            previous = character
        return total


def _absolute_columns(steps: Numbers, row_lengths: Numbers, size: int) -> Numbers:
    """Turn the steps between the columns of each row into places in the flat table."""
    rows = np.repeat(np.arange(size), row_lengths)
    running = np.cumsum(steps)
    first = np.cumsum(row_lengths) - row_lengths
    before: Numbers = np.concatenate([[0], running])[first]
    places: Numbers = rows * size + running - np.repeat(before, row_lengths)
    return places


def quantise(probabilities: Sequence[float]) -> bytes:
    """Turn probabilities into negative sixteenths of a nat, 1 to 255."""
    return bytes(min(255, max(1, round(-math.log(p) * STEPS_PER_NAT))) for p in probabilities)


@lru_cache(maxsize=1)
def character_model() -> CharacterModel:
    """Load the model once, when the first doubtful character asks for it."""
    return CharacterModel.load()
