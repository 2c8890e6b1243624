"""Who published an article, by the words it begins and ends with: a dateline, a paper's reporter, a source."""

from __future__ import annotations

import re

Span = tuple[int, int]

_KIND = (
    r"(?:(?<![作版行会公])社|网|日报|晚报|晨报|时报|商报|早报|快报|都市报|青年报|报社|报(?![业道名告警价销考])|新闻客户端|客户端|新闻|财经|科技|体育|电视台|电台|广播|卫视"
    r"|融媒体?(?:中心)?|传媒|频道|之家|时刻|在线|周刊|杂志|见闻|视频|快讯|头条|APP|发布|资讯|观察|视界|公众号|热线|大河财立方|证券之星|鞭牛士|钛媒体)"
)
_BEGIN = r"[\s\u200b>●■□◆▶]*+"
_NAME = r"(?P<publisher>[^\s，。,、！？：:；（()）【】\[\]“”|｜丨]{1,16}?"
_DAY = r"(?:(?:20\d\d\s*年)?\s*\d{1,2}\s*月\s*)?\d{1,2}\s*日"
# Nobody's name begins so: 据新华社报道, 今日消息, 记者从某厅获悉.
_NOBODY = (
    r"(?!据|今|昨|近|日前|当地|北京时间|记者|本报|本网|本刊|本站|我|从|在|有|对|由|全网|外媒"
    r"|\d{1,2}[日月时点年]|20\d\d)"
)
_PLACE = r"(?:[\u4e00-\u9fffA-Za-z]{0,8})"

# The first of these state a source, the others begin a report.
_STATED = 3
_PATTERNS = tuple(
    re.compile(_BEGIN + pattern)
    for pattern in (
        # 来源：某某社某某社8月17日讯: the name is said twice.
        r"(?:(?:信息|文章|稿件)?来源|(?:本文)?转自)\s*+[:：丨｜|/]\s*+(?P<publisher>[^\s，。]{2,10})(?=(?P=publisher))",
        rf"(?:本文|文章|内容)?(?:转载?自|来源于?|稿源|原载)\s*+[:：于]?\s*+[【「\[（(《“]?{_NAME})\s*+(?:[】」\]）)》”]|[;；|｜丨\s]|作者|记者|编辑|$)",
        rf"(?:信息|文章|稿件)?来源\s*+[:：丨｜|/]\s*+[《“]?{_NAME}{_KIND}(?!报))",
        rf"[【（(\[《“]\s*+{_NOBODY}{_NAME}{_KIND})[》”]?(?:\s*+(?:记者|特约记者|通讯员)?[^】）)\]\n]{{0,24}}?)?(?:综合)?(?:报道|讯|电|消息|综合|特稿|微特稿)[^】）)\]\n]{{0,20}}[】）)\]]",
        rf"[《“]?{_NOBODY}{_NAME}{_KIND})[》”]?\s*+{_PLACE}\s*+{_DAY}[^，。\n]{{0,6}}?(?:电|讯|消息|报道|综合)",
        rf"[《“]?{_NOBODY}{_NAME}{_KIND})[》”]?\s*+(?:{_PLACE}(?:讯|消息)(?=[\s（(：:，])|讯)",
        rf"[《“]?{_NOBODY}{_NAME}{_KIND}?)[》”]?(?:全媒体|首席|见习|特约|实习|主任|驻\S{{2,4}})?(?:记者|特派员|特派记者)(?:\s|[\s\u4e00-\u9fff、/]{{1,40}}?(?:报道|{_DAY}|讯))",
        rf"{_NOBODY}{_NAME})\s++{_DAY}\s*+(?:消息|讯|电|报道)",
        rf"[《“]?{_NOBODY}{_NAME}{_KIND})[》”]?(?:获悉|编辑|综合)[，,：:\s]",
    )
)
_DATELINES = (_PATTERNS[_STATED + 1], _PATTERNS[_STATED + 3])
_AFTER_CAPTION = re.compile(r"[。！？）)]|(?<!\s)\s++")
_LONGEST_CAPTION = 120
CLOSING_NAME = rf"[^\s，。！？：:；、（()）【】“”]{{1,14}}?{_KIND}"
# A source at the end: its name goes up to what usually comes next. A picture's source is none.
_SOURCE = re.compile(
    r"(?<!图片)(?<!照片)(?<!视频)(?<!数据)(?<!资料)(?<!素材)(?<!注明)(?<!主要)(?<!收入)(?<!资金)(?<!图)"
    r"(?:来\s?源|转自|稿源)\s*+[:：丨｜|]\s*+[《“]?(?P<publisher>[^\s，。、！？：:；（()）【】《》“”|｜丨]{2,24}?)"
    r"(?=[\s，。、；（()）【】《》”|｜丨]|返回搜狐|(?:责任|流程|文字)?编辑|责编|编审|记者|通讯员|作者|校对|审核|监制|声明|爆料|综合|版权|转载|转自|来源|广告|图[/：:]|摄影|微信值班|$)"
)
_END_OF_PAGE = 420
# （某某客户端） at the very end names the source as well.
_NAME_AT_THE_END = re.compile(
    rf"[（(]\s*+(?:来源[:：])?(?P<publisher>{CLOSING_NAME})(?:\s*+(?:记者|综合|特约)?[^）)。\n]{{0,24}})[）)]\s*+(?:返回搜狐.*)?$"
)


def find_source(text: str) -> Span | None:
    """Find the source that a page states at its end: 来源：某报."""
    start = max(0, len(text) - _END_OF_PAGE)
    match = next(_SOURCE.finditer(text, start), None) or _NAME_AT_THE_END.search(text, start)
    return match.span("publisher") if match else None


def find_publisher(paragraph: str, position: int = 0) -> dict[str, Span]:
    """Find who a paragraph says at its beginning it is from: the `publisher`, or the `agency` whose report it is.

    Who is only cited (据某社报道) is neither.
    """
    for number, pattern in enumerate(_PATTERNS):
        if match := pattern.match(paragraph, position):
            return {"publisher" if number < _STATED else "agency": match.span("publisher")}
    # The caption of a picture may stand in front of the dateline.
    for place in _AFTER_CAPTION.finditer(paragraph, position, position + _LONGEST_CAPTION):
        for pattern in _DATELINES:
            if match := pattern.match(paragraph, place.end()):
                return {"agency": match.span("publisher")}
    return {}
