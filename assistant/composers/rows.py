"""Taking a comparison apart into a question for each row of its table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.composers.aspects import EACH, aspects_of
from assistant.composers.comparing_words import compares_something, in_a_list, plain, with_the_list_first
from assistant.coordination import (
    ENDING_SEPARATOR,
    SEPARATOR,
    is_list,
    is_list_of_regions,
    joined,
    single_times,
    single_years,
)
from assistant.question import Question
from assistant.question_kinds import QuestionKind
from documents.region_names import RegionKind
from documents.regions import Gazetteer, Mention
from documents.script import detect_language

_ASKS = re.compile(r"多少|几|幾|多大|什么|什麼|哪|\bhow\b|\bwhat\b", re.IGNORECASE)
# 安徽、重庆、湖南三地: how many are listed says nothing of one of them.
_COUNTED = re.compile(
    r"(?:这|這)?[两兩二三四五六七八九十](?:地|省市|省|市|城|个?(?:省份|地方|地区|城市)|個?(?:省份|地方|地區|城市)|[个個](?:集群|园区|園區|年份|时间点|時間點|节点|節點)|年(?!行动|行動|计划|計畫|計劃|规划|規劃))(?!级|級)"
)
_CUE = re.compile(rf"{EACH}|比较|比較|对比|對比|都|相比")
_COMMA = re.compile("[，,：:]")
_OWNED = re.compile("的")
_WITHIN = tuple("里裡内內")
_OF_GROUP = re.compile(r"\ue000(?:各地|各省市?|[两兩三四五六]地)")
_NAMED = re.compile(r"《[^《》]{2,60}》|“[^“”]{2,30}”|「[^「」]{2,30}」")
_KINDS_OF_DOCUMENT = "方案|计划|計畫|意见|意見|措施|办法|辦法|规划|規劃|意见稿|意見稿|条例|條例|白皮书|白皮書|要点|要點"
_DOCUMENT = (
    rf"(?:[^，,。；;：:、？?和与與跟及]{{2,30}}?(?:{_KINDS_OF_DOCUMENT})(?:的?征求意见稿|的?徵求意見稿)?"
    r"|[^，,。；;：:、？?和与與跟及]{0,12}(?:〔\d{4}〕\d+[号號]|\d+[号號]文))"
)
_BETWEEN_DOCUMENTS = re.compile(
    r"(?<=[案划畫见見施法规劃稿例书書点點号號文])(?:[和与與跟及、]|以及)(?:后来的|後來的|之后的|之後的|那份)?"
)
_DOCUMENTS = re.compile(rf"{_DOCUMENT}(?:(?:[和与與跟及、]|以及){_DOCUMENT})+(?=[，,的在对對各分都：:])")
# The year of a document is not that of what it says.
_DATED = re.compile(r"^.{0,8}?(?:19|20)\d\d年(?:\d{1,2}月)?(?:的|那份|出的)?(?=.)")
_CLAUSE_ENDS = re.compile(r"[，,；;：:。？?\s]")
_MEMBER = re.compile(r"(?P<whole>(?:(?P<whose>[^、的]{2,6})的)?[^、]{2,})、")
_LONGEST_HEADING = 14
_HERE = "\ue000"


@dataclass(frozen=True, slots=True)
class Row:
    """Hold the heading of a row and the question that fills it; `is_aspect` where the rows are of one subject, or of
    documents, and say different things."""

    heading: str
    question: str
    is_aspect: bool = False


def rows_of(question: Question, gazetteer: Gazetteer) -> list[Row]:
    """Take a question apart by its regions, else its years, named documents or aspects; none where it has but one."""
    first = with_the_list_first(question.text, gazetteer)
    text = in_a_list(first, gazetteer)
    reworded = text != question.text and is_list_of_regions(text, gazetteer)
    compares = question.kind is QuestionKind.COMPARISON or first != question.text or reworded
    question = replace(question, text=text)
    rows: list[Row] = _by_document(text, gazetteer)
    if len(rows) < 2 and compares:
        rows = _by_region(question, gazetteer) or _by_year(question)
    if len(rows) < 2 and compares_something(text):
        named = [found.span() for found in _NAMED.finditer(text)]
        rows = _by_place(text, named) if is_list(text, named) else []
    if len(rows) < 2 and (aspects := aspects_of(text)):
        rows = [Row(item, plain(aspects.question(item)), is_aspect=True) for item in aspects.items]
    return rows if len(rows) > 1 else []


def _by_document(text: str, gazetteer: Gazetteer) -> list[Row]:
    """Give each of several documents that are named by what they are, one after another, a row."""
    listed = _DOCUMENTS.search(text)
    if listed is None or not compares_something(text[listed.end() :]):
        return []
    names = _BETWEEN_DOCUMENTS.split(listed.group())
    mentions = gazetteer.mentions(names[0])
    if len({one.name for one in gazetteer.mentions(listed.group())}) > 1:
        return []
    before, after = text[: listed.start()], text[listed.end() :]
    whose = "".join(names[0][one.start : one.end] for one in mentions[:1])
    asked = [name if gazetteer.mentions(name) else f"{whose}{name}" for name in names]
    headings = [_DATED.sub("", name) for name in names]
    # Of two documents each says something of its own, as of two aspects.
    return [
        Row(heading, plain(before + own + after), is_aspect=True) for heading, own in zip(headings, asked, strict=True)
    ]


def _by_region(question: Question, gazetteer: Gazetteer) -> list[Row]:
    """Give each region, and each member of a group, a row; of several years each its own."""
    text = question.text
    mentions = _compared(text, gazetteer)
    # 粤港澳大湾区里广州和深圳: the group only says where they are.
    mentions = [
        one for one in mentions if one.kind is not RegionKind.GROUP or text[one.end : one.end + 1] not in _WITHIN
    ]
    groups = [one.name for one in mentions if one.kind is RegionKind.GROUP]
    places = list(joined([(one.start, one.end) for one in mentions]))
    if not groups:
        known = {one.start: one.name for one in mentions}
        first: dict[str, tuple[int, int]] = {}
        for start, end in places:
            first.setdefault(known[start], (start, end))
        distinct = len({text[start:end] for start, end in places}) == len(places)
        places = places if distinct and is_list(text, places) else sorted(first.values())
        return _with_years(_by_place(text, _with_others(text, places)))
    written = {one.name: text[one.start : one.end] for one in mentions if one.name not in groups}
    members = dict.fromkeys(name for group in groups for name in gazetteer.members(group))
    rows = {name: written.get(name) or _written(name, question, gazetteer) for name in members} | written
    template = _OF_GROUP.sub(_HERE, _narrowed(text, places))
    return _with_years([Row(name, plain(template.replace(_HERE, name))) for name in rows.values()])


def _with_others(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Add the members of a list that name no region known: 昆明的项目、大同的数据集、成都的中心."""
    found = list(places)
    for before, (start, _) in pairwise([(0, 0), *places]):
        between = text[before[1] : start]
        if not between.endswith("、"):
            continue
        begins = before[1] + max((end.end() for end in _CLAUSE_ENDS.finditer(between)), default=0)
        for member in _MEMBER.finditer(text, begins, start):
            named = member["whose"] or ("" if before[1] else member["whole"])
            # What follows a region is its own.
            if named and (not before[1] or member.start() != before[1]):
                found.append((member.start(), member.start() + len(named)))
    return sorted(found)


def _compared(text: str, gazetteer: Gazetteer) -> list[Mention]:
    """List the regions that a question names, the country only where it is a member of their list."""
    mentions = gazetteer.mentions(text)
    between = [text[one.end : other.start] for one, other in pairwise(mentions)]
    joints = [bool(one.strip()) and SEPARATOR.fullmatch(one) is not None for one in between]
    return [
        one
        for one, before, after in zip(mentions, [False, *joints], [*joints, False], strict=False)
        if one.kind is not RegionKind.COUNTRY or before or after
    ]


def _by_place(text: str, places: Sequence[tuple[int, int]]) -> list[Row]:
    """Give each of the places of a text, with what belongs to it, a row."""
    if len(places) < 2:
        return []
    between = [text[end:start] for (_, end), (start, _) in pairwise(places)]
    names = [text[start:end] for start, end in places]
    if all(SEPARATOR.fullmatch(one) for one in between) or not is_list(text, places):
        template = _narrowed(text, places)
        return [Row(name, plain(template.replace(_HERE, name))) for name in names]
    last = places[-1][1]
    cue = _CUE.search(text, last)
    end = cue.start() if cue else last
    # 江苏2027年和浙江2030年的目标: what 的 follows belongs to all.
    shared = None if any("的" in one for one in between) else _OWNED.search(text, last, end if cue else len(text))
    if not cue and shared and not _are_alike([*between, text[last : shared.start()]]):
        shared = None
    comma = _COMMA.search(text, last, end) or shared
    # 2025年实际多少、2026年要到多少: each asks for itself.
    if not cue and not shared and _have_their_own(between, text[last:]):
        comma = _COMMA.search(text, last)
        end = len(text)
    end = len(text) if all(map(_ASKS.search, between)) else comma.start() if comma else end
    stops = [*(start for start, _ in places[1:]), end]
    segments = [ENDING_SEPARATOR.sub("", text[start:stop]) for (start, _), stop in zip(places, stops, strict=True)]
    before, after = text[: places[0][0]], text[stops[-1] :]
    return [
        Row(segment if len(segment) <= _LONGEST_HEADING else name, plain(before + segment + after))
        for name, segment in zip(names, segments, strict=True)
    ]


def _have_their_own(between: Sequence[str], behind: str) -> bool:
    """Say whether each member of a list has words of its own: 昆明的项目、成都的中心; 2025年实际值和2026年目标值."""
    words = [ENDING_SEPARATOR.sub("", one).strip() for one in between]
    ending = behind.rstrip("？?。 ")[-1:]
    return all("的" in one for one in words) or all(one and one[-1] == ending for one in words)


def _are_alike(own: Sequence[str]) -> bool:
    """Say whether the members of a list have words of their own of one kind: all a year, or all something else."""
    words = [ENDING_SEPARATOR.sub("", one).strip() for one in own]
    return all(words) and len({bool(single_years(one)) for one in words}) == 1


def _by_year(question: Question) -> list[Row]:
    """Give each year a row."""
    text = question.text
    return _with_years([Row("", text)])


def _with_years(rows: Sequence[Row]) -> list[Row]:
    """Part each row by the years its question names."""
    parted: list[Row] = []
    for row in rows:
        english = detect_language(row.question) == "en"
        years, times = single_years(row.question), single_times(row.question)
        if len({row.question[start : start + 4] for start, _ in years}) < 2:
            parted.append(row)
            continue
        # In Chinese what follows a year may be more than its part: 2025年底实际多少、2026年目标.
        questions = [one.question for one in _by_place(row.question, times if english else years)]
        headings = [row.question[start:end] for start, end in times]
        headings = _years_alone(headings) if english else headings
        parted += [
            Row(f"{row.heading} {heading if english else _with_unit(heading)}".strip(), one)
            for heading, one in zip(headings, questions, strict=False)
        ]
    return parted


def _years_alone(times: Sequence[str]) -> list[str]:
    """Leave of English times, September 2025, their years, where these tell them apart."""
    years = [time[-4:] for time in times]
    return years if len({*years}) == len(years) else list(times)


def _with_unit(time: str) -> str:
    """Write a year, or a part of one, with 年."""
    return f"{time[:4]}年{time[4:].strip().removeprefix('年')}"


def _narrowed(text: str, places: Sequence[tuple[int, int]]) -> str:
    """Put a stand-in at the first of the places, and take the others out with what joins them."""
    pieces, end = [text[: places[0][0]], _HERE], places[0][1]
    for start, stop in places[1:]:
        between = text[end:start]
        pieces.append("" if SEPARATOR.fullmatch(between) else between)
        end = stop
    counted = _COUNTED.match(text, end)
    return "".join([*pieces, text[counted.end() if counted else end :]])


def _written(name: str, question: Question, gazetteer: Gazetteer) -> str:
    """Write a region's name in the question's language."""
    region = gazetteer.region(name)
    return region.english[0] if question.language == "en" and region.english else name
