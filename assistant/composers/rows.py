"""Taking a comparison apart into a question for each row of its table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.composers.aspects import aspects_of
from assistant.coordination import ENDING_SEPARATOR, SEPARATOR, is_list, joined, single_years
from assistant.question import Question
from assistant.question_kinds import QuestionKind
from documents.region_names import RegionKind
from documents.regions import Gazetteer
from documents.script import detect_language

_COMPARING = re.compile(
    r"(?:请|請)?(?:你)?(?:帮我|幫我)?(?:对比|對比|比较|比較|比一比)(?:一下|下)?|各自|分别|分別"
    r"|各(?=是|有|为|為|要|提|定|给|給|最)"
    r"|都(?=是|有|要)|相比|[？?，,\s]*(?:哪个|哪個|哪家|哪里|哪裡|谁|誰)(?:更|最|比较|比較)?(?:高|低|多|少|大|小|快|慢|早|晚|强|強|远|遠)(?:些|一些|一点|一點)?"
    r"|比一比"
    r"|(?:之间|之間)?的?(?:有什么|有什麼|有何|有哪些)?"
    r"(?:不同|区别|區別|差异|差異|差别|差別|差距|异同|異同)(?:点|點)?"
    r"|\b(?:please )?(?:compare|contrast)\b(?: the)?"
    r"|\b(?:respectively|between|both|each|differs?|differences?)\b",
    re.IGNORECASE,
)
# 上海多还是安徽多: what is compared is said twice.
_WHICH_MORE = re.compile(r"([多少高低大小快慢早晚強强])(还是|還是)(.{1,10}?)\1(?=[？?]|$)")
# 安徽、重庆、湖南三地: how many are listed says nothing of one of them.
_COUNTED = re.compile(
    r"(?:这|這)?[两兩二三四五六七八九十](?:地|省市|省|市|城|个?(?:省份|地方|地区|城市)|個?(?:省份|地方|地區|城市))(?!级|級)"
)
_CUE = re.compile(r"各|分别|分別|比较|比較|对比|對比|都|相比")
_COMMA = re.compile("[，,：:]")
_OWNED = re.compile("的")
_OF_GROUP = re.compile(r"\ue000(?:各地|各省市?|[两兩三四五六]地)")
_NAMED = re.compile(r"《[^《》]{2,60}》|“[^“”]{2,30}”|「[^「」]{2,30}」")
_LONGEST_HEADING = 14
_HERE = "\ue000"


@dataclass(frozen=True, slots=True)
class Row:
    """Hold the heading of a row and the question that fills it; `is_aspect` where the rows are of one subject."""

    heading: str
    question: str
    is_aspect: bool = False


def rows_of(question: Question, gazetteer: Gazetteer) -> list[Row]:
    """Take a question apart by its regions, else its years, named documents or aspects; none where it has but one."""
    question = replace(question, text=_WHICH_MORE.sub(r"\2\3", question.text))
    text = question.text
    rows: list[Row] = []
    if question.kind is QuestionKind.COMPARISON:
        rows = _by_region(question, gazetteer) or _by_year(question)
    if len(rows) < 2 and _COMPARING.search(text):
        named = [found.span() for found in _NAMED.finditer(text)]
        rows = _by_place(text, named) if is_list(text, named) else []
    if len(rows) < 2 and (aspects := aspects_of(text)):
        rows = [Row(item, _plain(aspects.question(item)), is_aspect=True) for item in aspects.items]
    return rows if len(rows) > 1 else []


def _by_region(question: Question, gazetteer: Gazetteer) -> list[Row]:
    """Give each region, and each member of a group, a row; of several years each its own."""
    text = question.text
    mentions = [one for one in gazetteer.mentions(text) if one.kind is not RegionKind.COUNTRY]
    groups = [one.name for one in mentions if one.kind is RegionKind.GROUP]
    places = list(joined([(one.start, one.end) for one in mentions]))
    if not groups:
        known = {one.start: one.name for one in mentions}
        first: dict[str, tuple[int, int]] = {}
        for start, end in places:
            first.setdefault(known[start], (start, end))
        distinct = len({text[start:end] for start, end in places}) == len(places)
        places = places if distinct and is_list(text, places) else sorted(first.values())
        return _with_years(_by_place(text, places))
    written = {one.name: text[one.start : one.end] for one in mentions if one.name not in groups}
    members = dict.fromkeys(name for group in groups for name in gazetteer.members(group))
    rows = {name: written.get(name) or _written(name, question, gazetteer) for name in members} | written
    template = _OF_GROUP.sub(_HERE, _narrowed(text, places))
    return _with_years([Row(name, _plain(template.replace(_HERE, name))) for name in rows.values()])


def _by_place(text: str, places: Sequence[tuple[int, int]]) -> list[Row]:
    """Give each of the places of a text, with what belongs to it, a row."""
    if len(places) < 2:
        return []
    between = [text[end:start] for (_, end), (start, _) in pairwise(places)]
    names = [text[start:end] for start, end in places]
    if all(SEPARATOR.fullmatch(one) for one in between) or not is_list(text, places):
        template = _narrowed(text, places)
        return [Row(name, _plain(template.replace(_HERE, name))) for name in names]
    last = places[-1][1]
    cue = _CUE.search(text, last)
    end = cue.start() if cue else last
    # 江苏2027年和浙江2030年的目标: what 的 follows belongs to all.
    shared = None if any("的" in one for one in between) else _OWNED.search(text, last, end)
    comma = _COMMA.search(text, last, end) or shared
    stops = [*(start for start, _ in places[1:]), comma.start() if comma else end]
    segments = [ENDING_SEPARATOR.sub("", text[start:stop]) for (start, _), stop in zip(places, stops, strict=True)]
    before, after = text[: places[0][0]], text[stops[-1] :]
    return [
        Row(segment if len(segment) <= _LONGEST_HEADING else name, _plain(before + segment + after))
        for name, segment in zip(names, segments, strict=True)
    ]


def _by_year(question: Question) -> list[Row]:
    """Give each year a row."""
    text = question.text
    return _with_years([Row("", text)])


def _with_years(rows: Sequence[Row]) -> list[Row]:
    """Part each row by the years its question names."""
    parted: list[Row] = []
    for row in rows:
        places = single_years(row.question)
        years = [row.question[start:end] for start, end in places]
        if len({year[:4] for year in years}) < 2:
            parted.append(row)
            continue
        questions = [one.question for one in _by_place(row.question, places)]
        parted += [
            Row(f"{row.heading} {_with_unit(year, row.question)}".strip(), one)
            for year, one in zip(years, questions, strict=False)
        ]
    return parted


def _with_unit(year: str, question: str) -> str:
    """Write a year as the language of its question does."""
    digits = year[:4]
    return digits if detect_language(question) == "en" else f"{digits}年"


def _narrowed(text: str, places: Sequence[tuple[int, int]]) -> str:
    """Put a stand-in at the first of the places, and take the others out with what joins them."""
    pieces, end = [text[: places[0][0]], _HERE], places[0][1]
    for start, stop in places[1:]:
        between = text[end:start]
        pieces.append("" if SEPARATOR.fullmatch(between) else between)
        end = stop
    counted = _COUNTED.match(text, end)
    return "".join([*pieces, text[counted.end() if counted else end :]])


def _plain(text: str) -> str:
    """Leave out the words that compare."""
    return " ".join(_COMPARING.sub("", text).split()).strip("，,：: ") if text else text


def _written(name: str, question: Question, gazetteer: Gazetteer) -> str:
    """Write a region's name in the question's language."""
    region = gazetteer.region(name)
    return region.english[0] if question.language == "en" and region.english else name
