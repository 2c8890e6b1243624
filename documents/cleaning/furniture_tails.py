"""Furniture that stands at the head or the tail of a paragraph instead of on a line of its own."""

from __future__ import annotations

import re

from documents.cleaning.furniture_lines import AUTHOR, CONTACT, DATE, EDITOR, SEPARATOR, SOURCE, STAFF, TIME
from documents.cleaning.publishers import CLOSING_NAME

Spans = dict[str, tuple[int, int]]

_SHORTEST_BODY = 20
_AGENCY = r"[^\s，。,、（(：:]{2,16}?"
_DAY = r"(?:(?:20\d\d\s*年)?\s*\d{1,2}\s*月)?\s*\d{1,2}\s*日"
_REPORTER = (
    r"\s*(?:[（(](?:(?:本报|本网|见习|特约|总台央视)?(?:记者|通讯员|编辑)?)\s*(?P<author>[^）)]{2,30})[）)])?\s*"
)

_DATE_HEAD = re.compile(rf"\s*(?P<published>{DATE}){TIME}\s*[，,]?\s*(?:正文\s*[:：]\s*)?")
_TEXT_HEAD = re.compile(r"\s*正文\s*[:：]\s*")
_SOURCE_HEAD = re.compile(
    rf"\s*(?:{SOURCE})\s*[:：]\s*(?P<publisher>[^\s，。|丨\d]{{2,16}})\s*(?:[|丨]\s*|\s+)(?:(?P<published>{DATE}){TIME}\s*)?[|丨]?\s*"
)
_TAKEN_HEAD = re.compile(
    r"\s*(?:本文|文章)转(?:载)?自\s*[:：]?\s*[【「\[（(《“]?(?P<publisher>[^\s，。【】\[\]；;|｜丨\d]{2,20})(?:[】」\]）)》”]\s*[;；|｜丨]?|[;；|｜丨\s])\s*"
)
# 新华社北京1月15日电（记者某某）: agency, place, day, and that it came by wire.
_DATELINE = re.compile(rf"\s*[【\[]?(?P<dateline>{_AGENCY}{_DAY}\s*(?:电|讯))[】\]]?{_REPORTER}[:：]?\s*")
# A tail begins behind an end mark or with the first space of several: pages hold runs of hundreds of them, and every
# place tried twice would cost the square of their number. Possessive quantifiers give nothing back.
_END = r"(?:(?<=[。！？”’）)】》])|(?<!\s)(?=\s))"
_FIRST = r"(?<!\s)\s*+"
_CHARACTER = rf"(?:(?!{STAFF}|{EDITOR}|{SOURCE})[^\s，。！？：:；()（）【】\[\]])"
_NAMES = rf"{_CHARACTER}{{1,12}}(?:[\s、]+{_CHARACTER}{{2,4}}){{0,4}}"
_TAILS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _FIRST + r"返回搜狐[，,]?\s*查看更多\s*(?:责任编辑\s*[:：]?\s*\S{0,8})?\s*$",
        rf"{_END}[（(【\[\s]*+(?:{EDITOR})\s*(?:[:：/|丨]\s*)(?P<editor>{_NAMES})?\s*[）)】\]]*\s*$",
        rf"{_END}\s*+(?:{EDITOR})\s+(?P<editor>{_NAMES})\s*$",
        rf"{_FIRST}责任编辑\s*[:：]\s*(?P<editor>{_NAMES})?\s*[）)】\]]*\s*$",
        rf"{_END}[（(【\[\s]*+(?:{STAFF})\s*(?:[:：/|丨]\s*|\s+){_NAMES}\s*[）)】\]]*\s*$",
        rf"{_FIRST}(?:校对|责编|审核|审校|终审|复审|初审)(?:\s*[:：/|丨]\s*|\s+){_NAMES}\s*$",
        rf"{_END}[（(【\[\s]*+(?:{SOURCE})\s*(?:[:：|丨]\s*)(?P<publisher>[^，。！？：:；\n]{{2,20}}?)\s*[）)】\]]*\s*$",
        rf"{_END}[（(【\[\s]*+(?:{AUTHOR}){SEPARATOR}(?P<author>{_NAMES})\s*[）)】\]]*\s*$",
        rf"{_FIRST}(?:{SOURCE})\s*[:：丨｜|/]\s*(?P<publisher>{CLOSING_NAME})\s*$",
        rf"{_FIRST}(?:通讯员|责任编辑|编辑|责编)\s*[:：]\s*{_NAMES}\s*$",
        _FIRST + r"《\s*(?P<publisher>[^》\n]{2,16}?)\s*》\s*[（(][^）)\n]{4,60}版\s*[）)]\s*$",
        _FIRST + r"[（(]\s*完\s*[）)]\s*$",
        _FIRST + r"分享让更多人看到\s*$",
        _FIRST + r"更多精彩内容请进入\S{2,8}\s*$",
        _FIRST + r"【纠错】\s*$",
        _FIRST + r"广告声明\s*[:：][^\n]{0,200}均包含本声明。?\s*$",
        rf"{_END}[（(【\[*※\s]*+(?:免责|版权|特别|郑重|本网|转载)?声明\s*[】\]]?\s*[:：][^\n]{{0,200}}$",
        rf"{_END}[^。！？\n]{{0,60}}(?:不构成任?何?投资建议|请谨慎决策|投资需谨慎|转载请注明出处|均包含本声明|版权归原作者所有)[^。！？\n]{{0,40}}[。！？]?\s*$",
        rf"{_END}\s*+(?:{CONTACT})\s*[:：][^。！？\n]{{0,60}}$",
        _FIRST + r"本文属于原创文章，如若转载，请注明来源[:：](?P<title>[^\n]{4,90}?)https?://[\x21-\x7e]+\s*$",
        # Some sites put the title and the address of the page at the end.
        r"(?<=[。！？”…])\s*(?P<title>(?![^。\n]{0,60}(?:详情|请|点击|参见|网址|链接|登录|访问|官网|来源))[^。：\n]{8,60}?)https?://[\x21-\x7e]+\s*$",
        _FIRST + r"https?://[\x21-\x7e]+\s*$",
        rf"{_END}[^。！？\n]{{0,100}}(?:完整性|有效性|及时性)[^。！？\n]{{0,40}}(?:联系我们|不作.{{0,6}}保证)[。！]?\s*$",
        rf"{_END}如遇作品内容[^。\n]{{0,80}}联系。?\s*$",
        rf"{_END}\s*+[（(【]\s*原(?:文)?标题(?:为)?\s*[:：《]\s*(?P<original_title>[^\n）)】]{{2,80}}?)》?\s*[）)】]\s*$",
        rf"{_END}\s*+相关阅读\s*[:：]《[^》\n]{{2,80}}》\s*$",
    )
)
# What must be in a paragraph for one of the tails to be there.
_TAIL_HINT = re.compile(
    r"[编審审校核监]|来源|转自|出处|作者|记者|撰|完[）)]|分享让|更多精彩|纠错|声明|投资|转载|版权|联系|热线|邮箱|客服|https?:|标题|相关阅读|完整性|作品内容|通讯员|供[稿图]|策划|制[作图]|文[:：/|]"
)


def find_head(paragraph: str) -> tuple[int, Spans]:
    """Find where a paragraph begins behind a date, a source or a dateline, and what these said."""
    found: Spans = {}
    position = 0
    for pattern in (_DATE_HEAD, _TEXT_HEAD, _SOURCE_HEAD, _TAKEN_HEAD, _DATELINE):
        match = pattern.match(paragraph, position)
        if match and len(paragraph) - match.end() >= _SHORTEST_BODY:
            position = match.end()
            _collect(found, match)
    return position, found


def find_tail(paragraph: str) -> tuple[int, Spans]:
    """Find where a paragraph ends before its editors, sources and notices, and what these said."""
    found: Spans = {}
    end = _last_mark(paragraph, len(paragraph))
    while _TAIL_HINT.search(paragraph, max(0, end - 260), end):
        for pattern in _TAILS:
            match = pattern.search(paragraph, max(0, end - 260), end)
            if match and match.start() >= _SHORTEST_BODY:
                end = _last_mark(paragraph, match.start())
                _collect(found, match)
                break
        else:
            break
    return end, found


def _last_mark(paragraph: str, end: int) -> int:
    """Give the place behind the last character before `end` that is no white space."""
    while end and paragraph[end - 1].isspace():
        end -= 1
    return end


def _collect(found: Spans, match: re.Match[str]) -> None:
    for name in match.groupdict():
        if match[name]:
            found.setdefault(name, match.span(name))
