"""Furniture that stands at the head or the tail of a paragraph instead of on a line of its own."""

from __future__ import annotations

import re

from documents.cleaning.furniture_lines import AUTHOR, CONTACT, DATE, EDITOR, SEPARATOR, SOURCE, STAFF, TIME

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
    rf"\s*(?:{SOURCE})\s*[:：]\s*(?P<publisher>[^\s，。|丨]{{2,16}})\s*(?:[|丨]\s*|\s+)(?:(?P<published>{DATE}){TIME}\s*)?[|丨]?\s*"
)
# 新华社北京1月15日电（记者某某）: agency, place, day, and that it came by wire.
_DATELINE = re.compile(
    rf"\s*[【\[]?(?P<dateline>(?P<publisher>{_AGENCY}){_DAY}\s*(?:电|讯))[】\]]?{_REPORTER}[:：]?\s*"
)
_REPORT = re.compile(rf"\s*[【\[（(]?(?P<publisher>{_AGENCY}){_DAY}(?:\s*[^\s，。]{{0,6}})?(?:消息|报道|获悉|综合)")
_AGENCY_NAME = re.compile(
    r".*?(?:社|网|报|日报|晚报|时报|财经|客户端|新闻|电台|电视台|卫视|之家|时刻|快讯|经济|通讯|周刊|在线|APP|融媒|传媒|频道)(?=[一-鿿]{0,4}$)",
    re.IGNORECASE,
)

_END = r"(?<=[。！？”’）)】》\s])"
_CHARACTER = rf"(?:(?!{STAFF}|{EDITOR}|{SOURCE})[^\s，。！？：:；()（）【】\[\]])"
_NAMES = rf"{_CHARACTER}{{1,12}}(?:[\s、]+{_CHARACTER}{{2,4}}){{0,4}}"
_TAILS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\s*返回搜狐[，,]?\s*查看更多\s*(?:责任编辑\s*[:：]?\s*\S{0,8})?\s*$",
        rf"{_END}\s*[（(【\[]*\s*(?:{EDITOR})\s*(?:[:：/|丨]\s*)(?P<editor>{_NAMES})?\s*[）)】\]]*\s*$",
        rf"{_END}\s*(?:{EDITOR})\s+(?P<editor>{_NAMES})\s*$",
        rf"\s*责任编辑\s*[:：]\s*(?P<editor>{_NAMES})?\s*[）)】\]]*\s*$",
        rf"{_END}\s*[（(【\[]*\s*(?:{STAFF})\s*(?:[:：/|丨]\s*|\s+){_NAMES}\s*[）)】\]]*\s*$",
        rf"\s*(?:校对|责编|审核|审校|终审|复审|初审)(?:\s*[:：/|丨]\s*|\s+){_NAMES}\s*$",
        rf"{_END}\s*[（(【\[]*\s*(?:{SOURCE})\s*(?:[:：|丨]\s*)(?P<publisher>[^，。！？：:；\n]{{2,20}}?)\s*[）)】\]]*\s*$",
        rf"{_END}\s*[（(【\[]*\s*(?:{AUTHOR}){SEPARATOR}(?P<author>{_NAMES})\s*[）)】\]]*\s*$",
        r"\s*[（(]\s*完\s*[）)]\s*$",
        r"\s*分享让更多人看到\s*$",
        r"\s*更多精彩内容请进入\S{2,8}\s*$",
        r"\s*【纠错】\s*$",
        r"\s*广告声明\s*[:：][^\n]{0,200}均包含本声明。?\s*$",
        rf"{_END}\s*[（(【\[*※]*(?:免责|版权|特别|郑重|本网|转载)?声明\s*[】\]]?\s*[:：][^\n]{{0,200}}$",
        rf"{_END}[^。！？\n]{{0,60}}(?:不构成任?何?投资建议|请谨慎决策|投资需谨慎|转载请注明出处|均包含本声明|版权归原作者所有)[^。！？\n]{{0,40}}[。！？]?\s*$",
        rf"{_END}\s*(?:{CONTACT})\s*[:：][^。！？\n]{{0,60}}$",
        rf"{_END}\s*https?://[\x21-\x7e]+\s*$",
        rf"{_END}\s*[（(【]\s*原(?:文)?标题(?:为)?\s*[:：《]\s*(?P<original_title>[^\n）)】]{{2,80}}?)》?\s*[）)】]\s*$",
        rf"{_END}\s*相关阅读\s*[:：]《[^》\n]{{2,80}}》\s*$",
    )
)
# What must be in a paragraph for one of the tails to be there.
_TAIL_HINT = re.compile(
    r"[编審审校核监]|来源|转自|出处|作者|记者|撰|完[）)]|分享让|更多精彩|纠错|声明|投资|转载|版权|联系|热线|邮箱|客服|https?:|标题|相关阅读|供[稿图]|策划|制[作图]|文[:：/|]"
)


def find_head(paragraph: str) -> tuple[int, Spans]:
    """Find where a paragraph begins behind a date, a source or a dateline, and what these said."""
    found: Spans = {}
    position = 0
    for pattern in (_DATE_HEAD, _TEXT_HEAD, _SOURCE_HEAD, _DATELINE):
        match = pattern.match(paragraph, position)
        if match and len(paragraph) - match.end() >= _SHORTEST_BODY:
            position = match.end()
            _collect(found, match)
    if "publisher" not in found and (match := _REPORT.match(paragraph, position)):
        _collect(found, match)
    if "publisher" in found:
        start, end = found["publisher"]
        name = _AGENCY_NAME.match(paragraph[start:end].strip())
        if name:
            found["publisher"] = (start, start + name.end())
        elif "dateline" in found:
            del found["publisher"]
    return position, found


def find_tail(paragraph: str) -> tuple[int, Spans]:
    """Find where a paragraph ends before its editors, sources and notices, and what these said."""
    found: Spans = {}
    end = len(paragraph)
    while _TAIL_HINT.search(paragraph, max(0, end - 260), end):
        for pattern in _TAILS:
            match = pattern.search(paragraph, max(0, end - 260), end)
            if match and match.start() >= _SHORTEST_BODY:
                end = match.start()
                _collect(found, match)
                break
        else:
            break
    return end, found


def _collect(found: Spans, match: re.Match[str]) -> None:
    for name in match.groupdict():
        if match[name]:
            found.setdefault(name, match.span(name))
