"""The text of an answer as its sentences are verified."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.language_model.grounding import Grounded
from assistant.language_model.numbered import Quote
from assistant.language_model.sentence_stream import Said
from documents.script import to_simplified


@dataclass(slots=True)
class Worded:
    """Put sentences together and number their quotes from 1 in the order of their first use."""

    english: bool
    text: str = ""
    kept: int = 0
    quotes: list[Quote] = field(default_factory=list)
    _said: set[str] = field(default_factory=set)

    def repeats(self, text: str) -> bool:
        """Tell whether a sentence was said before, whatever its marks and markers."""
        return _key(text) in self._said

    def add(self, said: Said, grounded: Grounded) -> str:
        """Take a sentence in, and give what it adds to the text."""
        self._said.add(_key(grounded.text))
        self.kept += 1
        words = "".join(part.text.rstrip() + self._markers(part.quotes) for part in grounded.parts)
        before = (
            ""
            if not self.text or self.text.endswith("\n")
            else "\n\n"
            if said.begins_line
            else " "
            if self.english
            else ""
        )
        added = before + words
        self.text += added
        return added

    def _markers(self, quotes: Sequence[Quote]) -> str:
        return "".join(f"[{number}]" for number in sorted({self._number(quote) for quote in quotes}))

    def _number(self, quote: Quote) -> int:
        for number, known in enumerate(self.quotes, start=1):
            if (known.article.id, known.start, known.end) == (quote.article.id, quote.start, quote.end):
                return number
        self.quotes.append(quote)
        return len(self.quotes)


def _key(text: str) -> str:
    return re.sub(r"\W", "", re.sub(r"\[\d+\]", "", to_simplified(text))).lower()
