"""The characters that one known byte leaves to choose from."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from documents.cleaning.character_model import Numbers, character_model
from documents.cleaning.double_bytes import LEADS, TRAILS, decode_pair


class Candidates(NamedTuple):
    """Hold characters with their lead bytes and their places in the character model, all of one length."""

    characters: str
    leads: tuple[int, ...]
    numbers: Numbers


@lru_cache(maxsize=256)
def with_trail(trail: int) -> Candidates:
    """List the characters that end in a trail byte."""
    found = [(whole, lead) for lead in LEADS if (whole := decode_pair(lead, trail))]
    characters = "".join(whole for whole, _ in found)
    return Candidates(characters, tuple(lead for _, lead in found), character_model().numbers_of(characters))


@lru_cache(maxsize=256)
def with_lead(lead: int) -> Candidates:
    """List the characters of a lead byte that the model knows."""
    model = character_model()
    found = (decode_pair(lead, trail) for trail in TRAILS)
    characters = "".join(whole for whole in found if whole and model.knows(whole) and not whole.isspace())
    return Candidates(characters, (lead,) * len(characters), model.numbers_of(characters))


@lru_cache(maxsize=1)
def all_known() -> Candidates:
    """List the characters of two bytes that the model knows."""
    parts = [with_lead(lead) for lead in LEADS]
    characters = "".join(part.characters for part in parts)
    return Candidates(
        characters, tuple(lead for part in parts for lead in part.leads), character_model().numbers_of(characters)
    )
