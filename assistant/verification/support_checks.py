"""How much of a statement's words stand in its quote and context."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.verification.own_words import without_own_words
from assistant.verification.reading import Reading
from assistant.verification.statement import Fault, FaultKind

LEAST_CHARACTERS = 0.6
"""The share of a statement's content characters that quote and context must have."""
LEAST_PAIRS = 0.3
"""The share of its pairs of neighbouring characters."""

_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
_WORD = re.compile(r"[a-z][a-z'-]+")
_FEWEST = 4
"""Content characters below which a statement is a figure or a name, which other checks hold."""


def support_faults(said: Reading, quoted: Reading, context: Reading) -> Iterator[Fault]:
    """Find a statement of which too little stands in quote and context; across languages nothing is compared."""
    if said.language != quoted.language:
        return
    known = f"{quoted.folded}\n{context.folded}"
    content = _content(said)
    if said.language == "en":
        words = [word for run in content for word in _WORD.findall(run)]
        share = sum(word[:4] in known for word in words) / len(words) if words else 1.0
        if share < LEAST_CHARACTERS:
            yield Fault(FaultKind.UNSUPPORTED, said.text, f"only {share:.0%} of its words stand in the quote")
        return
    if sum(_HAN.match(character) is not None for run in content for character in run) < _FEWEST:
        return
    share, pair_share = known_shares(said, known)
    if share < LEAST_CHARACTERS or pair_share < LEAST_PAIRS:
        yield Fault(FaultKind.UNSUPPORTED, said.text, f"only {min(share, pair_share):.0%} of it stands in the quote")


def known_shares(said: Reading, known: str) -> tuple[float, float]:
    """Give the shares of a statement's content characters and of its pairs of neighbours that a folded text has."""
    content = _content(said)
    characters = [character for run in content for character in run if _HAN.match(character)]
    pairs = [run[i : i + 2] for run in content for i in range(len(run) - 1)]
    share = sum(character in known for character in characters) / len(characters) if characters else 1.0
    return share, sum(pair in known for pair in pairs) / len(pairs) if pairs else 1.0


def _content(said: Reading) -> list[str]:
    """Cut out the runs of letters that are neither figures, dates and regions nor words of the telling."""
    characters = list(said.folded)
    for start, end in ((one.start, one.end) for found in (said.figures, said.dates, said.mentions) for one in found):
        characters[start:end] = " " * (end - start)
    text = "".join(characters)
    return re.findall(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", without_own_words(text))
