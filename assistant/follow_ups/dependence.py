"""Whether a question with a subject of its own leans on the last one."""

from __future__ import annotations

import re

from assistant.follow_ups.content import Chunk, chunks, is_policy, is_verb
from assistant.follow_ups.focus import Focus
from assistant.follow_ups.frame import Frame
from assistant.follow_ups.openings import without_closing
from assistant.follow_ups.people import is_name
from assistant.follow_ups.policy_words import DOCUMENT_ASKED, ENTITY, EXISTING, METRIC, RELATIONAL, TARGET
from assistant.follow_ups.vocabulary import (
    ASKING,
    DATE,
    DEFINITION,
    GENERAL,
    HEADLESS,
    ISSUER,
    LIST,
    OPINION,
    ORGANISATION,
    QUANTITY,
)

LONGEST_ELLIPTIC = 40
"""Characters of a Chinese question that may lean on another; twice as many of an English one."""
LONGEST_NOUN = 6
"""Characters of a bare noun that does."""

AIM = re.compile(r"目[标標]|指[标標]")
"""What tells that a question asks for what is aimed at."""
_PROPER_NAME = re.compile(r"(?<=[a-z,] )(?!AI\b|I\b)[A-Z][a-z]+")
_ASKING_IN_ENGLISH = re.compile(
    r"\b(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|will|would|can|could|should|has|have"
    r"|had|tell|give|show|list|compare|explain)\b",
    re.IGNORECASE,
)
# 是目标还是已经做到了
_EITHER = re.compile("是.+还是|了$")
_QUOTED = re.compile(r"[“”\"「」]")


def depends(frame: Frame, focus: Focus, *, marked: bool) -> bool:
    """Tell whether a question without region and document leans on the last one."""
    if frame.places or frame.documents or GENERAL.search(frame.rest):
        return False
    if marked:
        return True
    if len(frame.text) > LONGEST_ELLIPTIC * (2 if frame.is_english else 1):
        return False
    if HEADLESS.match(frame.view):
        return True
    runs = chunks(frame)
    if _names_its_own(frame) or not all(_is_of_the_last(run, focus) for run in runs):
        return False
    is_owned = any(RELATIONAL.search(run.view) for run in runs)
    if not is_owned and DEFINITION.match(frame.view):
        return False
    asks = any(words.search(frame.view) for words in (QUANTITY, LIST, DATE, ISSUER))
    return (
        asks
        or is_owned
        or (is_noun_only(frame) and len(frame.text) <= LONGEST_NOUN)
        or all(is_verb(run) for run in runs)
    )


def is_noun_only(frame: Frame) -> bool:
    """Tell whether a question is but a name: 投资规模呢, and its computing power."""
    if frame.is_english:
        return not _ASKING_IN_ENGLISH.search(frame.rest)
    rest = frame.rest.rstrip("呢呐？?。.！! ")
    return not ASKING.search(rest) and not _EITHER.search(rest)


def closed_noun(core: str, frame: Frame, *, aims: bool = False) -> str:
    """Drop the closing particle, and ask for a figure where a question only names one: with `aims`, an aim."""
    body = without_closing(core)
    if frame.is_english or not is_noun_only(frame) or not METRIC.search(frame.view):
        return body
    return f"{body}{'' if AIM.search(frame.view) or not aims else '目标'}是多少"


def time_lacking(frame: Frame, focus: Focus) -> bool:
    """Tell whether a question asks for a figure of some year, as the last one did, and names no year."""
    if frame.times or len(focus.frame.times) != 1 or not focus.frame.years:
        return False
    if any(words.search(frame.view) for words in (DOCUMENT_ASKED, DATE, ISSUER, OPINION, EXISTING)):
        return False
    return bool(TARGET.search(frame.rest)) or _names_a_thing(frame)


def _names_a_thing(frame: Frame) -> bool:
    """Tell 特色园区呢, which after a target of 2027 asks for 2027 too, from 布局呢, which does not."""
    runs = chunks(frame)
    if len(runs) != 1 or not is_noun_only(frame):
        return False
    return bool(ENTITY.search(runs[0].view)) and not RELATIONAL.search(runs[0].view)


def _names_its_own(frame: Frame) -> bool:
    return bool(_PROPER_NAME.search(frame.text) or _QUOTED.search(frame.text))


def _is_of_the_last(run: Chunk, focus: Focus) -> bool:
    """Tell whether a run speaks of policy or takes up a word of the last answer."""
    if ORGANISATION.search(run.view) or is_name(run.view):
        return False
    return is_policy(run) or run.view in focus.quoted
