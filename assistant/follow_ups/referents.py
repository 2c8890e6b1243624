"""What words that point back can stand for: the topic, the document, the regions last spoken of."""

from __future__ import annotations

from itertools import takewhile

from assistant.follow_ups.content import thing_of
from assistant.follow_ups.focus import Focus
from assistant.follow_ups.wording import preposition_of

COUNTRY = "全国"


def topic(focus: Focus) -> str:
    """Name what the last question asked about: 江苏2030年的普及率目标."""
    frame = focus.frame
    thing = thing_of(frame)
    names = focus.listed(tuple(dict.fromkeys(place.name for place in frame.places))) if frame.places else ""
    document = frame.documents[-1].text if frame.documents else ""
    if focus.is_english:
        owner = names or document
        owned = f"{owner}'s {thing}" if owner and thing else owner or f"the {thing}"
        return f"{owned} {preposition_of(frame)} {focus.time}" if focus.time else owned
    head = f"{names}{document}{focus.time}"
    return f"{head}的{thing}" if head and thing else head or thing


def document_named(focus: Focus) -> str | None:
    """Name the document last spoken of, with its region where the title leaves it out."""
    document = focus.document
    if document is None or focus.gazetteer.regions_in(document) or len(focus.asked_of) != 1:
        return document
    if focus.asked_of == (COUNTRY,):
        return document
    region = focus.listed(focus.asked_of)
    return f"{region}'s {document}" if focus.is_english else f"{region}{document}"


def regions_asked_alike(focus: Focus) -> str | None:
    """List the regions that the last questions asked the same of, where there are several."""
    thing = thing_of(focus.frame)
    alike = takewhile(lambda one: thing_of(one) == thing, (focus.frame, *focus.earlier))
    names = list(dict.fromkeys(name for one in reversed(list(alike)) for name in one.regions))
    return focus.listed(names) if len(names) > 1 else None


def regions_named(focus: Focus, count: int) -> str | None:
    """List the last regions spoken of, at least so many, those of earlier questions first."""
    names = list(focus.frame.regions)
    for frame in focus.earlier:
        if len(names) >= count:
            break
        names = [name for name in frame.regions if name not in names] + names
    return focus.listed(names) if len(names) >= count else None


def regions_first_named(focus: Focus, count: int) -> str | None:
    """List so many regions, those spoken of first."""
    frames = (*reversed(focus.earlier), focus.frame)
    names = list(dict.fromkeys(name for frame in frames for name in frame.regions))
    names = [name for name in names if name not in focus.gazetteer.groups]
    return focus.listed(names[:count]) if len(names) >= count else None
