"""A second way to understand a question in a conversation: as one more on what the last one was about."""

from __future__ import annotations

import re

from assistant.follow_ups.content import parts_of
from assistant.follow_ups.frame import read_frame
from assistant.follow_ups.resolved import Resolved, TurnKind
from assistant.follow_ups.wording import region_name
from documents.regions import Gazetteer
from documents.script import detect_language

_COUNTRY = "全国"
_FIELDS = ("regions", "years", "documents", "subject")
LONGEST = 24
LONGEST_ENGLISH = 70
"""Characters up to which a question may leave its subject to the last one."""
_POINTS = re.compile(
    r"\b(?:that|those|these|this) (?:year|region|province|city|plan|document|target)\b|\bthere\b|\bits?\b"
    r"|那年|那一年|当年|當年|同一年|同年|该省|該省|当地|當地|那里|那裡|又是|其中"
)


_WHOLE = re.compile(r"(?:what|who|when|where|why|how|is|are|was|were|does|do|did|can|will)\b", re.IGNORECASE)


def lean(resolved: Resolved, last: Resolved, gazetteer: Gazetteer) -> Resolved | None:
    """Put what a question leaves open before it, from the last one: regions, years, documents and subject.

    None where it is too long, or too whole, to leave anything open.
    """
    english = detect_language(resolved.text) == "en"
    if len(resolved.text) > (LONGEST_ENGLISH if english else LONGEST):
        return None
    own, before = parts_of(read_frame(resolved.text, gazetteer)), last.parts
    # What's the weather in Nanjing? An English sentence with a place and a thing of its own leaves nothing open.
    if english and own.regions and own.subject and _WHOLE.match(resolved.text) and not points_back(resolved.text):
        return None
    language = detect_language(last.standalone)
    regions = before.regions if {*own.regions} <= {_COUNTRY} else ()
    documents = () if own.documents or own.regions else before.documents
    pieces = (
        *(region_name(region, language, gazetteer) for region in regions if not documents),
        *documents,
        *(before.years if not (own.years or resolved.parts.years) else ()),
        before.subject,
    )
    known = resolved.standalone
    given = [piece for piece in pieces if piece and piece not in known]
    if not given:
        return None
    standalone = f"{' '.join(given)}: {known}" if english else f"{''.join(_with_unit(one) for one in given)}，{known}"
    parts = parts_of(read_frame(standalone, gazetteer))
    inherited = tuple(field for field in _FIELDS if getattr(parts, field) and not getattr(own, field))
    return Resolved(resolved.text, standalone, TurnKind.FOLLOW_UP, parts, inherited)


def points_back(question: str) -> bool:
    """Say whether a question speaks of something that it does not name: that year, there."""
    return _POINTS.search(question.lower()) is not None


def _with_unit(piece: str) -> str:
    return f"{piece}年" if re.fullmatch(r"\d{4}", piece) else piece
