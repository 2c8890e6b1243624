"""Changing the document of a question and leaving its other words."""

from __future__ import annotations

from assistant.follow_ups.frame import Frame, read_frame
from assistant.follow_ups.places import without_places
from assistant.follow_ups.titles import covers_all
from assistant.follow_ups.wording import at_end, before_chinese
from documents.regions import Gazetteer


def with_document(frame: Frame, document: str, gazetteer: Gazetteer) -> str:
    """Ask the question of another document; regions that it names itself or does not cover are left out."""
    names = [place.name for place in frame.places]
    if frame.documents:
        old = frame.documents[0]
        text = frame.text[: old.start] + document + frame.text[old.end :]
        return text if covers_all(document, names, gazetteer) else without_places(read_frame(text, gazetteer))
    titled = set(gazetteer.regions_in(document))
    kept = covers_all(document, names, gazetteer) and not titled & set(names)
    body = frame.text if kept else without_places(frame)
    return at_end(body, f"in {document}") if frame.is_english else before_chinese(document, body)
