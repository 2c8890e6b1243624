"""The ways in which a path goes on over one more damaged character."""

from __future__ import annotations

from collections.abc import Iterator

from documents.cleaning.candidates import with_lead
from documents.cleaning.damaged_text import CUT_GLOSS, LOST, WHOLE_GLOSS, DamagedText
from documents.cleaning.double_bytes import FIRST_TRAIL, NO_TRAIL, WIDE_BIT, WIDE_LEAD, decode_pair, is_lead
from documents.cleaning.half_lost_characters import HalfLostCharacters
from documents.cleaning.path_scoring import PathScoring
from documents.cleaning.readings import is_reading
from documents.cleaning.search_path import SearchPath, SearchStart

# A second unknown byte multiplies the ways of reading: only so many of the likeliest go on from there.
_MOST_UNKNOWN = 4
# Nats taken off a path for what seldom happens.
_WIDE_LETTER = 4.0


class PathSteps:
    """Lengthen paths through a damaged text by one character."""

    def __init__(self, damaged: DamagedText, scoring: PathScoring, half_lost: HalfLostCharacters) -> None:
        """Take the text, the scoring of paths through it and the guesses at its half-lost characters."""
        self._damaged = damaged
        self._scoring = scoring
        self._half_lost = half_lost

    def after(self, path: SearchPath, search: SearchStart, rank: int) -> Iterator[SearchPath]:
        """Read one more damaged character in every way that fits the pending byte."""
        at, text = path.position, self._damaged.text
        character = text[at : at + 1]
        if not character or character == "\n":
            return
        if character in LOST and rank < _MOST_UNKNOWN and (path.text or search.leads_known):
            yield from self._unknown_trail(path, search)
        if character == "(" and path.text and (gloss := WHOLE_GLOSS.match(text, at)):
            # A gloss that was put in after the damage belongs to the damaged character before it.
            yield path._replace(position=gloss.end())
            if at in self._damaged.toned_glosses:
                return
        if character.isascii() and character != " ":
            code = ord(character)
            if code >= FIRST_TRAIL and (whole := decode_pair(path.pending, code)):
                yield self._scoring.extend(path, at + 1, 0, whole, search)
            cost = _WIDE_LETTER if character.isalnum() else 0.0
            yield from self._two_bytes(path, (WIDE_LEAD, code + WIDE_BIT), search, cost)
        elif pair := self._damaged.pair_at(at):
            yield from self._two_bytes(path, pair, search, 0.0)

    def _two_bytes(
        self, path: SearchPath, pair: tuple[int, int], search: SearchStart, cost: float
    ) -> Iterator[SearchPath]:
        whole = decode_pair(path.pending, pair[0])
        if whole is None:
            return
        if is_lead(pair[1]):
            yield self._scoring.extend(path, path.position + 1, pair[1], whole, search, cost)
        elif FIRST_TRAIL <= pair[1] < NO_TRAIL:
            yield self._scoring.extend(path, path.position + 1, 0, whole + chr(pair[1]), search, cost)

    def _unknown_trail(self, path: SearchPath, search: SearchStart) -> Iterator[SearchPath]:
        """Read a second `?` as the trail byte of the pending lead, with the ASCII character it took along."""
        gloss = CUT_GLOSS.match(self._damaged.text, path.position)
        if gloss is None:
            yield from self._half_lost.guess(path, with_lead(path.pending), search)
            return
        for whole in with_lead(path.pending).characters:
            if is_reading(gloss[1], whole):
                yield self._scoring.extend(path, gloss.end(), 0, whole, search)
