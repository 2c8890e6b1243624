"""The words that point back. For Simplified characters and any case."""

from __future__ import annotations

import re

_THIS = "这|那|该|此|本|上述|前述"
_DOCUMENT = (
    "文件|行动方案|实施方案|方案|行动计划|计划|政策文件|规划|若干措施|意见|办法|通知|条例|白皮书|文本|政策(?!有|措施)"
)
_DOCUMENT_ENGLISH = (
    "plan|document|policy|measures?|scheme|programme|program|notice|regulations?|white paper|paper|guidelines?|strategy"
)
_NOUN = (
    "目标|数字|指标|比例|数据|规模|水平|结果|要求|金额|数目|任务|企业|公司|产业|布局|机构|平台|项目|行动|词|概念|说法|会议"
    "|措施|补贴|补助|标准|钱|券|资金|基金"
)
_NOUN_ENGLISH = "targets?|goals?|figures?|numbers?|rates?|amounts?|levels?|companies|firms|money|funds?|sum|vouchers?"

POINTING = re.compile(
    r"(?P<alike>(?:这样|那样|这种|这类|类似|同样)的?(?P<alike_noun>[\u4e00-\u9fff]{0,6}?)(?=吗|么|[？?。]|$))"
    rf"|(?P<document>^(?:里面|文中|文件[里中]|方案[里中]|其中)(?=提|规|要|部|有|包|写)"
    r"|^(?:文件|方案|意见|计划|规划|办法|通知|条例)(?=[的是由]?(?:哪一?[天年月日]|什么时|何时|谁)|[一总]?共?(?:多少|几)条|管到|文号|点名)"
    rf"|(?:省里|省级|市里|市级)?的?(?<!应)(?:{_THIS})一?(?:[份个项部套条]?(?:{_DOCUMENT})"
    rf"|[份部套](?P<described>[^，,。？?\n是有哪几谁]{{1,16}}?)(?:{_DOCUMENT}))"
    rf"|(?P<with_figure>(?<![\d.])\d[\d.,]*[%亿万千百A-Za-z]{{0,6}}[\u4e00-\u9fff]?)的?[那这]份(?:{_DOCUMENT})?"
    rf"|(?:提出|定下?|规定|写下?|给出)?[这那][个些项]?(?:{_NOUN})的(?:[这那]份)?(?:{_DOCUMENT})|(?<![\u4e00-\u9fff\w])[这那]份(?=[里中上又是的有要把给写提])"
    rf"|\b(?:this|that|the|these|those)\s+(?:same\s+)?(?:action\s+)?(?:{_DOCUMENT_ENGLISH})\b"
    r"(?!\s+(?:number|title|name|type|for|of|on)\b))"
    r"|(?P<regions>两(?:省|市|地|者|个省份?|个城市|个地方)|二者|三(?:省(?!一市)|地|市|者)|[这那前][两三几]个?(?:省份?|市|地方|城市)"
    r"|\b(?:both|the two|these two|these)\s+(?:provinces|cities|regions|places)\b|\bboth of them\b"
    r"|\bthe two\b(?=\s*(?:[?？.]|$|compare|differ)))"
    rf"|(?P<region>(?<!应)(?:{_THIS})[个座]?(?:省份?|市(?![场值级])|城市|地区|地(?![区方])|直辖市|区域)|(?<![相适])当地"
    r"|那里|那边|那儿|这里|这边|[全本我]省|[全本]市(?!场)|\b(?:this|that|the)\s+(?:province|city|region|municipality)\b"
    r"|(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?:\b(?:in|from|over)\s+)?\bthere\b"
    r"(?!\s+(?:is|are|was|were|be|will)\b)"
    r"|\b(?<=are )there(?=\s*[?？.]?\s*$))"
    rf"|(?P<subject>(?<!应)(?:这|那|该|此|上述)一?[个项些类笔种]?(?:{_NOUN})"
    r"|(?<![\w])[这那](?=都?是)"
    rf"|\b(?:this|that|these|those|the same)\s+(?:{_NOUN_ENGLISH})\b)"
    r"|(?P<person>(?<!其)他们?|她们?|\b(?:he|she|him)\b|\b(?P<person_s>his|her)\b)"
    r"|(?P<generic>它们?|(?<![尤与极])其(?![中他它实余次间])|\b(?P<generic_s>its|their)\b|\b(?:it|they|them)\b"
    r"|\b(?:this|that)\b(?=\s*(?:[?？.!]|$|\b(?:issued|released|published|mean)\b)))",
    re.IGNORECASE,
)
"""Groups `alike`, `document`, `regions`, `region`, `subject`, `person`, `generic`; those with `_s` own something.

Of a document `described` is what is said of it, `with_figure` the figure it gives.
"""

DOCUMENT_KIND = re.compile(rf"(?:{_DOCUMENT}|{_DOCUMENT_ENGLISH})$", re.IGNORECASE)
SEVERAL = re.compile(r"[它他她]们|they|them|their", re.IGNORECASE)
OF_A_TOPIC = re.compile(
    r"实现|达到|完成|提出|怎么来|依据|高不高|可行|包括|包含|指的?是|有哪[几些]家?|分别|持续|怎么算|怎么领|意味|[增上]涨|增长|下降"
    r"|\b(?:achieved?|met|reached|mean|includes?|realistic|lasts?|costs?|works?|starts?|ends?|gr[eo]wn?|ris(?:e|en)|rose|increased?|fell|fallen)\b",
    re.IGNORECASE,
)
"""What is said of a target or a group of things rather than of a region."""
