"""Follow-ups that put the last question again, of other regions, times, documents or people."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.follow_ups.content import chunks, names_nothing_else, thing_of
from assistant.follow_ups.focus import QUESTIONS_BACK, Focus
from assistant.follow_ups.frame import Frame, read_frame
from assistant.follow_ups.openings import Opening, without_closing
from assistant.follow_ups.people import is_name
from assistant.follow_ups.places import with_place_for, with_places
from assistant.follow_ups.pointing import points_back
from assistant.follow_ups.pointing_words import POINTING
from assistant.follow_ups.policy_words import METRIC, SOURCE_ASKED
from assistant.follow_ups.referents import topic
from assistant.follow_ups.replacing_documents import with_document
from assistant.follow_ups.times import with_time, without_times
from assistant.follow_ups.titles import is_kind
from assistant.follow_ups.vocabulary import DATE, ISSUER, QUANTITY
from assistant.follow_ups.wording import time_written
from documents.script import to_simplified

_ANOTHER_QUESTION = re.compile(
    r"为什么|为何|为啥|什么时候|何时|哪[年天]|谁|怎么(?!样)|如何|哪里|哪一[年天日]|\b(?:why|when|who|how come|where)\b",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"(?:的)?(?:目[标標]|指[标標])|\s+(?:targets?|goals?)\b|\b(?:targets?|goals?)\s+(?=for\b)", re.IGNORECASE
)
# 四川的目标呢: whatever was asked of.
_ANY_AIM = re.compile(
    r"目标|指标|要求|数字|数据|规定|数值|(?:the )?(?:targets?|goals?|figures?|numbers?)", re.IGNORECASE
)
_SAYS = re.compile(
    r"[这那]些|上一?[轮面个]|刚才|前面|说法?|定|写|提出?|规定|要求|给出?|来自|出自|\b(?:says?|so|sets?|gives?|comes?|states?)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?:[超突达]?[过破到]|不低于|以上)?\d[\d.,]*[%％万亿千百]*.*$")
_NOW = re.compile(r"现在|目前|如今|现状|实际|眼下|\b(?:now|currently|at present)\b", re.IGNORECASE)


def substituted(opening: Opening, frame: Frame, focus: Focus) -> str:
    """Ask the last question of the regions, time and document that a follow-up names."""
    gazetteer = focus.gazetteer
    how_much = asked_for_how_much(frame, focus)
    if how_much and not frame.documents:
        return how_much
    text = focus.frame.text
    if frame.times and not frame.documents:
        text = focus.measured.text
    if frame.documents:
        text = with_document(read_frame(text, gazetteer), frame.documents[0].text, gazetteer)
    if frame.places:
        current = read_frame(text, gazetteer)
        denied = [name for name in gazetteer.regions_in(opening.denied) if name in current.regions]
        if denied and len(current.regions) > len(denied):
            text = with_place_for(current, denied, frame.text[frame.places[0].start : frame.places[-1].end])
        else:
            text = with_places(current, _beside(focus, frame) if opening.adds else frame, gazetteer)
    if frame.times:
        first, last = frame.times[0], frame.times[-1]
        text = with_time(read_frame(text, gazetteer), frame.text[first.start : last.end])
    return text


def asked_for_how_much(frame: Frame, focus: Focus) -> str | None:
    """Ask how much there is, where the last question asked when, who or why: 重庆2027年要多高 after 哪一年要过70%."""
    last = focus.frame
    asked_otherwise = DATE.search(last.view) or ISSUER.search(last.view) or _ANOTHER_QUESTION.search(last.view)
    names = [place.name for place in frame.places] or list(focus.regions)
    thing = _measured_thing(focus)
    if focus.is_english or not asked_otherwise or QUANTITY.search(last.view):
        return None
    if not QUANTITY.search(frame.view) or not thing or not names:
        return None
    time = time_written(frame.times[0].text, english=False) if frame.times else ""
    return f"{focus.listed(names)}{time}的{thing}是多少"


def _measured_thing(focus: Focus) -> str:
    """Name what the last question, or one before it, asked a figure of; "" where none did."""
    for frame in (focus.frame, *focus.earlier[:QUESTIONS_BACK]):
        for run in chunks(frame, comparing=False):
            if METRIC.search(run.view):
                return _FIGURE.sub("", run.text)
    return ""


def _beside(focus: Focus, frame: Frame) -> Frame:
    """Name the regions asked of before, and those of a follow-up."""
    names = dict.fromkeys([*focus.asked_of, *(place.name for place in frame.places)])
    return read_frame(focus.listed(tuple(names)), focus.gazetteer)


def asks_for_source(frame: Frame) -> bool:
    """Tell whether a question asks nothing but which document says what was said before."""
    return SOURCE_ASKED.search(frame.view) is not None and names_nothing_else(_without_source(frame))


def _without_source(frame: Frame) -> Frame:
    view = _SAYS.sub(_blank, POINTING.sub(_blank, SOURCE_ASKED.sub(_blank, frame.view)))
    return replace(frame, text=view, view=view)


def _blank(found: re.Match[str]) -> str:
    return "\n" * len(found.group())


def asks_what_is(frame: Frame) -> bool:
    """Tell whether a question asks for what there is in fact, rather than what is aimed at."""
    return _NOW.search(frame.view) is not None


def without_aim(focus: Focus) -> Focus:
    """Take the last question for a figure as one on what there is, without the target and its year."""
    near = (focus.frame, *focus.earlier[:QUESTIONS_BACK])
    last = next((one for one in near if METRIC.search(one.rest)), focus.frame)
    return replace(focus, frame=read_frame(_AIM.sub("", without_times(last)), focus.gazetteer))


def asked_what_is(frame: Frame, focus: Focus) -> str | None:
    """Ask how much there was in fact at a time: 2025年底实际到了多少; `focus` is without an aim."""
    thing = thing_of(focus.frame)
    thing = thing[: max([found.end() for found in METRIC.finditer(to_simplified(thing))], default=len(thing))]
    if focus.is_english or not asks_what_is(frame) or not frame.times or not thing or not focus.regions:
        return None
    owner = focus.listed(focus.regions)
    if QUANTITY.search(frame.view):
        return f"{owner}的{thing}{frame.text}"
    return f"{owner}{time_written(frame.times[0].text, english=False)}的{thing}实际是多少"


def asked_otherwise(frame: Frame, focus: Focus) -> str | None:
    """Ask 为什么, 什么时候 or 谁 of what the last question was about."""
    if frame.places or frame.documents:
        return None
    if frame.times:
        return asked_what_is(frame, focus)
    if asks_for_source(frame):
        asked = "Which document sets {}?" if focus.is_english else "{}出自哪份文件？"
        return asked.format(topic(focus))
    if asks_what_is(frame):
        return _joined_to_topic(frame, focus)
    if not _ANOTHER_QUESTION.search(frame.view):
        return None
    return _joined_to_topic(frame, focus)


def said_again(opening: Opening, frame: Frame, focus: Focus) -> str | None:
    """Take 那浙江的普及率呢 for the last question when that was on the 普及率 of another region."""
    runs = chunks(frame)
    only_aims = all(_ANY_AIM.fullmatch(run.view) for run in runs)
    if not (opening.marked or only_aims) or not (frame.places or frame.times) or points_back(frame):
        return None
    said = focus.frame.rest.lower()
    of_document = bool(focus.frame.documents) and bool(frame.places)
    again = all(
        _ANY_AIM.fullmatch(run.view) or run.view.lower() in said or (of_document and is_kind(run.view)) for run in runs
    )
    return substituted(opening, frame, focus) if again else None


def of_another_person(core: str, frame: Frame, focus: Focus) -> str | None:
    """Ask the last question of another person: 郑江伟呢."""
    name = without_closing(core)
    person = focus.person
    if not person or person not in focus.frame.text or frame.places or not is_name(name):
        return None
    return focus.frame.text.replace(person, name)


def _joined_to_topic(frame: Frame, focus: Focus) -> str:
    if focus.is_english:
        return f"{frame.text.rstrip('?. ')}: {topic(focus)}?"
    return f"{topic(focus)}，{frame.text}"
