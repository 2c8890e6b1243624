"""What was understood of a question, part by part, and the question with one part changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from assistant.answer import Answer
from assistant.follow_ups import Resolved, TurnKind, replaced
from assistant.follow_ups.wording import region_name
from documents.exceptions import UnknownRegion
from documents.regions import Gazetteer
from documents.script import detect_language
from ui.exports.plain_text import one_line

LONGEST_PART = 100
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_Value = TypeVar("_Value")


class PartKind(StrEnum):
    """Name the parts of a question, as `assistant.parts.Parts` has them."""

    REGIONS = "regions"
    YEARS = "years"
    DOCUMENTS = "documents"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class PlaceOfPart:
    """Point at a part: the how manieth of its kind, counted from 0."""

    kind: PartKind
    number: int


def understood_parts(answer: Answer) -> list[tuple[PlaceOfPart, str]]:
    """List the parts of a question as it was understood, in the words of its language.

    A subject alone is left out: to change it is to put another question.
    """
    parts = answer.understood
    if parts is None or not (parts.regions or parts.years or parts.documents):
        return []
    language, gazetteer = detect_language(answer.standalone_question), Gazetteer.load()
    words = {
        PartKind.REGIONS: [region_name(region, language, gazetteer) for region in parts.regions],
        PartKind.YEARS: list(parts.years),
        PartKind.DOCUMENTS: list(parts.documents),
        PartKind.SUBJECT: [parts.subject] if parts.subject else [],
    }
    return [(PlaceOfPart(kind, number), one) for kind in PartKind for number, one in enumerate(words[kind])]


def corrected_question(answer: Answer, place: PlaceOfPart, words: str | None) -> str | None:
    """Write the question as it was understood, with other words for one part, or without it where they are None.

    It gives None where there is no such part or nothing changes.
    """
    parts = answer.understood
    said = _said(place.kind, words)
    if parts is None or (words is not None and said is None):
        return None
    resolved = Resolved(answer.question, answer.standalone_question, TurnKind.QUESTION, parts)
    try:
        match place.kind:
            case PartKind.REGIONS:
                question = replaced(resolved, regions=_with(parts.regions, place.number, said))
            case PartKind.YEARS:
                question = replaced(resolved, years=_with(parts.years, place.number, said))
            case PartKind.DOCUMENTS:
                question = replaced(resolved, documents=_with(parts.documents, place.number, said))
            case PartKind.SUBJECT:
                question = replaced(resolved, subject=said) if said else answer.standalone_question
    except IndexError:
        return None
    return None if question == answer.standalone_question else question


def _with(values: tuple[_Value, ...], number: int, value: _Value | None) -> list[_Value]:
    """Put a value in the place of one, or take that one out."""
    changed = list(values)
    if value is None:
        del changed[number]
    else:
        changed[number] = value
    return changed


def _said(kind: PartKind, words: str | None) -> str | None:
    """Give the words of a part in the form that it has; None where they are none."""
    said = one_line(words or "")[:LONGEST_PART]
    if kind is PartKind.YEARS:
        year = _YEAR.search(said)
        return year.group() if year else None
    if kind is PartKind.REGIONS and said:
        try:
            return Gazetteer.load().region(said).name
        except UnknownRegion:
            return said
    return said or None
