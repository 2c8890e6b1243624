"""Holding who says a statement, and in which mood, against its quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from pypinyin import Style, pinyin

from assistant.moods import Mood, Telling, told, told_at
from assistant.verification.figures import mask
from assistant.verification.folding import fold
from assistant.verification.reading import Reading
from assistant.verification.statement import Fault, FaultKind, Source, Statement
from index.glossary import chinese_terms
from index.terms import passage_terms

Place = tuple[int, int]

_PLAN_CONTEXT = re.compile(r"目标|任务|规划|计划|方案|措施|行动|部署|意见|\b(?:target|goal|plan)")
# 《若干措施》安排发放6亿元: what a document arranges, it plans.
_ORDERED = re.compile(
    r"(?:》|方案|计划|措施|意见|办法|通知)[^，。；]{0,6}(?:安排|要求|提出|规定|明确)|安排(?=[^，。；]{0,12}[发建设投新])"
)
_FIRM_PLAN = re.compile(
    r"目标|力争|计划|规划|拟|争取|预计|有望|将|打算|\b(?:target|aims?|plans?|will|goals?|wants?|expect\w*)\b"
)
_ASSERTED_FIGURE = re.compile(
    r"(?:规模|总数|数量|(?<![补资]助)(?<!补贴)(?<!奖励)(?<!支持)比例|率|额|值|收入)(?:达到?|为|有|是)\s?(?:了|约|近|超过?|逾)?[\d一二两三四五六七八九百]|(?:拥有|共有|建有|设有)"
)
# What could not be found out is neither planned nor reached.
_UNFOUND = re.compile(r"(?:没有?|未能?|无法)(?:找到|查到|见到|查明|核实|判断|说明)|尚?不清楚|不得而知")
# Nor is on what terms figures were counted.
_TERMS = re.compile(r"口径")
_LABEL_LENGTH = 8
_MOST_PLACES = 8
_ALIKE = 0.6
"""The share of a clause's words in a clause of the quote from which on both tell the same."""
_FIGURE = re.compile(r"[\d.,%]+")
_PRONOUN = re.compile(r"[他她它]们?|he|she|it|they")
_ATTRIBUTED = re.compile(r"据[^，。]{2,40}(?:报道|消息|答复|介绍|发布|稿)|[^，。]{2,20}(?:称|答复)")
_BODY_NAME = re.compile(r"[局厅委部院办会]$|政府$")
_RELEASED = re.compile(
    r"[^，。；]{0,8}(?:介绍|介紹|通报|通報|公布|发布|發布|答复|答覆|统计|統計|说(?!明)|說|表示|透露|称)(?![^。]{0,60}(?:[应應](?![用对急])|建议|建議|希望|需要))"
)


def mood_faults(
    statement: Statement,
    said: Reading,
    quoted: Reading,
    context: Reading,
    source: Source,
    *,
    reworded: bool = False,
) -> Iterator[Fault]:
    """Find a plan told as reached or the other way round, and opinions told as facts or as another's.

    Of a `reworded` statement what its document only orders is no plan, and what the quote only reports may be one.
    """
    if reworded and any(one.search(said.folded) and one.search(quoted.folded) for one in (_UNFOUND, _TERMS)):
        return
    seen: set[str] = set()
    for (start, end), places in _pairs(said, quoted):
        if reworded and _is_but_a_date(said, start, end):
            continue
        telling = told_at(said.text, start, end, published=source.published)
        givens = [told_at(quoted.text, *place, published=source.published) for place in places]
        faults = [_compare(statement, telling, given, said, quoted, context, reworded) for given in givens]
        fault = None if not faults or None in faults else faults[0]
        if fault is not None and fault.message not in seen:
            seen.add(fault.message)
            yield fault


def _is_but_a_date(said: Reading, start: int, end: int) -> bool:
    """Tell whether a clause says no more than when: 到2025年 is neither plan nor fact without what follows."""
    rest = mask(said.folded, ((date.start, date.end) for date in said.dates))[start:end]
    return sum(character.isalnum() for character in rest) <= 1


def _is_firm(said: Reading, given: Mood) -> bool:
    """Tell whether a statement that sounds planned contradicts its quote: with firm words, what is reached."""
    return given is Mood.ACHIEVED and _FIRM_PLAN.search(said.folded) is not None


def _pairs(said: Reading, quoted: Reading) -> Iterator[tuple[Place, list[Place]]]:
    """Pair places of the statement with the places of the quote that tell the same: by figures, then by words."""
    paired: set[Place] = set()
    for figure in said.figures:
        # One figure a clause says how the clause is told.
        equal = {
            quoted.clause_at(one.start): (one.start, one.end) for one in quoted.figures if one.value == figure.value
        }
        clause = said.clause_at(figure.start)
        if equal and clause not in paired:
            paired.add(clause)
            yield (figure.start, figure.end), list(equal.values())[:_MOST_PLACES]
    main = max(said.clauses, key=lambda clause: clause[1] - clause[0], default=(0, len(said.text)))
    for clause in said.clauses or [main]:
        if clause in paired:
            continue
        if said.language != quoted.language:
            if clause == main and not paired:
                yield clause, [_spoken_part(quoted)]
            continue
        nearest, share = _nearest_clause(said.folded[slice(*clause)], quoted)
        if share >= _ALIKE or (clause == main and not paired):
            yield clause, [nearest]


def _spoken_part(quoted: Reading) -> Place:
    """Choose what a speaker says, or else the whole quote, where words cannot be compared."""
    return told(quoted.text).end or 0, len(quoted.text)


def _nearest_clause(clause: str, quoted: Reading) -> tuple[Place, float]:
    """Find the clause of the quote that shares most words, and the share of the words it has."""
    words = {term for term in passage_terms(clause) if len(term) > 1}
    shares = {
        place: len(words & {*passage_terms(quoted.folded[slice(*place)])}) / max(1, len(words))
        for place in quoted.clauses
    }
    nearest = max(shares, key=lambda place: shares[place], default=(0, len(quoted.text)))
    return nearest, shares.get(nearest, 0.0)


def _compare(
    statement: Statement,
    telling: Telling,
    given: Telling,
    said: Reading,
    quoted: Reading,
    context: Reading,
    reworded: bool,
) -> Fault | None:
    fault = _speaker_fault(telling, given, said, quoted, context)
    if fault is not None:
        return fault
    mood = statement.mood if statement.mood is not None and telling.mood is Mood.REPORTED else telling.mood
    is_plain = reworded and mood is Mood.TARGET and not _is_firm(said, given.mood)
    if not is_plain and _is_turned(mood, given.mood, said, quoted, context):
        return _fault(said.text, f"told as {mood.value}, in the quote {given.mood.value}")
    is_opinion = given.mood is Mood.OPINION and not _is_released(quoted, given)
    if is_opinion and telling.speaker is None and mood is not Mood.OPINION and not _is_label(said):
        return _fault(said.text, f"told as a fact, in the quote the opinion of {given.speaker}")
    return None


def _is_turned(mood: Mood, given: Mood, said: Reading, quoted: Reading, context: Reading) -> bool:
    """Tell whether what is planned is told as there, or the other way round."""
    if given is Mood.TARGET:
        return mood is Mood.ACHIEVED or (mood is Mood.REPORTED and _ASSERTED_FIGURE.search(said.folded) is not None)
    if mood is not Mood.TARGET or given is Mood.OPINION:
        return False
    if given is Mood.ACHIEVED:
        return True
    is_plan = _PLAN_CONTEXT.search(context.folded) or _ORDERED.search(quoted.folded)
    return _FIRM_PLAN.search(said.folded) is not None and not is_plan


def _speaker_fault(telling: Telling, given: Telling, said: Reading, quoted: Reading, context: Reading) -> Fault | None:
    if telling.speaker is None:
        return None
    if given.speaker is not None:
        # Who he is the sentence before says.
        if _PRONOUN.fullmatch(fold(telling.speaker)) or _same_speaker(telling.speaker, given.speaker):
            return None
        return _fault(telling.speaker, f"said by {telling.speaker}, in the quote by {given.speaker}")
    if said.language == "en" and quoted.language != "en":
        # 据安徽商报报道: a paper has a translated name, which cannot be compared.
        names = chinese_terms(telling.speaker)
        if _ATTRIBUTED.search(quoted.folded) or (names and all(name in quoted.folded for name in names)):
            return None
        return _fault(telling.speaker, f"said by {telling.speaker}, in the quote by nobody")
    if fold(telling.speaker) in quoted.folded + context.folded:
        return None
    return _fault(telling.speaker, f"neither quote nor context names {telling.speaker}")


def _same_speaker(said: str, given: str) -> bool:
    one, other = fold(said), fold(given)
    if one.isascii() != other.isascii():
        latin, han = (one, other) if one.isascii() else (other, one)
        # Zeng Gang of East China Normal University
        latin = latin.partition(" of ")[0].partition(",")[0]
        # A body has a translated name, which cannot be compared; a person's is spelled.
        return len(han) > 4 or _spells(latin, han)
    return one in other or other in one or _abridges(*sorted((one, other), key=len))


def _abridges(short: str, long: str) -> bool:
    """Tell whether a body's short name holds characters of the long one in their order: 经信局, 发改委."""
    characters = iter(long)
    return len(short) > 2 and _BODY_NAME.search(short) is not None and all(one in characters for one in short)


def _is_released(quoted: Reading, given: Telling) -> bool:
    """Tell whether a body makes a fact known, which is no opinion: 据某局介绍."""
    return given.end is not None and _RELEASED.match(quoted.text, given.end) is not None


def _spells(latin: str, han: str) -> bool:
    """Tell whether a Latin name is the pinyin of a Chinese one, in either order of its parts."""
    letters = "".join(character for character in latin if character.isalpha())
    readings = pinyin(han, style=Style.NORMAL, heteronym=True)
    spelled = {"".join(parts) for parts in product(*readings)} | {
        "".join((*parts[1:], parts[0])) for parts in product(*readings)
    }
    return letters in spelled


def _is_label(said: Reading) -> bool:
    """Tell whether a statement is too short to assert: a figure, or a few words of a cell."""
    return len(_FIGURE.sub("", said.text).strip()) <= _LABEL_LENGTH and said.language != "en"


def _fault(words: str, message: str) -> Fault:
    return Fault(FaultKind.MOOD, words, message)
