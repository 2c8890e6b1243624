"""Whether a question asks for what is aimed at or for what is there."""

from __future__ import annotations

import re

from assistant.moods import Mood, told_at
from documents.script import fold
from documents.sentences import Span

_AIMED_AT = re.compile(
    r"目标|力争|(?<!行动)(?<!年)(?<!发展)(?<![这那该]份)计划(?!》|[的里中讲说]|有[几哪多])|规划(?=[到建在新投了])|打算|准备[到建做在]|拟[建在]|要(?:达到|建成|建设|培育|做到|多少|几)|定(?:了|的|为|在|下)|想(?:要|在|把)"
    r"|\b(?:targets?|aim(?:s|ed|ing)?|goals?|plan(?:s|ned)? (?:to|for)|want(?:s|ed)? to|supposed to)\b"
)
_THERE = re.compile(
    r"实际|现[有状况]|眼下|手里|手头|家底|已经?(?!公布|印发|发布)|目前|现在|眼下|至今|迄今|截至|做到了|实现了|达到了|建成了"
    r"|\b(?:so far|already|current(?:ly)?|installed|existing|today|actual(?:ly)?"
    r"|ha(?:s|ve) (?:\w+ )?(?:reached|built)|now)\b"
)


def asked_mood(question: str) -> Mood | None:
    """Tell which of the two a question asks for; None where it says neither, or both."""
    folded = fold(question)
    aimed_at, there = _AIMED_AT.search(folded), _THERE.search(folded)
    if bool(aimed_at) == bool(there):
        return None
    return Mood.TARGET if aimed_at else Mood.ACHIEVED


def is_otherwise(asked: Mood | None, sentence: str, words: Span, published: str | None) -> bool:
    """Say whether words of a sentence are told as there where a target was asked for, or the other way round."""
    if asked is None:
        return False
    told = told_at(sentence, words.start, words.end, published=published).mood
    return {asked, told} == {Mood.TARGET, Mood.ACHIEVED}
