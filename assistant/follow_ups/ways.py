"""Other ways to understand a follow-up than the one that its words suggest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.follow_ups.carrying import carried
from assistant.follow_ups.clusters import list_of
from assistant.follow_ups.content import chunks, names_nothing_else, thing_of
from assistant.follow_ups.dependence import closed_noun, is_noun_only
from assistant.follow_ups.focus import Focus
from assistant.follow_ups.former_turn import FormerTurn
from assistant.follow_ups.frame import LONGEST_TEXT, Frame, read_frame
from assistant.follow_ups.leaning import lean
from assistant.follow_ups.own_words import is_plain, leaves_all_open, own_words
from assistant.follow_ups.pointing import point_back, points_back
from assistant.follow_ups.policy_words import RELATIONAL
from assistant.follow_ups.referents import document_named
from assistant.follow_ups.resolved import Resolved, TurnKind
from assistant.follow_ups.resolving import Turn, finished, open_turn
from assistant.follow_ups.substituting import asks_what_is, substituted
from assistant.follow_ups.titles import kind_in
from assistant.follow_ups.wording import at_end, before_chinese, ended, in_language
from documents.regions import Gazetteer
from documents.script import to_simplified

_COUNTED = re.compile(r"(?<=..)[数量率额]$")
_GROWTH = re.compile(r"增长|增速|涨|增加多少|\b(?:gr[eo]wn?|growth|increased?)\b", re.IGNORECASE)
LONGEST_LEFT_OPEN = 12
"""Characters up to which a question without a region is not whole."""
QUESTIONS_TAKEN_UP = 2
"""Questions before the last one that a follow-up may put again."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Hold what a follow-up names that its answer must speak of ("" for nothing), and the other ways to take it.

    `leaning` is the last of them, if any: all that the last question named before the follow-up.

    `asks` is false where it only names a document, of which anything might be asked. `own` are all words that it
    names something by; `is_open` says that there are none, so that by itself it asks of nothing, `is_plain` that they
    are spoken of everywhere. `asks_now` tells that it asks for what there is.
    """

    named: str
    others: tuple[Resolved, ...]
    leaning: tuple[Resolved, ...] = ()
    asks: bool = True
    own: str = ""
    is_open: bool = False
    is_plain: bool = False
    asks_now: bool = False


def other_ways(resolved: Resolved, turns: Sequence[FormerTurn], gazetteer: Gazetteer) -> Ways:
    """List the other ways to understand a turn in a conversation, likelier ones first; none where nothing was asked."""
    if resolved.kind is TurnKind.CHAT or len(resolved.text) > LONGEST_TEXT:
        return Ways("", ())
    turn = open_turn(resolved.text, turns, gazetteer)
    if turn.focus is None:
        return Ways("", ())
    focus, noun = turn.focus, _noun(turn.frame)
    wordings = (ended(one, english=focus.is_english) for one in _wordings(turn, focus, noun))
    found = {
        one: finished(resolved.text, in_language(one, focus.language, gazetteer), turn.frame, gazetteer)
        for one in wordings
        if one != resolved.standalone
    }
    last = finished(focus.frame.text, focus.frame.text, None, gazetteer)
    # What only puts the last question again holds all of it already.
    leaning = (
        None
        if names_nothing_else(turn.frame) and (turn.frame.places or turn.frame.times or turn.frame.documents)
        else lean(resolved, last, gazetteer)
    )
    named = _COUNTED.sub("", RELATIONAL.sub("", to_simplified(noun)))
    return Ways(
        named,
        tuple(found.values()),
        (leaning,) if leaning else (),
        asks=not kind_in(noun),
        own=own_words(turn.frame),
        is_open=resolved.kind is TurnKind.QUESTION and leaves_all_open(turn.frame),
        is_plain=is_plain(turn.frame) and not turn.frame.places and not turn.frame.documents,
        asks_now=asks_what_is(turn.frame),
    )


def _noun(frame: Frame) -> str:
    """Give the name that is all a follow-up says beside regions and times, "" where it says more or less."""
    if names_nothing_else(frame) or not is_noun_only(frame):
        return ""
    return "".join(run.text for run in chunks(frame))


def _wordings(turn: Turn, focus: Focus, noun: str) -> Iterator[str]:
    """Word a follow-up as a question of its own, likelier ways first."""
    frame = turn.frame
    if names_nothing_else(frame):
        yield from _put_again(turn, focus)
        return
    if noun:
        yield from carried(noun, _owner(frame, focus), _of_the_same(turn, focus))
    if not frame.places and not frame.documents:
        yield from _owned(turn, focus)


def _put_again(turn: Turn, focus: Focus) -> Iterator[str]:
    """Ask what there is now of what a target was asked of, and put the questions before the last one again."""
    frame, thing = turn.frame, thing_of(focus.frame)
    if asks_what_is(frame) and thing and not focus.is_english:
        yield before_chinese(_owner(frame, focus), f"{thing}目前是多少")
    # How much of it there was, rather than how fast it grew; 把范围放到全省，2027年是多少 changes too much to be sure.
    if not frame.times or not (frame.places or _GROWTH.search(focus.frame.view)):
        return
    for number in range(min(len(focus.earlier), QUESTIONS_TAKEN_UP)):
        earlier = replace(focus, frame=focus.earlier[number], earlier=focus.earlier[number + 1 :])
        yield substituted(turn.opening, frame, earlier)


def _of_the_same(turn: Turn, focus: Focus) -> Frame:
    """Put the last question to the regions and the time that a follow-up names."""
    if not turn.frame.places and not turn.frame.times:
        return focus.frame
    return read_frame(substituted(turn.opening, turn.frame, focus), focus.gazetteer)


def _owner(frame: Frame, focus: Focus) -> str:
    if frame.places or frame.documents:
        return list_of(frame) if frame.places else frame.documents[0].text
    return focus.listed(focus.spoken_of) if focus.spoken_of else document_named(focus) or ""


def _owned(turn: Turn, focus: Focus) -> Iterator[str]:
    """Put before a question what was last spoken of, with and without the year; leave a long one as it is too."""
    owner = _owner(turn.frame, focus)
    pointed = point_back(turn.frame, focus)
    if pointed:
        yield pointed.text
    if owner:
        yield _before(owner, turn.frame, focus)
    if owner and focus.time and not turn.frame.times:
        yield _before(owner, turn.frame, focus, focus.time)
    # Of a place that nothing was found on nothing more may be asked.
    is_whole = len(turn.frame.text) > LONGEST_LEFT_OPEN or not focus.quoted
    if is_whole and not is_noun_only(turn.frame) and not points_back(turn.frame):
        yield turn.frame.text


def _before(owner: str, frame: Frame, focus: Focus, time: str = "") -> str:
    if focus.is_english:
        return at_end(frame.text, f"in {owner} in {time}" if time else f"in {owner}")
    return before_chinese(f"{owner}{time}", closed_noun(frame.text, frame))
