"""What somebody's opinion is asked of: 曾刚怎么看 becomes 曾刚对江苏怎么看."""

from __future__ import annotations

import re

from assistant.follow_ups.content import thing_of
from assistant.follow_ups.focus import Focus
from assistant.follow_ups.frame import Frame
from assistant.follow_ups.policy_words import METRIC
from assistant.follow_ups.vocabulary import DATE, OPINION, QUANTITY
from assistant.follow_ups.wording import at_end, ended

_LONGEST = 60
_HAS_OBJECT = re.compile(r"对(?![此这])|关于|\b(?:about|of|on)\s+\w")
_ENDING = "的？?。.呢呀啊 "
_THIS = re.compile(r"对[此这]个?$")


def opinion(frame: Frame, focus: Focus) -> str | None:
    """Say of what an opinion is asked; None where none is asked or its object is there."""
    found = OPINION.search(frame.view)
    if found is None or frame.places or frame.documents or not focus.regions or len(frame.text) > _LONGEST:
        return None
    if _HAS_OBJECT.search(frame.view) or frame.view[found.end() :].strip(_ENDING):
        return None
    names = focus.listed(focus.regions)
    person = _THIS.sub("", frame.text[: found.start()].strip())
    thing = _discussed(person, focus)
    if focus.is_english:
        return at_end(frame.text, f"about {names}'s {thing}" if thing else f"about {names}")
    return ended(f"{person}对{names}{'的' if thing else ''}{thing}{frame.text[found.start() :]}", english=False)


def _discussed(person: str, focus: Focus) -> str:
    """Name what of the region was spoken of, unless it was a figure or a date, on which nobody has opinions."""
    thing = thing_of(focus.frame)
    view = focus.frame.view
    measured = METRIC.search(thing) or any(words.search(view) for words in (QUANTITY, DATE, OPINION))
    return "" if measured or (person and person in thing) else thing
