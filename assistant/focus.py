"""What of the evidence is on the very document, person or state of things that a question names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.asked_moods import asked_mood
from assistant.drafts import quoted
from assistant.evidence import Evidence
from assistant.moods import Mood, told_at
from assistant.named_documents import described_document, names_in
from assistant.question import Question
from assistant.question_kinds import QuestionKind, asks_for_documents
from documents.script import fold, to_simplified

FEWEST = 4
"""Sentences that must be on what is named, or all are kept: what is named may be called otherwise, and fewer are no
overview."""
FEWEST_OF_LIST = 2
NEARLY = 0.15
"""How much less like the question's name than the likest another name of the same document may be, of 1."""
_NUMBER = re.compile(r"\d+号")
# How things stand alone is asked for, not what is done in all.
_STATE_OF_THINGS = re.compile(r"(?:现状|现况|进展|成效|程度)[^，,。？?]{0,6}[？?。]?$")
_ASKS_FOR_SUPPORT = re.compile(r"补贴|补助|奖补|[补奖]些?什么|怎么补|享受|券|扶持资金|\b(?:subsid|voucher)")
_SUPPORT = re.compile(r"补|奖|券|资助|贴息|抵扣|减免|基金|最高|上限")
_ISSUED = re.compile(r"印发|出台|发布|公布|公开征求意见|日期是|文号是")
_ISSUE_OF_DOCUMENT = re.compile(r"《[^《》]*》[^，。；]{0,8}文号|(?:印发|出台|发布|公布)[^，。；]{0,6}《")


def focused(question: Question, evidence: Sequence[Evidence], fewest: int = FEWEST) -> Sequence[Evidence]:
    """Keep the evidence on the document that a question names, by the person whose views it asks for, and told as
    planned or as there as it asks; each only where enough is left, of a list the best too."""
    fewest = FEWEST_OF_LIST if question.kind is QuestionKind.LIST else fewest
    for fits in (
        _on_document(question, evidence),
        _by_person(question),
        _as_told(question),
        _no_issue(question),
        _on_support(question),
    ):
        if question.kind is QuestionKind.LIST and not fits(evidence[0]):
            continue
        fitting = [one for one in evidence if fits(one)]
        evidence = fitting if len(fitting) >= fewest else evidence
    return evidence


def _no_issue(question: Question) -> Callable[[Evidence], bool]:
    """Tell sentences on more than that a document was issued, where a list of something else is asked for."""
    if question.kind is not QuestionKind.LIST or asks_for_documents(question.text):
        return lambda one: True
    return lambda one: _ISSUE_OF_DOCUMENT.search(quoted(one)) is None


def _on_support(question: Question) -> Callable[[Evidence], bool]:
    """Tell sentences on what is given, where it is asked what there is to get."""
    if not _ASKS_FOR_SUPPORT.search(fold(question.text)):
        return lambda one: True
    return lambda one: _SUPPORT.search(fold(quoted(one))) is not None


def _on_document(question: Question, evidence: Sequence[Evidence]) -> Callable[[Evidence], bool]:
    """Tell sentences that name the document in the words likest the question's, or by its number."""
    wanted = described_document(question.text)
    if not wanted:
        return lambda one: True
    here = max((one.features.regions for one in evidence), default=0.0)
    likeness = [_likeness(wanted, quoted(one)) if one.features.regions == here else 0.0 for one in evidence]
    best = max(likeness, default=0.0)
    if not best:
        return lambda one: True
    named = [quoted(one) for one, like in zip(evidence, likeness, strict=True) if like >= best - NEARLY]
    numbers = {number for sentence in named for number in _NUMBER.findall(sentence)}
    return lambda one: quoted(one) in named or bool(numbers & set(_NUMBER.findall(quoted(one))))


def _likeness(wanted: frozenset[str], sentence: str) -> float:
    return max((len(wanted & one) / len(wanted | one) for one in names_in(sentence)), default=0.0)


def _by_person(question: Question) -> Callable[[Evidence], bool]:
    return lambda one: question.person is None or question.person in to_simplified(quoted(one))


def _as_told(question: Question) -> Callable[[Evidence], bool]:
    """Tell targets where these are asked for; where it is asked how things stand, what is there and not issued."""
    mood = asked_mood(question.text)
    if mood is Mood.ACHIEVED and not _STATE_OF_THINGS.search(fold(question.text)):
        mood = None

    def fits(one: Evidence) -> bool:
        said = quoted(one)
        told = told_at(said, 0, len(said), published=one.article.published).mood
        if mood is Mood.TARGET:
            return told is Mood.TARGET
        return mood is not Mood.ACHIEVED or (told is not Mood.TARGET and not _ISSUED.search(said))

    return fits
