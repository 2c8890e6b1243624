"""Changing what was understood of a question, part by part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.follow_ups.content import chunks, subject_of
from assistant.follow_ups.frame import LONGEST_TEXT, Frame, is_number, read_frame
from assistant.follow_ups.places import with_places, without_places
from assistant.follow_ups.replacing_documents import with_document
from assistant.follow_ups.resolved import Resolved
from assistant.follow_ups.stating import stated
from assistant.follow_ups.times import with_time, without_times
from assistant.follow_ups.wording import before_chinese, listed, region_name, time_written
from documents.regions import Gazetteer
from documents.script import detect_language

_LEADING = re.compile(r"^[的、和与，,中\s]+")
_PREPOSITION_BEFORE = re.compile(r"(?:在|按照?|根据|[、和与]|\b(?:in|of|under|according to))\s*$", re.IGNORECASE)


def replaced(
    resolved: Resolved,
    *,
    regions: Sequence[str] | None = None,
    years: Sequence[str] | None = None,
    documents: Sequence[str] | None = None,
    subject: str | None = None,
) -> str:
    """Write the standalone question with the parts that a user changed; None leaves a part, an empty one drops it.

    `regions` are names of the gazetteer, `years` have four digits, `documents` may lack their 《》, or be numbers.
    """
    gazetteer = Gazetteer.load()
    text, beyond = resolved.standalone[:LONGEST_TEXT], resolved.standalone[LONGEST_TEXT:]
    language = detect_language(text)
    if subject is not None:
        text = _with_subject(read_frame(text, gazetteer), subject.strip())
    if documents is not None:
        titles = [_as_written(title.strip("《》 ")) for title in documents if title.strip("《》 ")]
        text = _with_documents(read_frame(text, gazetteer), titles, language, gazetteer)
    if regions is not None:
        names = [region_name(name, language, gazetteer) for name in regions if name.strip()]
        text = _with_regions(read_frame(text, gazetteer), names, language, gazetteer)
    if years is not None:
        times = [time_written(year, english=language == "en") for year in years if year.strip()]
        frame = read_frame(text, gazetteer)
        text = with_time(frame, listed(times, language)) if times else without_times(frame)
    return text + beyond


def _as_written(document: str) -> str:
    """Write a title in 《》, and a number as it is."""
    return document if is_number(document) else f"《{document}》"


def _with_subject(frame: Frame, subject: str) -> str:
    runs = chunks(frame, comparing=False)
    old = subject_of(frame)
    if not subject:
        return frame.text[: runs[0].start] + frame.text[runs[-1].end :] if runs else frame.text
    if old and old in frame.text:
        return frame.text.replace(old, subject, 1)
    # The subject lies in several places, or nowhere: the question is put anew.
    starts = [piece.start for piece in frame.places] + [piece.start for piece in frame.documents]
    ends = [piece.end for piece in frame.places] + [piece.end for piece in frame.documents]
    return stated(frame.text[min(starts) : max(ends)] if starts else "", frame, subject)


def _with_documents(frame: Frame, titles: Sequence[str], language: str, gazetteer: Gazetteer) -> str:
    kept = 1 if titles else 0
    text = frame.text
    for document in reversed(frame.documents[kept:]):
        before = _PREPOSITION_BEFORE.sub("", text[: document.start])
        after = text[document.end :]
        text = before + (after if before.strip() else _LEADING.sub("", after))
    if not titles:
        return text.replace(" ?", "?").strip()
    return with_document(read_frame(text, gazetteer), listed(titles, language), gazetteer)


def _with_regions(frame: Frame, names: Sequence[str], language: str, gazetteer: Gazetteer) -> str:
    if not names:
        return without_places(frame)
    asked = read_frame(listed(names, language), gazetteer)
    if asked.places:
        return with_places(frame, asked, gazetteer)
    return before_chinese(asked.text, without_places(frame))
