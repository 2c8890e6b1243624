"""What a sentence must not leave out of its quote: that it is a draft, which part of a year, which firms it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.verification import Fault, FaultKind
from assistant.verification.figures import Figure
from assistant.verification.reading import Reading
from assistant.verification.units import same_unit


@dataclass(frozen=True, slots=True)
class _Condition:
    """Hold words of a quote on which its figures hold, and those of a sentence that tell so too, or tell otherwise."""

    kind: FaultKind
    given: re.Pattern[str]
    told: re.Pattern[str]
    of: re.Pattern[str] = re.compile("")
    """What the sentence must have for the condition to be missed."""


_OF_FIGURES = (
    _Condition(
        FaultKind.MODIFIER,
        re.compile(r"征求意见稿|草案|送审稿|讨论稿"),
        re.compile(r"征求|草案|意见稿|送审|讨论稿|定稿|拟|\b(?:draft|consult\w*|comments?|propos\w+)\b"),
        of=re.compile(r"已|明确|正式|规定|确定|敲定|出台|印发|\b(?:official\w*|adopted|approved|issued|requires?)\b"),
    ),
    _Condition(
        FaultKind.DATE,
        re.compile(r"[上下]半年|前[一二三四五六七八九十\d]+个?(?:季度|月)|第?[一二三四]季度|\d月?\s?[至到~-]\s?\d+月"),
        re.compile(
            r"季度|半年|月|\b(?:half|quarters?|months?|h[12]|q[1-4]|interim)\b"
            r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
        ),
    ),
    _Condition(
        FaultKind.MODIFIER,
        re.compile(r"核心(?:产业|企业)|核心[^，。；]{0,4}(?:产业|企业)"),
        re.compile(r"核心|\bcore\b"),
        of=re.compile(r"产业|企业|\b(?:industry|companies|firms|enterprises)\b"),
    ),
    _Condition(
        FaultKind.MODIFIER,
        re.compile(r"智能算力|智算"),
        re.compile(r"智能算力|智算|智能|\b(?:intelligent|smart|ai)\b"),
        of=re.compile(r"算力|\bcomput\w+"),
    ),
    _Condition(
        FaultKind.MODIFIER,
        re.compile(r"年均|每年"),
        re.compile(r"年均|平均|每年|一年|年度|逐年|\b(?:annual\w*|average|(?:a|per|each|every) year|yearly)\b"),
    ),
)
_SIZE = r"规上|规模以上|限上|限额以上|重点|骨干|领军|领航|龙头"
_SOME_FIRMS = re.compile(rf"(?:{_SIZE})(?P<what>[^，。；、\d]{{0,6}}企业)")
_ANY_SIZE = re.compile(rf"{_SIZE}|[这该]些?|其|\b(?:key|major|leading|designated|large|above)\b")
_STILL = re.compile(r"仍(?![是为])|依然|至今|直到(?:今天|现在|如今)|\bstill\b|\bto this day\b")
_GOES_ON = re.compile(r"仍|依然|至今|一直|目前|当前|保持|继续|已|还|\b(?:still|remains?|continues?|has|have)\b")


def left_out_faults(said: Reading, quoted: Reading) -> Iterator[Fault]:
    """Find figures without the conditions on which the quote gives them, and what was so told as still so."""
    for condition in _OF_FIGURES:
        if condition.told.search(said.folded) or not condition.of.search(said.folded):
            continue
        for figure in said.figures:
            given = [
                one
                for one in quoted.figures
                if one.value == figure.value and same_unit(one.unit, figure.unit, one.value)
            ]
            if given and all(_on_condition(quoted, one, condition) for one in given):
                words = said.said(figure.start, figure.end)
                yield Fault(condition.kind, words, f"the quote gives {words} on a condition that is left out")
    for some in _SOME_FIRMS.finditer(quoted.folded):
        counted = any(_counts_firms(said, one, quoted, some) for one in said.figures)
        if counted and not _ANY_SIZE.search(said.folded):
            yield Fault(FaultKind.MODIFIER, some["what"], f"the quote counts {some.group()} only")
    still = _STILL.search(said.folded)
    if still and not _GOES_ON.search(quoted.folded):
        yield Fault(FaultKind.MODIFIER, still.group(), f"the quote does not say {still.group()}")


def _on_condition(quoted: Reading, figure: Figure, condition: _Condition) -> bool:
    start, end = quoted.clause_at(figure.start)
    return condition.given.search(quoted.folded, start, end) is not None


def _counts_firms(said: Reading, figure: Figure, quoted: Reading, some: re.Match[str]) -> bool:
    """Tell whether a figure of firms is in the quote's clause that counts some of them only."""
    start, end = quoted.clause_at(some.start())
    given = [one for one in quoted.figures if one.value == figure.value and start <= one.start < end]
    return bool(given) and "企业" in said.folded[slice(*said.clause_at(figure.start))]
