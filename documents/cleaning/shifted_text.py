"""Runs of text shifted by a lost byte, and characters split by a gloss."""

from __future__ import annotations

import re

from documents.cleaning.character_model import character_model
from documents.cleaning.damaged_text import CUT_GLOSS, LOST
from documents.cleaning.double_bytes import LEADS, decode_pair, encode_pair, widen
from documents.cleaning.readings import is_reading
from documents.cleaning.resynchronisation import Resynchroniser
from documents.tracing import Edit

# A restored run must be this many nats more plausible than what stood there. A character misread
# costs about ten, so two wrong characters in a row speak and a real question mark does not.
LEAST_GAIN = 5.0
LEAST_GAIN_WITH_READING = -8.0
# ... and must read like prose by itself: nats a character.
LEAST_MEAN = -10.5

# The byte after a lost one decides: a Chinese character, or ASCII next to one, may be out of step.
_DOUBTFUL = re.compile(
    r"(?<![A-Za-z])[?\ufffd](?=[!-~][^\x00-\x7f])|[?\ufffd](?=[^\x00-\x7f]|[!-/:-@][?\ufffd]|[a-z\xe0-\u01dc]{1,7}[)）])"
    r"|(?<=[^\x00-\x7f])[?\ufffd](?=[@-~]|\?(?!\?))"
)
_LONGEST_GLOSSES = 20
# Text that is doubtful all over and never repaired is no Chinese prose: it is not searched for ever.
_MOST_FAILURES = 100
_MOST_DOUBTS = 50
_CHARACTERS_PER_DOUBT = 25

_GLOSS_BEFORE = re.compile(r"(?:[(（][a-zÀ-ǜɡɑ]{1,7}[)）]){1,2}$")


def find_shifted_text(text: str) -> list[Edit]:
    """Find runs that a lost GBK lead byte has put out of step, and what they should be."""
    edits: list[Edit] = []
    if not any(mark in text for mark in LOST):
        return edits
    if len(_DOUBTFUL.findall(text)) > _MOST_DOUBTS + len(text) // _CHARACTERS_PER_DOUBT:
        return edits
    resynchroniser: Resynchroniser | None = None
    end = failures = 0
    for match in _DOUBTFUL.finditer(text):
        if match.start() < end:
            continue
        if failures > _MOST_FAILURES + len(edits):
            break
        if resynchroniser is None:
            resynchroniser = Resynchroniser(character_model(), text)
        edit = _restore(resynchroniser, text, match.start())
        if edit is None:
            failures += 1
        else:
            edits.append(edit)
            end = edit.end
    return edits


def _restore(resynchroniser: Resynchroniser, text: str, start: int) -> Edit | None:
    gloss = CUT_GLOSS.match(text, start)
    leads = _leads_of_split_character(text, start, gloss[1]) if gloss else []
    if gloss and leads:
        restoration = resynchroniser.restore(start, gloss.end(), leads)
        least = LEAST_GAIN_WITH_READING
    else:
        restoration = resynchroniser.restore(start, start + 1)
        least = LEAST_GAIN
    if restoration is None or restoration.gain < least:
        return None
    # A `?` kept at the end stands for what it has swallowed, and is no part of the prose.
    prose = restoration.text.rstrip(LOST) or restoration.text
    mean = character_model().score(prose, resynchroniser.before(start)) / len(prose)
    if mean < LEAST_MEAN and not leads:
        return None
    return Edit(start, restoration.end, resynchroniser.in_style(restoration.text))


def _leads_of_split_character(text: str, start: int, syllable: str) -> list[int]:
    """List the bytes that, with the trail byte of the character before, have the gloss's reading.

    A tool that put glosses in byte by byte took the trail of one character and the lead of the next
    for a character: `當地` is AE94 B5D8, and 94B5 is 數, so it became AE94 B5(shù) D8.
    """
    glosses = _GLOSS_BEFORE.search(text, max(0, start - _LONGEST_GLOSSES), start)
    before = glosses.start() if glosses else start
    pair = encode_pair(widen(text[before - 1])) if before else None
    if pair is None:
        return []
    return [lead for lead in LEADS if (whole := decode_pair(pair[1], lead)) and is_reading(syllable, whole)]
