"""Words that point back, 它, 该省, 这份文件, there, its, replaced by what they point to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.follow_ups.content import thing_of
from assistant.follow_ups.focus import Focus
from assistant.follow_ups.frame import Frame, Piece
from assistant.follow_ups.pointing_words import DOCUMENT_KIND, OF_A_TOPIC, POINTING, SEVERAL
from assistant.follow_ups.policy_words import DOCUMENT_ASKED, METRIC
from assistant.follow_ups.referents import (
    document_named,
    regions_asked_alike,
    regions_first_named,
    regions_named,
    topic,
)
from assistant.follow_ups.titles import documents_in, untitled_document
from assistant.follow_ups.wording import spliced
from documents.regions import Mention
from documents.script import fold, to_simplified

SAME_TITLE = 0.8
"""Share of the characters said of a document that its title must hold to be the one meant."""


_NUMBER_OF = re.compile(r"\b(?<!document )number of (?=《)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Referent:
    """Hold the words that a pointing word stands for, and whether they are regions."""

    words: str
    is_region: bool = False


@dataclass(frozen=True, slots=True)
class Pointed:
    """Hold a question whose pointing words are replaced, and whether one of them pointed to regions."""

    text: str
    to_region: bool


def point_back(frame: Frame, focus: Focus) -> Pointed | None:
    """Replace the words that point back; None where none does or nothing is there to point to."""
    text = frame.text
    referents = []
    for found in reversed(list(POINTING.finditer(frame.view))):
        referent = None if _points_within(frame, found) else _referent(found, frame, focus)
        if referent is not None:
            owns = found["person_s"] or found["generic_s"]
            text = spliced(text, found.start(), found.end(), f"{referent.words}'s" if owns else referent.words)
            referents.append(referent)
    text = _NUMBER_OF.sub("document number of ", text)
    return Pointed(text, any(referent.is_region for referent in referents)) if referents else None


def points_back(frame: Frame) -> bool:
    """Tell whether a question holds words that point to a former one."""
    return any(not _points_within(frame, found) for found in POINTING.finditer(frame.view))


def _points_within(frame: Frame, found: re.Match[str]) -> bool:
    """Tell whether a word points to what the question itself named before it."""
    if found["alike"]:
        return False
    pieces: tuple[Piece | Mention, ...] = (*frame.documents, *frame.places)
    if any(piece.start <= found.start() < piece.end for piece in pieces):
        return True
    if found.group().lower().startswith("the ") and frame.places:
        return True
    # 他对江苏 may have any region before it.
    return any(piece.end <= found.start() for piece in (frame.documents if found["person"] else pieces))


def _referent(found: re.Match[str], frame: Frame, focus: Focus) -> Referent | None:
    if found["alike"]:
        thing = thing_of(focus.frame)
        noun = frame.text[slice(*found.span("alike_noun"))]
        if not thing or (noun not in thing and not METRIC.search(noun)):
            return None
        return Referent(thing if noun in thing else f"{thing}{noun}")
    if found["document"]:
        document = _with_figure(found["with_figure"], focus) if found["with_figure"] else document_named(focus)
        fits = document and (not found["described"] or _is_described(document, found["described"]))
        return Referent(str(document)) if fits else _kind_of_region(found, frame, focus)
    if found["regions"]:
        count = 3 if re.search("三|three", found.group()) else 2
        several = regions_first_named(focus, count) if found.group().startswith("前") else regions_named(focus, count)
        return Referent(several, is_region=True) if several else None
    if found["region"]:
        return _region(found.group(), focus)
    if found["person"] and (focus.person or not SEVERAL.search(found.group())):
        return Referent(focus.person) if focus.person else None
    return Referent(topic(focus)) if found["subject"] else _generic(found, frame, focus)


def _region(word: str, focus: Focus) -> Referent | None:
    names = focus.asked_of or focus.cited[:1]
    if not names:
        return None
    # 全省 says more than the region's name.
    words = focus.listed(names) + (word if word.startswith("全") else "")
    return Referent(f"in {words}" if "there" in word.lower() else words, is_region=True)


def _with_figure(figure: str, focus: Focus) -> str | None:
    """Find the document that what was last quoted names beside a figure."""
    said = next((line for line in focus.quoted.split("\n") if fold(figure) in fold(line)), "")
    return next(iter(documents_in(said, focus.gazetteer)), None) or document_named(focus)


def _is_described(document: str, words: str) -> bool:
    """Tell whether what is said of a document stands in its title: 三年 in 三年行动方案."""
    title = set(fold(to_simplified(document)))
    said = [one for one in to_simplified(words) if one.isalnum() and one != "的"]
    return bool(said) and sum(one in title for one in said) >= SAME_TITLE * len(said)


def _kind_of_region(found: re.Match[str], frame: Frame, focus: Focus) -> Referent | None:
    region = _region("", focus)
    kind = DOCUMENT_KIND.search(found.group())
    if region is None or kind is None:
        return None
    said = frame.text[slice(*found.span("described"))] if found["described"] else ""
    if focus.is_english:
        return Referent(f"{region.words}'s {kind.group()}", True)
    return Referent(f"{region.words}的{said}{frame.text[found.start() + kind.start() : found.end()]}", True)


def _generic(found: re.Match[str], frame: Frame, focus: Focus) -> Referent:
    """Let what is said of it decide: documents are issued, targets reached, regions have the rest."""
    said = frame.rest[: found.start()] + frame.rest[found.end() :]
    document = document_named(focus)
    if DOCUMENT_ASKED.search(said):
        return Referent(document or topic(focus))
    several = SEVERAL.search(found.group()) is not None
    regions = regions_asked_alike(focus) if several else None
    if regions:
        return Referent(regions, is_region=True)
    if several or (OF_A_TOPIC.search(said) and thing_of(focus.frame)):
        return Referent(topic(focus))
    spoken_of = bool(focus.frame.documents or untitled_document(focus.frame))
    if spoken_of and document and not (METRIC.search(said) and focus.frame.places):
        return Referent(document)
    region = _region("", focus) if focus.frame.regions or not document else None
    return region or Referent(document or topic(focus))
