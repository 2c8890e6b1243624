"""From a question and the turns before it to a question that stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.follow_ups.chatting import is_chat
from assistant.follow_ups.comparing import compare
from assistant.follow_ups.content import names_nothing_else, parts_of
from assistant.follow_ups.dependence import closed_noun, depends, is_noun_only, time_lacking
from assistant.follow_ups.focus import QUESTIONS_BACK, Focus, find_focus
from assistant.follow_ups.former_and_latter import with_things_in_full
from assistant.follow_ups.former_turn import FormerTurn
from assistant.follow_ups.frame import LONGEST_TEXT, Frame, clean, read_frame
from assistant.follow_ups.inheriting import inherit
from assistant.follow_ups.openings import Opening, open_up
from assistant.follow_ups.opinions import opinion
from assistant.follow_ups.pointing import point_back
from assistant.follow_ups.policy_words import DOCUMENT_ASKED
from assistant.follow_ups.relative_times import with_years_in_full
from assistant.follow_ups.resolved import Resolved, TurnKind
from assistant.follow_ups.substituting import (
    asked_otherwise,
    asks_for_source,
    asks_what_is,
    of_another_person,
    said_again,
    substituted,
    without_aim,
)
from assistant.follow_ups.times import with_time
from assistant.follow_ups.vocabulary import GENERAL, MORE, OPINION
from assistant.follow_ups.wider_regions import with_regions_in_full, without_relative
from assistant.follow_ups.wording import at_end, before_chinese, ended, in_language
from assistant.parts import Parts
from documents.regions import Gazetteer

_LONGEST_FRAGMENT = 12
_SHORT_YEAR = re.compile(r"(?<!\d)([234]\d)年")
_FIELDS = ("regions", "years", "documents", "subject")


@dataclass(frozen=True, slots=True)
class Turn:
    """Hold how a question takes up the conversation, what it names, and what was last spoken of, if anything.

    `is_filled_in` says that the frame names in full a year, a region or a thing that those before it told.
    """

    opening: Opening
    frame: Frame
    focus: Focus | None
    is_filled_in: bool = False


def resolve(question: str, turns: Sequence[FormerTurn], gazetteer: Gazetteer) -> Resolved:
    """Turn a question into one that stands alone; a complete one comes out as it is.

    Only the first `LONGEST_TEXT` characters of former questions, and the last turns and first
    sources, are looked at; a longer question is taken for complete.
    """
    text = clean(question)
    if is_chat(text):
        return Resolved(question, text, TurnKind.CHAT, Parts())
    if len(text) > LONGEST_TEXT:
        return finished(question, text, None, gazetteer)
    turn = open_turn(text, turns, gazetteer)
    if turn.focus is None:
        return finished(question, with_things_in_full(read_frame(turn.opening.kept, gazetteer)), None, gazetteer)
    standalone = _standalone(turn.opening, turn.frame, turn.focus)
    if standalone is not None:
        if turn.focus.is_english and standalone[-1:].isalnum():
            standalone = ended(standalone, english=True)
        return finished(question, in_language(standalone, turn.focus.language, gazetteer), turn.frame, gazetteer)
    if turn.is_filled_in:
        full = in_language(_complete(turn), turn.focus.language, gazetteer)
        return finished(question, full, turn.frame, gazetteer)
    return finished(question, _complete(turn), None, gazetteer)


def open_turn(question: str, turns: Sequence[FormerTurn], gazetteer: Gazetteer) -> Turn:
    """Take apart how a question takes up the conversation, what it names, and what was last spoken of."""
    opening = open_up(clean(question), lambda words: _is_name_only(words, gazetteer))
    focus = find_focus(turns, opening.core, gazetteer)
    core = _SHORT_YEAR.sub(r"20\1年", opening.core) if len(opening.core) <= _LONGEST_FRAGMENT else opening.core
    if focus is None:
        return Turn(opening, read_frame(core, gazetteer), None)
    near = (focus.frame, *focus.earlier[:QUESTIONS_BACK])
    full = with_things_in_full(read_frame(core, gazetteer), near, read_frame(focus.asked, gazetteer))
    full = with_regions_in_full(full, read_frame(full, gazetteer).view, focus.asked_of, gazetteer)
    full = with_years_in_full(full, read_frame(full, gazetteer).view, near)
    return Turn(opening, read_frame(full, gazetteer), focus, is_filled_in=full != core)


def _standalone(opening: Opening, frame: Frame, focus: Focus) -> str | None:
    """Try the ways in which a question may lean on the last one, those that leave least open first."""
    if MORE.fullmatch(frame.view.rstrip("？?。.！! ")):
        return focus.frame.text
    compared = compare(frame, focus)
    if compared:
        return compared
    if asks_what_is(frame) and not frame.places and not frame.documents:
        focus = without_aim(focus)
    named = bool(frame.places or frame.documents or frame.times)
    if GENERAL.search(frame.rest) and not named:
        return None
    # 一共多少条 names nothing but asks something else than the last question.
    asks_anew = OPINION.search(frame.view) or (DOCUMENT_ASKED.search(frame.view) and not named)
    if (names_nothing_else(frame) and not asks_anew) or (asks_for_source(frame) and not named):
        return asked_otherwise(frame, focus) or substituted(opening, frame, focus)
    return (
        of_another_person(opening.core, frame, focus)
        or said_again(opening, frame, focus)
        or _pointing_back(opening, frame, focus)
        or opinion(frame, focus)
        or (inherit(frame.text, frame, focus) if depends(frame, focus, marked=opening.marked) else None)
    )


def _pointing_back(opening: Opening, frame: Frame, focus: Focus) -> str | None:
    pointed = point_back(frame, focus)
    if pointed is None:
        return None
    changed = read_frame(pointed.text, focus.gazetteer)
    if opening.marked and is_noun_only(frame) and not focus.is_english:
        changed = read_frame(ended(closed_noun(pointed.text, changed), english=False), focus.gazetteer)
    if pointed.to_region and len(changed.places) == len(frame.places) + 1 and time_lacking(frame, focus):
        return with_time(changed, focus.frame.times[0].text)
    return changed.text


def _complete(turn: Turn) -> str:
    """Give a complete question as it was put, without what takes up the conversation."""
    opening, frame = turn.opening, turn.frame
    if turn.is_filled_in:
        return _in_its_region(frame, turn.focus)
    if not opening.marked or not (frame.places or frame.documents or opening.corrects):
        return opening.kept
    body = closed_noun(opening.core, frame)
    return ended(body, english=False) if body != opening.core and not frame.is_english else opening.core


def _in_its_region(frame: Frame, focus: Focus | None) -> str:
    """Name the region of a question that leaves its year to the last one, for it leaves its region to it too."""
    if focus is None or frame.places or frame.documents or not focus.regions or GENERAL.search(frame.rest):
        return frame.text
    names = focus.listed(focus.regions)
    return at_end(frame.text, f"in {names}") if focus.is_english else before_chinese(names, frame.text)


def finished(question: str, standalone: str, own: Frame | None, gazetteer: Gazetteer) -> Resolved:
    """Name the parts, and which of them are not the question's own; `own` is None for a complete question."""
    parts = parts_of(read_frame(standalone, gazetteer))
    if own is None:
        return Resolved(question, standalone, TurnKind.QUESTION, parts)
    had = parts_of(own)
    taken = tuple(field for field in _FIELDS if _has_more(getattr(parts, field), getattr(had, field)))
    return Resolved(question, standalone, TurnKind.FOLLOW_UP, parts, taken)


def _has_more(now: tuple[str, ...] | str, before: tuple[str, ...] | str) -> bool:
    if isinstance(now, str):
        return bool(now) and not before
    return bool(set(now) - set(before))


def _is_name_only(words: str, gazetteer: Gazetteer) -> bool:
    frame = read_frame(words, gazetteer)
    bare = without_relative(frame)
    named = bool(frame.places or frame.times or frame.documents) or bare.view != frame.view
    return named and names_nothing_else(bare)
