"""Several things that a question asks of one subject, or of several that are no regions: 产值、企业数和增速各是多少;
LG、SK和三星谁更大; targets: datasets, models, chips."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.follow_ups.policy_words import METRIC
from assistant.question_kinds import asks_widely
from documents.regions import Gazetteer

_RUN = re.compile(r"[^，,：:；;？?。\s（）()]+")
_COMMA = "、"
# 奉贤、普陀两个区, 企业数、增速两个指标: how many are listed.
_COUNTED = (
    r"[这這]?[两兩二三四五六七八]\s?(?:[个個家項项座]"
    r"(?:指标|指標|数字|數字|数据|數據|目标|目標|口径|口徑|区|區|城市|公司|企业|企業)?|者)"
)
_JOINT = re.compile(r"(?<=..)(?:以及|还是|還是|[和跟]|(?<![参參])[与與](?!会|會)|(?<![普涉危])及)(?=..)")
EACH = r"各自|分别|分別|各(?!类|類|种|種|个|個|省|市|州|县|縣|区|區|地|界|项|項|级|級|方|国|國|行|部|位|阶|階|式|样|樣)"
"""Words that ask for each of several things: no 各类, 各省."""
# Each of the members is asked for.
_ASKS_OF_EACH = re.compile(
    rf"{EACH}|比一比|比较|比較|对比|對比|相比"
    r"|(?:谁|誰|哪[个個家座款])[^，,。？?]{0,12}(?:[高低大小快慢早晚强強]|多(?!少))"
    r"|[两兩二三四五六七八]\s?[個个項项](?:指标|指標|数字|數字|数据|數據|目标|目標|口径|口徑)"
)
# What is asked of all members begins where the last of them ends.
_ENDS = re.compile(
    rf"{_COUNTED}|{EACH}|比一比|比较|比較|对比|對比|相比|之间|之間|谁|誰|哪[个個家座款]|多少|[几幾](?=[个個家項项座亿億万萬])"
    r"|(?<!成)(?<!首)都(?=是|有|要)|是(?=多少|几|幾|什么|什麼)|有(?=多|几|幾)|要(?=到|达|達|做|建)"
    r"|最[高多低少](?=[可能各给給补補奖獎是])|[可能](?=[拿给給领領得补補获獲达達])|一共|总共|總共|到底"
    r"|[每全]年|[上下]半年|第?[一二三四]季度?|[今去]年|这次|這次|此次|目前|现在|現在|到?(?:19|20)\d\d|的"
)
_EACH_ENDS = re.compile(rf"{EACH}|[写寫讲講说說]得")
# 深圳2026年企业数、独角兽数: the year belongs to all, as does whose they are: 江苏的, 方案里.
_SHARED = re.compile(
    r"^.*?(?:19|20)\d\d ?年?(?:[底末]|\d{1,2}月)?的?(?=[^\d年])|^.*(?:的|[里裡](?!程)|(?<=[策案件其])中)(?=[^、]{2})"
)
# 三大电池厂LG、SK: what they all are.
_CLASS = re.compile(
    r"^[^、]*?[两兩二三四五六七八九十]大[^、]{0,4}?(?:厂商?|廠商?|公司|企业|企業|巨头|巨頭|品牌)(?=[^、])"
)
# Without a word that asks for each, a list ends the question: 企业数、模型数和算力的目标.
_ENDING = re.compile(r"(?:的(?:目标|目標|指标|指標|要求|数字|數字|数据|數據))?(?:是多少|有多少)?\s*[？?。.]?\s*$")
_SET_OFF = re.compile(r"[：:（(\s]$")
_CLOSING = re.compile(r"^\s*(?:[）)]|[？?。.]?\s*$|\s)")
_NAME = r"(?!according\b)[\w+%.-]+(?: \([\w ]+\))?"
_WORDS = rf"(?!and\b|vs\b){_NAME}(?: (?!and\b|vs\b){_NAME}){{0,5}}?"
_IN_ALL = re.compile(f"^{_COUNTED}")
_ENGLISH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # targets: A, B, C; vouchers (A, B, C): how much
        rf"(?:[:(]\s*)(?P<items>{_WORDS}(?:(?:, | vs\.? ){_WORDS})+(?:,? and {_WORDS})?)(?=\s*(?:\)|[?.]?\s*$))",
        # Shanghai's finance, trade and industry each
        rf"(?<=['’]s )(?P<items>{_WORDS}(?:, {_WORDS})*,? and {_WORDS})"
        r"(?= (?:each|respectively|grow|rise|fall|increase|reach)\b)",
        # the revenue of A, B and C
        rf"\b(?:of|in|for|are|on) (?P<items>{_WORDS}(?:, {_WORDS})+,? and {_WORDS})(?=\s*[?.]?\s*$)",
    )
)
_BETWEEN_ENGLISH = re.compile(r",? and |, | vs\.? ", re.IGNORECASE)
_COUNTS = ("数", "數", "量", "count", "number")
_FEWEST, _MOST = 2, 8


@dataclass(frozen=True, slots=True)
class Aspects:
    """Hold the things asked for, and what stands before and after them in the question."""

    before: str
    items: tuple[str, ...]
    after: str

    def question(self, item: str) -> str:
        """Ask for one of them."""
        return f"{self.before}{item}{_IN_ALL.sub('', self.after)}"


def aspects_of(text: str) -> Aspects | None:
    """Find the things that a question lists; None where it asks for one."""
    found = (*_chinese(text), *_english(text))
    return next((one for one in found if _FEWEST <= len(one.items) <= _MOST), None)


def asks_of_each(text: str) -> bool:
    """Say whether a question asks of each of several things by itself, or which of them is more."""
    return _ASKS_OF_EACH.search(text) is not None


def _chinese(text: str) -> Iterator[Aspects]:
    """Give the lists of a question whose members are each asked for."""
    for run in _RUN.finditer(text):
        parts = _parts(run.group())
        is_pair = _COMMA not in run.group()
        if len(parts) < _FEWEST or (is_pair and not _ASKS_OF_EACH.search(text, run.start())):
            continue
        (first, _), (last, _) = parts[0], parts[-1]
        own = is_pair and all("的" in run.group()[start:end] for start, end in parts)
        whole = run.group()[first : parts[0][1]]
        kind = _CLASS.match(whole)
        shared = kind.end() if kind else 0 if own else _shared(whole)
        ended = (_EACH_ENDS if own else _ENDS).search(run.group(), last + 1)
        ends = ended.start() if ended else len(run.group())
        spans = [(shared, parts[0][1]), *parts[1:-1], (last, ends)]
        members = tuple(run.group()[start:end] for start, end in spans)
        start, end = run.start() + shared, run.start() + ends
        if all(members) and _are_asked_for(members, text, start, end):
            yield Aspects(text[: run.start() if kind else start], members, text[end:])


def _parts(run: str) -> list[tuple[int, int]]:
    """Part words at their commas, and the last of them at what joins it, where that is not said of all."""
    joints = [(place, place + 1) for place, character in enumerate(run) if character == _COMMA]
    last = joints[-1][1] if joints else 0
    joint, ended = _JOINT.search(run, last), _ENDS.search(run, last + 1) if joints else None
    if joint and (ended is None or joint.start() < ended.start()):
        joints.append(joint.span())
    return list(zip([0, *(end for _, end in joints)], [*(start for start, _ in joints), len(run)], strict=True))


def _shared(first: str) -> int:
    """Say how many characters of a list's first member belong to all: a year, a region, whose it is."""
    shared = 0
    while found := _SHARED.match(first[shared:]):
        shared += found.end()
    place = next(iter(Gazetteer.load().mentions(first[shared:])), None)
    if place and first[shared:][: place.start] in ("", "全") and place.end < len(first) - shared - 1:
        shared += place.end
    return shared


def _are_asked_for(items: Sequence[str], text: str, start: int, end: int) -> bool:
    """Say whether each member of a list is asked for, and not something of all together: 智能终端、智能体普及率."""
    set_off = _SET_OFF.search(text[:start]) is not None
    if _ASKS_OF_EACH.search(text, end) or (set_off and _ASKS_OF_EACH.search(text[:start])):
        return True
    if asks_widely(text) or _is_of_one_figure(items):
        return False
    if set_off and _CLOSING.match(text[end:]):
        return True
    return _ENDING.match(text, end) is not None and sum(map(_names_figure, items)) >= _FEWEST


def _names_figure(item: str) -> bool:
    return METRIC.search(item) is not None or item.endswith(_COUNTS)


def _is_of_one_figure(items: Sequence[str]) -> bool:
    """Tell whether only the last of some things names a figure, which is then asked of all of them together."""
    *others, last = map(_names_figure, items)
    return last and not any(others)


def _english(text: str) -> Iterator[Aspects]:
    for pattern in () if asks_widely(text) else _ENGLISH:
        for found in pattern.finditer(text):
            start, end = found.span("items")
            yield Aspects(
                text[:start], tuple(one.strip(" .") for one in _BETWEEN_ENGLISH.split(found["items"])), text[end:]
            )
