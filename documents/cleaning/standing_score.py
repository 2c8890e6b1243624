"""How plausible the damaged text is as it stands."""

from __future__ import annotations

from documents.cleaning.character_model import CharacterModel


class StandingScore:
    """Score what stands in the text without its glosses, a little further each time it is asked."""

    def __init__(self, model: CharacterModel, text: str, skipped: bytearray, start: int, previous: str) -> None:
        """Take a text with its glosses marked, and the character that stands before `start`."""
        self._model = model
        self._text = text
        self._skipped = skipped
        self._scores: list[float] = []
        self._next = self._start = start
        self._total = 0.0
        self._previous = previous

    def up_to(self, end: int) -> float:
        """Score the text from the start to `end` and the character that follows there."""
        while len(self._scores) <= end - self._start:
            while self._next < len(self._text) and self._skipped[self._next]:
                self._next += 1
                self._scores.append(self._total)
            character = self._text[self._next : self._next + 1] or "\n"
            self._total += self._model.log_probability(character, self._previous)
            self._scores.append(self._total)
            self._previous = character
            self._next += 1
        return self._scores[end - self._start]
