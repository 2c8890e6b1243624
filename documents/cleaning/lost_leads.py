"""The lead bytes that may have been lost at the beginning of a run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from documents.cleaning.candidates import with_trail
from documents.cleaning.character_model import CharacterModel, LogProbabilities
from documents.cleaning.damaged_text import DamagedText
from documents.cleaning.double_bytes import FIRST_TRAIL, NO_TRAIL, decode_pair
from documents.cleaning.path_scoring import FOREIGN_CHARACTER, foreign_characters, gains_of

# Every lead byte comes into question; only the likeliest are followed into the run.
_MOST_LEADS = 12


def likeliest_leads(model: CharacterModel, damaged: DamagedText, after: int, previous: str) -> list[int]:
    """Keep the lead bytes that make the likeliest first character, judged by what stands on both its sides.

    The run goes on at `after`, and `previous` is the character before the lost byte.
    """
    found: dict[int, None] = {}
    for trail, following in _trails_at(damaged, after):
        candidates = with_trail(trail)
        scores = model.after(previous, candidates.numbers) + gains_of(candidates.leads)
        if following:
            scores = scores + model.before(candidates.numbers, following)
        scores = scores - FOREIGN_CHARACTER * _foreign_among(candidates.characters, damaged.traditional)
        best = np.argsort(-scores, kind="stable")[:_MOST_LEADS]
        found |= dict.fromkeys(candidates.leads[index] for index in best)
    return list(found)


def _trails_at(damaged: DamagedText, at: int) -> Iterator[tuple[int, str | None]]:
    """Give the trail bytes that a character may bring, each with the character that comes after it."""
    first, second = damaged.pair_at(at), damaged.pair_at(at + 1)
    if first:
        yield first[0], decode_pair(first[1], second[0]) if second else None
    character = damaged.text[at : at + 1]
    if character.isascii() and FIRST_TRAIL <= ord(character or " ") < NO_TRAIL:
        yield ord(character), damaged.following(at + 1)


@lru_cache(maxsize=512)
def _foreign_among(characters: str, traditional: bool) -> LogProbabilities:
    foreign = foreign_characters(traditional)
    return np.array([float(character in foreign) for character in characters])
