"""What a question with a subject of its own takes from the last one: region, time, document, topic."""

from __future__ import annotations

import re

from assistant.follow_ups.content import chunks, is_verb, thing_of
from assistant.follow_ups.dependence import AIM, closed_noun, is_noun_only, time_lacking
from assistant.follow_ups.focus import Focus
from assistant.follow_ups.frame import Frame
from assistant.follow_ups.policy_words import DOCUMENT_ASKED, ENTITY, MEASURE_OF_A_THING, METRIC, TARGET
from assistant.follow_ups.referents import document_named, topic
from assistant.follow_ups.swapping import swapped
from assistant.follow_ups.titles import untitled_document
from assistant.follow_ups.vocabulary import HEADLESS, LIST
from assistant.follow_ups.wording import at_end, before_chinese, ended, preposition_of

# 怎么申请, 最高补多少: what is applied for and paid is what was spoken of.
_WANTS_A_THING = re.compile(r"申请|申报|享受|领取|[最能可].{0,2}补|补(?:多少|几)|\bapply\b", re.IGNORECASE)
_BENEFIT = re.compile(r"券|补[贴助]|奖励|政策|资金|贷|基金|条件|grant|voucher|subsid", re.IGNORECASE)
# In the later draft, for key technology.
_ADJUNCT = re.compile(r"(?:in|for|under|within|among|on|according to|from)\s", re.IGNORECASE)
# 什么时候发的, in the words of those who write of documents.
_SENT_OUT = re.compile("(?<![印颁下分])[发發](?:布)?的(?=[？?。\\s]*$)")
_OF = re.compile(r"(?:number|date|title|name|version|text|period)\W*$", re.IGNORECASE)


def inherit(core: str, frame: Frame, focus: Focus) -> str | None:
    """Put before a dependent question what it lacks; None where the last question has nothing of it."""
    another = swapped(core, frame, focus)
    if another:
        return another
    document = document_named(focus)
    if document and DOCUMENT_ASKED.search(frame.view):
        return _joined(_SENT_OUT.sub("发布的", core), frame, document, "", focus)
    if _lacks_a_thing(frame, focus):
        return _joined(core, frame, topic(focus), "", focus)
    time = focus.time if time_lacking(frame, focus) else ""
    # What is asked after a question on a document is asked of it, except for figures, which are the region's.
    titled = any(one.text.startswith("《") for one in focus.frame.documents) and not TARGET.search(frame.rest)
    if document and (not focus.regions or titled or _asked_of_words_for_one(focus)):
        return _joined(core, frame, document, time, focus)
    return _joined(core, frame, focus.listed(focus.regions), time, focus) if focus.regions else None


def _asked_of_words_for_one(focus: Focus) -> bool:
    """Tell whether the last question named a document without its title, and no region: 八部门的制造意见."""
    return not focus.asked_of and untitled_document(focus.frame) is not None


def _lacks_a_thing(frame: Frame, focus: Focus) -> bool:
    """Tell whether a question names only what is done: 什么时候实现."""
    runs = chunks(frame)
    if focus.frame.documents:
        return False
    if HEADLESS.match(frame.view) or not runs or (all(is_verb(run) for run in runs) and not LIST.search(frame.view)):
        return True
    thing = thing_of(focus.frame)
    if (
        len(runs) == 1
        and MEASURE_OF_A_THING.fullmatch(runs[0].view)
        and ENTITY.search(thing)
        and not METRIC.search(thing)
    ):
        return True
    return bool(_WANTS_A_THING.search(frame.view)) and not _BENEFIT.search(frame.view)


def _joined(core: str, frame: Frame, names: str, time: str, focus: Focus) -> str:
    if focus.is_english:
        when = f" {preposition_of(focus.frame)} {time}" if time else ""
        core = f"What about {core}" if is_noun_only(frame) and not _ADJUNCT.match(core) else core
        return at_end(core, f"{'of' if _OF.search(frame.text) else 'in'} {names}{when}")
    body = closed_noun(core, frame, aims=bool(time) and AIM.search(focus.frame.view) is not None)
    if time:
        return ended(f"{names}{before_chinese(time, body)}", english=False)
    if is_noun_only(frame) and not frame.times:
        return ended(f"{names}的{body.removeprefix('的')}", english=False)
    return ended(before_chinese(names, body), english=False)
