"""Follow-ups that set regions against each other: 和浙江比呢, 哪个更高, how does it compare."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.follow_ups.content import thing_of
from assistant.follow_ups.focus import Focus
from assistant.follow_ups.frame import Frame
from assistant.follow_ups.referents import regions_asked_alike, regions_named
from assistant.follow_ups.vocabulary import ASKING, COMPARING, FILLERS
from assistant.follow_ups.wording import preposition_of, time_written

_WORD = re.compile(r"\w")
_BESIDE = re.compile(r"[这那]?[两二三四五几]个?(?:省份?|城?市|者|地方?)(?:里面?|当中|之中|之间|中)?|二者|里面?|s\b")
_FOREMOST = re.compile(r"最|\b(?:highest|most|largest|lowest|biggest|smallest|fastest|greatest)\b", re.IGNORECASE)
_OF_ALL = re.compile(r"哪[一]?个?(?:城市|省份?|市|地方|地区)|\b(?:province|city|region)s?\b", re.IGNORECASE)
_OF_DATES = re.compile(r"[早晚]")
_AGAINST = re.compile("[和跟与同與]$")
_ASKS = re.compile("哪|谁|孰|多少|差|区别|异同|不同")


def compare(frame: Frame, focus: Focus) -> str | None:
    """Ask the last question of the regions to be compared; None where the follow-up compares nothing."""
    found = COMPARING.search(frame.rest)
    if found is None or frame.documents or not thing_of(focus.frame):
        return None
    rest = FILLERS.sub("", ASKING.sub("", _BESIDE.sub("", COMPARING.sub("", frame.rest))))
    if _WORD.search(rest):
        return _of_another_thing(frame, focus)
    names = _compared(frame, focus)
    if names is None:
        return None
    comparisons = [one.group().strip() for one in COMPARING.finditer(frame.rest)]
    asks = next((one for one in comparisons if _ASKS.search(one)), "相比怎么样")
    return _worded(names, frame, focus if _OF_DATES.search(asks) else replace(focus, frame=focus.measured), asks)


def _of_another_thing(frame: Frame, focus: Focus) -> str | None:
    """Set another thing of the last region against that of the one named: 语料券的总额跟上海比谁大."""
    others = [place for place in frame.places if _AGAINST.search(frame.view[: place.start])]
    former = [name for name in focus.regions if name not in frame.regions]
    if len(others) != 1 or len(frame.places) != 1 or len(former) != 1 or focus.is_english:
        return None
    thing = _AGAINST.sub("", frame.text[: others[0].start])
    asks = COMPARING.search(frame.rest, others[0].end)
    if (
        not thing
        or asks is None
        or _WORD.search(FILLERS.sub("", ASKING.sub("", COMPARING.sub("", frame.rest[asks.start() :]))))
    ):
        return None
    return f"{focus.listed([*former, others[0].name])}的{thing}{frame.text[asks.start() :].removeprefix('比')}"


def _compared(frame: Frame, focus: Focus) -> str | None:
    new = list(dict.fromkeys(place.name for place in frame.places))
    if _FOREMOST.search(frame.view) and len(new) < 2:
        # 哪个最高 is asked of those just spoken of, 哪个省最高 of all.
        among = None if new or _OF_ALL.search(frame.view) else regions_asked_alike(focus)
        return among or (None if focus.is_english else focus.listed(new) if new else "")
    if len(new) > 1:
        return focus.listed(new)
    if not new:
        return regions_named(focus, 2)
    former = [name for name in focus.frame.regions if name not in new]
    # Of several compared before, the first stays.
    return focus.listed([*former[: 1 if len(former) > 1 else None], *new]) if former else None


def _worded(names: str, frame: Frame, focus: Focus, asks: str) -> str:
    time = time_written(frame.times[0].text, english=focus.is_english) if frame.times else focus.time
    thing = thing_of(focus.frame)
    if focus.is_english:
        when = f" {preposition_of(focus.frame)} {time}" if time else ""
        return f"How do {names} compare in {thing}{when}?"
    head = f"{names}{time}"
    return f"{head}{'的' if head else ''}{thing}{asks}？"
