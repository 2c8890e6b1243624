"""Questions that take a figure for granted: what they claim, and the same asked without it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.question import Question
from assistant.verification.figures import Figure
from assistant.verification.modifiers import Modifier
from assistant.verification.reading import read
from documents.regions import Gazetteer
from documents.script import fold

_CLAIMS = re.compile(
    r"[，,]?\s*(?:对吧|对吗|对不对|是吧|是吗|是真的吗|真的吗|没错吧)|是不是(?:说)?|听说|据说|[，,]?\s*(?:为什么|为何|怎么)(?:这么|那么|会|才|要)?(?:低|高|少|多|大|小|早|晚)?"
    r"|[,，]?\s*\b(?:right|correct|isn't it|is that true)\b\s*(?=\?|$)|\bis it true that\b"
    r"|\bi (?:heard|read) (?:that )?|\bwhy (?:is|does|did)\b"
)
_MODIFIERS = re.compile(r"(?:超过?|突破|至少|不低于|达到?|约|近)+$")
# 几百亿 is asked for, not claimed.
_ASKING = ("几", "幾", "多")
_LEAST_BARE = 1000
"""The least figure without a unit that is compared by its value alone: 15亿 for 15亿元."""


@dataclass(frozen=True, slots=True)
class Premise:
    """Hold the figures of a question, and the question without the first of them.

    `is_claimed` says that the question takes them for granted or asks whether they are right.
    """

    figures: tuple[Figure, ...]
    neutral: str
    is_claimed: bool

    def holds(self, figures: tuple[Figure, ...]) -> bool:
        """Say whether one of the figures is among others."""
        return any(_same(one, other) for one in self.figures for other in figures)

    def is_contradicted(self, figures: tuple[Figure, ...]) -> bool:
        """Say whether others are of the unit of one of the figures, and none is equal."""
        units = {one.unit for one in figures}
        return not self.holds(figures) and any(one.unit in units for one in self.figures)


def premise_of(question: Question, gazetteer: Gazetteer) -> Premise | None:
    """Find the figures of a question; None where it has none."""
    # 百亿级 is a rank, and what is asked for may be counted by it.
    figures = tuple(
        one
        for one in read(question.text, gazetteer).figures
        if one.value > 1
        and one.modifier is not Modifier.LEVEL
        and question.text[max(0, one.start - 1) : one.start] not in _ASKING
    )
    if not figures:
        return None
    first = figures[0]
    before = question.text[: first.start]
    modifier = _MODIFIERS.search(before)
    before = before[: modifier.start()] if modifier else before
    asked = fold(f"{before}{'' if question.language == 'en' else '多少'}{question.text[first.end :]}")
    neutral = " ".join(_CLAIMS.sub("", asked).split()).strip("，,？? ")
    is_claimed = _CLAIMS.search(fold(question.text)) is not None
    return Premise(figures, f"How much: {neutral}?" if question.language == "en" else f"{neutral}？", is_claimed)


def without_regions(question: Question, gazetteer: Gazetteer) -> str:
    """Leave the regions out of a question."""
    text = question.text
    for mention in reversed(gazetteer.mentions(text)):
        text = text[: mention.start] + text[mention.end :]
    return text


def _same(claimed: Figure, said: Figure) -> bool:
    bare = not claimed.unit and claimed.value >= _LEAST_BARE
    return claimed.value == said.value and (claimed.unit == said.unit or bare)
