"""Writing names, times and whole questions in the language of the one who asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.follow_ups.frame import Frame, read_frame
from assistant.follow_ups.policy_words import ACTIONS
from documents.exceptions import UnknownRegion
from documents.regions import Gazetteer
from documents.script import detect_language, to_simplified, to_traditional

_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTERS = re.compile(r"[A-Za-z]{2}|[\u3400-\u9fff]")
_END = re.compile(r"[\s？?。.！!]*$")
_PREPOSITION = re.compile(
    r"\b(by|in|for|until|since|before|during|to|from)\s+(?:the\s+)?(?:year\s+|end of\s+)?$", re.IGNORECASE
)
_OWNED = re.compile(
    r"^(?:[^\s，,？?是为有要将能会由在]{1,24}(?:是|为|有多|[呢？?]|多少|怎么样|如何|什么|$)|[^\s，,？?是有要将由在]{1,12}的)"
)
_VERB_FIRST = re.compile(
    r"^(?:[有由在是对会将要能应可每已现到从用给向被把最哪谁何怎几多为]|[都也还就又各]|分别|什么|计划|一共|总共|共有|\d)"
)


def language_of(text: str, former: str) -> str:
    """Tell the language and script of a follow-up, or of the former question where the follow-up shows none."""
    if not _LETTERS.search(text):
        return detect_language(former)
    language = detect_language(text)
    earlier = detect_language(former)
    # 南京呢 is the same in both scripts.
    if language == "zh-Hans" and earlier == "zh-Hant" and to_traditional(text) == text:
        return earlier
    return language


def region_name(name: str, language: str, gazetteer: Gazetteer) -> str:
    """Write a region's name in a language; a group's only in Chinese."""
    if language == "zh-Hant":
        return to_traditional(name)
    if language != "en":
        return name
    try:
        return gazetteer.region(name).english[0]
    except (UnknownRegion, IndexError):
        return name


def listed(names: Sequence[str], language: str) -> str:
    """Join names to a list."""
    if language == "en":
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if len(names) == 1 else f"{'、'.join(names[:-1])}和{names[-1]}"


def in_language(text: str, language: str, gazetteer: Gazetteer) -> str:
    """Write a question's regions in a language and its characters in the language's script."""
    if language != "en":
        text = to_simplified(text) if language == "zh-Hans" else to_traditional(to_simplified(text))
    frame = read_frame(text, gazetteer)
    for place in reversed(frame.places):
        written = text[place.start : place.end]
        # 深圳的终端行动计划 in an English question is a name, and stays.
        in_name = language == "en" and _HAN.match(text, place.end)
        if bool(_HAN.search(written)) == (language == "en") and not in_name:
            name = region_name(place.name, language, gazetteer)
            text = spliced(text, place.start, place.end, name)
    return text


def spliced(text: str, start: int, end: int, words: str) -> str:
    """Put words in the place of others; Latin words keep a space from their neighbours."""
    before, after = text[:start], text[end:]
    if words[:1].isascii() and before[-1:].isalnum() and words:
        before += " "
    if words[-1:].isascii() and words[-1:].isalpha() and after[:1].isalnum():
        after = f" {after}"
    return before + words + after


def time_written(time: str, *, english: bool) -> str:
    """Write a time for a question in English or Chinese."""
    if english:
        return re.sub(r"(\d{4})年", r"\1", time)
    return f"{time}年" if time[-1:].isdigit() else time


def before_chinese(names: str, text: str) -> str:
    """Put a region, a time or a document before a question in Chinese, with 的 where the question names what it has."""
    view = to_simplified(text)
    starts_with_verb = _VERB_FIRST.match(view) or ACTIONS.match(view)
    joint = "的" if _OWNED.match(view) and not starts_with_verb and not names.endswith("的") else ""
    return f"{names}{joint}{text}"


def at_end(text: str, words: str) -> str:
    """Put words at the end of a question, before its mark."""
    end = _END.search(text)
    body = text[: end.start()] if end else text
    return f"{body} {words}?"


def preposition_of(frame: Frame) -> str:
    """Find the English preposition of a question's time: `by 2027`."""
    if not frame.times:
        return "in"
    found = _PREPOSITION.search(frame.text[: frame.times[0].start])
    if found:
        return found.group(1).lower()
    return "by" if frame.text[: frame.times[0].start].endswith("到") else "in"


def ended(text: str, *, english: bool) -> str:
    """Close a question with its mark."""
    body = _END.sub("", text)
    return f"{body}?" if english else f"{body}？"
