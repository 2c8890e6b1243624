"""A noun put in the place of one of its kind: 模型券呢 after 上海发放多少亿元算力券."""

from __future__ import annotations

import re

from assistant.follow_ups.carrying import named
from assistant.follow_ups.content import Chunk, chunks, is_verb
from assistant.follow_ups.dependence import is_noun_only
from assistant.follow_ups.focus import Focus
from assistant.follow_ups.frame import Frame
from assistant.follow_ups.openings import without_closing
from assistant.follow_ups.policy_words import ENTITY, METRIC, RELATIONAL

# 有多少家, 建成哪些: whatever can be counted or listed may follow.
_COUNTED = re.compile(r"((?:有|建成?|拥有|集聚|培育|达到?)(?:多少|哪些))[个家项座款种条户名张個項條張戶]?$")
_PREPOSITION = re.compile(r"对|在|向|给")
_NO_KIND = "的率量数额值"


def swapped(core: str, frame: Frame, focus: Focus) -> str | None:
    """Ask the last question of another thing; None where the new one is not of a kind with the old."""
    if not is_noun_only(frame):
        return None
    runs = chunks(frame)
    body = without_closing(core)
    if len(runs) != 1 or runs[0].text != body or focus.frame.documents:
        return _after_preposition(body, frame, focus)
    old = _counted(runs[0], focus) or _of_a_kind(runs[0], focus)
    if old is None:
        return None
    text = focus.frame.text
    counted = _COUNTED.search(text[: old.start])
    # Another thing may be counted in another measure.
    before = text[: counted.end(1)] if counted else text[: old.start]
    return before + body + text[old.end :]


def _counted(new: Chunk, focus: Focus) -> Chunk | None:
    things = [old for old in chunks(focus.frame, comparing=False) if not is_verb(old)]
    if len(things) != 1 or not _is_entity(new) or not _is_entity(things[0]) or METRIC.search(things[0].view):
        return None
    return things[0] if _COUNTED.search(focus.frame.text[: things[0].start]) else None


def _of_a_kind(new: Chunk, focus: Focus) -> Chunk | None:
    for old in map(named, chunks(focus.frame, comparing=False)):
        if old.view != new.view and not is_verb(old) and _ends_alike(old.view, new.view):
            return old
    return None


def _after_preposition(body: str, frame: Frame, focus: Focus) -> str | None:
    """Narrow what the last question was put on: 对中小城市呢 after 对长三角有什么建议."""
    found = _PREPOSITION.match(frame.view)
    if found is None:
        return None
    text = focus.frame.text
    for place in focus.frame.places:
        if focus.frame.view[: place.start].endswith(found.group()):
            return f"{text[: place.end]}的{body[found.end() :]}{text[place.end :]}"
    return None


def _is_entity(run: Chunk) -> bool:
    return bool(ENTITY.search(run.view)) and not RELATIONAL.search(run.view)


def _ends_alike(old: str, new: str) -> bool:
    if new.isascii():
        return old.split()[-1:] == new.split()[-1:] and len(new.split()) > 1
    return len(new) > 1 and old[-1] == new[-1] and new[-1] not in _NO_KIND
