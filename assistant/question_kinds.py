"""What kind of answer a question wants, without a language model."""

from __future__ import annotations

import re
from enum import Enum

from documents.script import fold


class QuestionKind(Enum):
    """Name the kinds of answer."""

    FACT = "fact"
    LIST = "list"
    COMPARISON = "comparison"
    OVERVIEW = "overview"


_COMPARES = re.compile(
    r"对比|相比|比较|比一比|各自|分别|区别|差异|差别|差距|不同|异同|哪个更|谁更|各(?:是|有|为|要)|都(?:是|有)多少|一样[吗么]|一致吗|相同吗|得(?:更)?[高低多少快慢]"
    r"|\b(?:compare[ds]?|comparison|versus|vs|differ(?:s|ent|ences?)?|respectively|each|both)\b"
)
# 沪苏浙皖四地: each of them is asked for.
_COUNTED_PLACES = re.compile(r"[两二三四五六七八九十](?:地|省市?(?!级)|个?(?:省份|地方|地区|城市))")
_SINGULAR = r"(?:is|was|has|does|this)\b"
_LISTS = re.compile(
    r"哪些|哪几|有些?啥|各[项类种](?!.{0,4}各)|有哪|是哪[两三四五六七八九十]|包括什么|包含什么|包括哪|有什么(?!不同|区别|看法)|都有谁|分别|名单|清单|列出|列举|列一下|举出"
    r"|[几两三四五六七八九十](?:大|项|个|条)[^，。？?]{0,8}(?:是什么|是啥|具体|内容)|三步走"
    r"|[两三四五六七八九十](?:大|项|个|条)[^，。？?的是吗]{1,8}[？?。]?$"
    r"|\blist\b|\bname (?:the|all)\b|\bwhat (?:are|were)\b|\bwho are\b"
    rf"|\b(?:which|what) (?:\w+ ){{0,2}}(?!{_SINGULAR})\w{{2,}}s\b(?! {_SINGULAR})"
)
_OVERVIEWS = re.compile(
    r"概括|总结|归纳|概况|概述|概览|[总整]体(?![^，。？?]{0,4}(?:方案|规划|计划|目标|要求|规模|布局))|综述|梳理"
    r"|介绍(?:一下)?|讲讲|说说|在做什么|做了(?:什么|哪些)|(?:是)?怎么做|如何(?:发展|布局|推进|推动)"
    r"|怎么(?:发展|布局|推进|推动)|思路|(?:有哪些|有什么|什么)(?:看法|观点|见解)|在讲什么|什么程度|现状(?:如何|怎么样|怎样)|进展(?:如何|怎么样|怎样)|重点整理|整理|主要内容|要点|重点是什么|大意|摘要|[讲说]了?些?什么|[讲说]了?(?:些|点)?啥|路径"
    r"|(?:怎么|如何)(?:分工|帮|协同)|(?:扮演|起到?|发挥)了?(?:什么|怎样的)(?:角色|作用)"
    r"|什么(?:情况|样(?:的|子)?[？?。]?$|状况)|(?:讲|说|谈|来)个?大概|大[概致](?:有(?:哪些|什么)|怎么|如何)|讲了?(?:哪些|哪几)|(?:成绩|成效|进展|影响|效果)(?:怎么样|怎样|如何)|怎么[靠用借凭][^，。？?]{2,16}(?:发展|推进|做)"
    r"|捋一?[遍捋下顺]|过一遍|盘点|全貌|全面了解|大致情况|总的(?:来说|情况)|享受到?(?:什么|啥|哪些)|(?:现况|现状)[^，。？?]{0,4}$"
    r"|\b(?:summari[sz]e|summary|overview|approach|outline|(?:main|key) points|gist|rundown"
    r"|state of (?:the |\w+'s )|tell me about|what is \w+ doing|what (?:role|part) (?:do|does|did))\b"
)
# Which documents there are is a list, however it is asked for.
_DOCUMENTS = re.compile(
    r"哪几份|(?:哪些|哪几个)(?:政策)?(?:文件|方案)|(?:文件|方案)(?:都|一共)?有(?:哪些|哪几)|哪些[^，。？?]{0,12}(?:方案|措施|意见)[？?]?$"
)
_PLACES = re.compile(
    r"哪[些几]个?(?:省|市(?!场)|地[方区级市]|地(?=有|发|定|出|在)|城市|州|县)"
    r"|\bwhich (?!two|three|four|five|six)(?:\w+ )?(?:provinces|cities|regions|places)\b"
)
_NUMERALS = "一二三四五六七八九十"
_ITEMS = re.compile(r"(?<![\d第十百])(?P<number>[三四五六七八九十]|\d)(?:大|个(?!月)|项|条|家|种|类)")
# Too wide for a list of items: what a place does for something.
_OPEN_LISTS = re.compile(
    r"(?:措施|政策|举措|做法|动作|进展|成效|成绩|扶持)(?:都|主要|一共|到底)?(?:有(?:些什么|些啥|哪些|什么|啥)|是(?:什么|啥|哪些))"
    r"(?:$|[？?。，,；;].{0,12}$)"
    r"|(?:有哪些|有什么|有些什么|(?:采取|出台|推出|给)了?(?:哪些|什么))[^，。？?《]{0,10}(?:措施|政策|举措|做法|动作|进展|成效|扶持|支持)"
    r"(?:$|[？?。，,；;].{0,12}$)"
    r"|(?:拿到|享受到?|获得|领到?)(?:哪些|什么|啥)[^，。？?《]{0,12}[？?。]?$"
    r"|都?(?:补|奖|扶持|支持)些?(?:什么|啥)[？?。]?$"
)
_WIDE = re.compile(r"(?:政策|举措|措施|做法|布局|方向|特点|重点|发展|情况|打法|策略)[？?。]?$")
_TOGETHER = re.compile(r"合作|关系|共建|联合|协同|携手|共同|联手|\b(?:together|jointly|cooperat\w+|relations?)\b")
_FIGURE = re.compile(r"多少|百分之几|比例|占比|几(?:家|个|座|项|名|人|亿|万|成)|how (?:many|much)")


def kind_of(text: str, *, regions: int, listed: bool, groups: int, years: int) -> QuestionKind:
    """Tell the kind of a question that names so many regions, groups of them and years, ranges not counted.

    `listed` says that the regions stand one after another.
    """
    folded = fold(text)
    compares = bool(_COMPARES.search(folded))
    together = bool(_TOGETHER.search(folded))
    several = regions > 1 and (compares or (listed and not together))
    if several or years > 1 or (groups and (compares or _COUNTED_PLACES.search(folded))):
        return QuestionKind.COMPARISON
    if asks_widely(text) and not asks_for_documents(text):
        return QuestionKind.OVERVIEW
    return QuestionKind.LIST if _LISTS.search(folded) else QuestionKind.FACT


def asks_for_documents(text: str) -> bool:
    """Tell whether a question wants to know which documents there are."""
    return _DOCUMENTS.search(fold(text)) is not None


def items_asked(text: str) -> int:
    """Say how many items a question wants a list of: 三个贸易伙伴; 0 where it does not say."""
    counted = _ITEMS.search(fold(text))
    if counted is None:
        return 0
    return int(counted["number"]) if counted["number"].isdigit() else _NUMERALS.index(counted["number"]) + 1


def asks_for_places(text: str) -> bool:
    """Tell whether a question wants to know which places there are of a kind."""
    return _PLACES.search(fold(text)) is not None


def asks_widely(text: str) -> bool:
    """Tell whether a question wants an overview, and no figure."""
    folded = fold(text)
    wide = _OVERVIEWS.search(folded) or _OPEN_LISTS.search(folded)
    return wide is not None and not _FIGURE.search(folded)


def names_widely(row: str) -> bool:
    """Tell whether the question of a table's row wants an overview, or only names what a place does."""
    folded = fold(row)
    return asks_widely(row) or (bool(_WIDE.search(folded)) and not _FIGURE.search(folded))
