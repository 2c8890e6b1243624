"""Characters of which a `?` has taken a byte, guessed by what is around them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from documents.cleaning.candidates import Candidates
from documents.cleaning.character_model import CharacterModel, LogProbabilities
from documents.cleaning.damaged_text import DamagedText
from documents.cleaning.ending_model import context_of, ending_model
from documents.cleaning.paired_marks import OPENERS
from documents.cleaning.path_scoring import LEAD_GAINS, PathScoring, gains_of
from documents.cleaning.search_path import SearchPath, SearchStart

# Of the characters that a half-lost one may be, the likeliest are looked at closely.
_MOST_GUESSES = 16
# Nats taken off a path for what seldom happens.
_UNKNOWN_BYTE = 2.0
# Nats given for a tag that has lost its `<`: a byte before it is broken for certain.
_CUT_TAG_GAIN = 6.0
# ASCII characters below the trail bytes, by what they are counted as: what a `?` can hide.
_HIDDEN = "0 ("


class HalfLostCharacters:
    """Guess characters from one byte or none."""

    def __init__(self, model: CharacterModel, damaged: DamagedText, scoring: PathScoring) -> None:
        """Take the model of characters, the text and the scoring of paths through it."""
        self._model = model
        self._damaged = damaged
        self._scoring = scoring

    def guess(self, path: SearchPath, candidates: Candidates, search: SearchStart) -> Iterator[SearchPath]:
        """Choose the character that a `?` stands for by what is around it, and what it took along."""
        at, end = path.position, path.position + 1
        taken = self._damaged.taken_along(at)
        following = self._damaged.following(end)
        context = context_of(search.context + path.text)
        own = self._model.after(path.last, candidates.numbers)
        if not path.pending:
            own = own + gains_of(candidates.leads)
        best: SearchPath | None = None
        most = -np.inf
        for hidden in _HIDDEN if taken == "?" else (taken,):
            joint = own + self._beside(candidates, hidden, following)
            for index in np.argsort(-joint)[:_MOST_GUESSES].tolist():
                whole = candidates.characters[index]
                if taken == "<" and whole in OPENERS:
                    continue
                step = self._scoring.extend(path, end, 0, whole, search, _UNKNOWN_BYTE)
                gain = _CUT_TAG_GAIN if hidden == "<" else self._model.score(hidden, whole)
                if not path.pending:
                    gain += LEAD_GAINS.get(candidates.leads[index], 0.0)
                judged = step.score + gain + self._model.log_probability(following, hidden or whole)
                if hidden not in ("", "<"):
                    judged += ending_model().gain(context, whole, hidden)
                if judged > most:
                    most = judged
                    best = SearchPath(end, 0, step.text + taken, hidden or whole, step.score + gain)
        if best:
            yield best

    def _beside(self, candidates: Candidates, hidden: str, following: str) -> LogProbabilities:
        """Score what comes after each candidate."""
        beside = "" if hidden == "<" else hidden or following
        return self._model.before(candidates.numbers, beside) if beside else np.zeros(len(candidates.numbers))
