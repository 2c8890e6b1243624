"""What a character adds to the score of a path: how plausible it is, and what is odd about it where it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from documents.cleaning.character_model import CharacterModel, LogProbabilities
from documents.cleaning.paired_marks import PAIRED, fit, opened_marks
from documents.cleaning.script_folding import simplified_only, traditional_only
from documents.cleaning.search_path import SearchPath, SearchStart

# Nats taken off a path for what seldom happens.
FOREIGN_CHARACTER = 4.0
_REPEATED_MARK = 6.0
# Nats for a mark that closes what is open, off for one that closes or opens what it cannot.
_PAIR_GAIN = 3.0
# Nats given for the lead bytes of punctuation, which are lost most often.
LEAD_GAINS = {0xA1: 2.0, 0xA3: 2.0}
_SINGLE = "。，、；：！？"
MARKS = PAIRED | frozenset(_SINGLE)


class PathScoring:
    """Score what is added to a path, in a text of one script."""

    def __init__(self, model: CharacterModel, *, traditional: bool) -> None:
        """Take the model of characters and the script that the text is written in."""
        self._model = model
        self._foreign = foreign_characters(traditional)
        self._special = _special_characters(traditional)

    def extend(
        self, path: SearchPath, position: int, pending: int, added: str, search: SearchStart, cost: float = 0.0
    ) -> SearchPath:
        """Add characters to a path, which goes on at `position`; `cost` is taken off."""
        score = path.score + self._model.score(added, path.last) - cost
        score += self.judge(added, path.last, lambda: path.text, search)
        return SearchPath(position, pending, path.text + added, added[-1], score)

    def is_special(self, character: str) -> bool:
        """Tell whether there may be anything odd about a character: a mark, or one of the other script."""
        return character in self._special

    def judge(self, added: str, last: str, text: Callable[[], str], search: SearchStart) -> float:
        """Score what is odd about a character where it stands: a mark said twice or left open, the other script."""
        score = 0.0
        if added == last and added in _SINGLE:
            score -= _REPEATED_MARK
        if added[0] in self._foreign:
            score -= FOREIGN_CHARACTER
        if added in PAIRED:
            score += _PAIR_GAIN * fit(added, opened_marks(text(), search.opened))
        return score


def foreign_characters(traditional: bool) -> frozenset[str]:
    """List the characters of the script that a text is not written in."""
    return simplified_only() if traditional else traditional_only()


@lru_cache(maxsize=2)
def _special_characters(traditional: bool) -> frozenset[str]:
    return MARKS | foreign_characters(traditional)


@lru_cache(maxsize=512)
def gains_of(leads: tuple[int, ...]) -> LogProbabilities:
    """Give the nats for lead bytes, shape (len(leads),)."""
    return np.array([LEAD_GAINS.get(lead, 0.0) for lead in leads])
