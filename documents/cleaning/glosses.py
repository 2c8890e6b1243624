"""Pinyin glosses after characters: 區(qū)域."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.cleaning.character_model import character_model
from documents.cleaning.readings import is_reading, is_toned
from documents.tracing import Edit

# With this many glosses in a text they are damage, and rare characters and bare vowels lose theirs too.
MANY = 3

_GLOSS = re.compile(r" ?[(（] ?([a-zà-ǜɡɑ?]{1,7}[1-5]?) ?[)）]")


@dataclass(frozen=True, slots=True)
class _Gloss:
    start: int
    end: int
    syllable: str
    character: str


def find_glosses(text: str) -> list[Edit]:
    """Find readings set in brackets behind the characters they belong to, once or more.

    A parenthesis stays when it is no reading of the character before it. Where a text has fewer
    than three glosses, a reading behind a rare character stays as well: there the writer helps the
    reader (獭（tǎ）), and a single bare vowel may be a label (金额(e)).
    """
    glosses = _readings_in_brackets(text)
    if len(glosses) < MANY:
        glosses = [gloss for gloss in glosses if _is_certain(gloss)]
    return [Edit(gloss.start, gloss.end, "") for gloss in glosses]


def _readings_in_brackets(text: str) -> list[_Gloss]:
    glosses: list[_Gloss] = []
    for match in _GLOSS.finditer(text):
        start = match.start()
        if not start:
            continue
        repeated = bool(glosses) and glosses[-1].end == start
        character = glosses[-1].character if repeated else text[start - 1]
        if character.isascii() or not is_reading(match[1], character):
            continue
        glosses.append(_Gloss(start, match.end(), match[1], character))
    return glosses


def _is_certain(gloss: _Gloss) -> bool:
    return (len(gloss.syllable) > 1 or is_toned(gloss.syllable)) and character_model().is_common(gloss.character)
