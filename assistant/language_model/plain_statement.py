"""A sentence of a model without what says nothing of its matter: what joins it to others."""

from __future__ import annotations

import re

from assistant.language_model.contrasts import without_contrasts
from assistant.moods import told
from documents.script import detect_language, to_simplified

_LEADING = "，,；; 、"
_OPENING = re.compile(
    r"^[^，。；\d]{0,12}(?:综合|总|整体|由此|据此|对照|比较|对比|合起来|放在一起|合并|换算|算)[^，。；\d]{0,8}(?:看|来看|而言|来说|可见|可知|下来)[，,：:]"
    r"|^按照?这[^，。；]{0,4}(?:数字?|数据|口径)(?:来?[计推]?算|来?看)?[，,：:]|^先?(?:要|需要?)?说明(?:一|几|两)点[：:]?|^(?:作为(?:参考|对比|补充)|此外|另外|同时|与此同时|具体(?:来说|而言|来看)|相比之下|相比|其中|总体(?:来看|而言)"
    r"|需要说明的是|值得注意的是|值得一提的是|(?:根据|据|按照)(?:上述|以上|所给|提供的|编号)?(?:资料|文章|材料)(?:显示|介绍)?"
    r"|同一年|同年|再往后看?|往后看|在此之前的?|在这之前的?|届时|第[一二三四五]步(?:是|为)?|一方面|另一方面"
    r"|(?:[需值]要?得?(?:注意|说明|指出|留意|一提)的是)|从[^，。；\d]{2,8}(?:来看|看|来说|而言)(?=，)"
    r"|由此(?:看|可见)|对照来看|比较来看|顺带一提|换言之|换句话说|也就是说|简言之|总之|不过|另外要(?:留意|注意)的?是?|值得留意的是"
    r"|而且?|但是?|不过|并且|首先|其次|再次|最后)[，,：:]?\s*"
    r"|^(?:In addition|Additionally|Moreover|Meanwhile|However|Furthermore|By contrast|In contrast|Specifically"
    r"|According to the passages?|Also|Later on|Before that), "
)
_SOURCE_SAYS = re.compile(
    r"(?:(?<=^)|(?<=[，：；]))(?:这份?)?(?:资料|材料|文章|文中|简报|来源)[里中]?(?:只|仅|也|还|则)?(?:的写法是|的说法是|表示|显示|说(?!明)|称|提到|指出|写明|写道|提示)(?:的是)?，?"
)
_TOPIC = re.compile(
    r"^(?:对于?|至于|关于|针对)(?P<topic>[^，。；\d]{1,14}?)(?:来说|而言|方面)?，(?P<speech>[^，。；]{1,10}?(?:认为|建议|主张|觉得|提出)，?)"
)
_IDLE = re.compile(
    r"哪一年|(?<=，)(?:其中|而|则)|(?<=另)一(?:个|篇|则|家|份|处)|[两二三四](?:个|份|种|篇|组|项|处|条)?(?=文件|方案|报道|说法|口径|数字|数值|数据|节点|年份|来源|资料"
    r"|目标|指标|数之间|数相差|时点|时间点|版本|阶段|地(?![区级方铁])|省(?!级)|市(?!级|场))"
    r"|(?<![第十百之统唯同])(?<!不是)一(?:个|种|项|条|份|类|批|大)(?![月年季])"
)
_YEARLY = re.compile(r"一年(?:里|内|之内)?(?!前|后|级)")
_ONLY_SAYS = re.compile(r"^The (?:source|passage|article|text)s? (?:only |just )?(?:says?|states?|notes?) (?:that )?")
_ENGLISH_FIRST_MONTHS = re.compile(r" (?:in|over|during) the first (?:\w+) months(?: of)?(?= )")
_PER_HEAD = re.compile(r" per (?:10,000|ten thousand) (?:people|persons|workers|employees)")
_SAYS_PER_HEAD = re.compile(r"[/每]万人")
_SAYS_YEARLY = re.compile(r"每年|年度|当年|全年")
_FROM_JANUARY = re.compile(r"(?<!\d)1月?\s?[至到—–~-]+\s?(?P<last>1[0-2]|[2-9])月")
_FIRST_MONTHS = re.compile(r"[前头]?(?P<count>十[一二]?|[二两三四五六七八九]|1[0-2]|[2-9])个月")
_NUMBERS = {word: number for number, word in enumerate("一二三四五六七八九十", start=1)} | {
    "两": 2,
    "十一": 11,
    "十二": 12,
}
_DATED_DOCUMENT = re.compile(
    r"(?P<year>20\d\d)年的?(?P<name>[^，。；\d]{0,8}?(?P<kind>方案|计划|意见|措施|办法|规划|政策|征求意见稿|要点))(?![目期内外])"
)
_BOTH = re.compile(r"两(?:个|项|家|种|类|份|者)(?![月年])")
_JOINS = re.compile(r"[和与與及、]")
_HE = r"(?:他|她|这位(?:专家|学者|院长|教授)|该(?:专家|学者))"
_SPEAKING_AGAIN = re.compile(
    rf"(?:^|(?<=[，：；]))(?:{_HE}(?:还|也|又|则|同时|并)?(?=认为|建议|指出|担心|主张|举例|说|提到|强调|看好)"
    rf"|(?P<guess>{_HE}(?:还|也|又|则)?(?:估计|预计|觉得|看来))|(?P<view>{_HE}的(?:看法|观点|意见|建议|判断|主张)(?:则|也)?是)"
    rf"|(?P<seen>在{_HE}看来))"
)
_BY_HIS_VIEW = re.compile(
    r"^(?:按照?|依照?|据|在)(?P<who>[^，。；\d]{2,16}?)的?(?:(?P<view>看法|观点|意见|建议|主张|判断)|介绍|说法|讲述)(?:里|中|来看|看)?，"
)
# What announces a list counts what follows.
_LEAD_IN = re.compile(
    r"(?<=[有分按为])(?:以下|下列)?[几两三四五六七八][个项类种点条份大](?:方面|年份)?(?=[^，。；、\d]{0,4}$)"
    r"|(?:以下|下列|如下)[几两三四五六七八]?[个项类种点条份]"
)
_VIEW = re.compile(r"的(?:看法|观点|意见|建议|主张|判断)(?:则|也)?是(?=，|[^，]{4})")
_HIS_VIEW = re.compile(
    r"^In (?:his|her|their) (?:view|opinion), |^(?:His|Her) (?:view|advice|opinion) is that "
    r"|^(?:He|She|It|They) (?:also )?(?=(?:points? to|sees?|favou?rs?|regards?|singles? out|looks? to|picks? out)\b)"
)
_ENGLISH_COUNTS = re.compile(
    r"\b(?:the )?(?:two|three|four|five) (?=(?:figures|numbers|targets|goals|provinces|cities|places|plans|sources"
    r"|documents|reports|regions|years|milestones|versions)\b)"
    r"|\b(?:two|three|four|five)-year (?=(?:action )?plan)",
    re.IGNORECASE,
)


def plain_statement(words: str, quote: str, article: str = "") -> str:
    """Give what is to be held against a quote, Chinese in Simplified characters.

    The year of a document is left out where the article of the quote tells of the document with it elsewhere.

    Where it begins with a pronoun that speaks, the speaker of the quote stands for it: who he is the sentence before
    says.
    """
    if detect_language(words) == "en":
        statement = _HIS_VIEW.sub("He believes ", _ENGLISH_COUNTS.sub("", _OPENING.sub("", words)))
        statement = without_contrasts(_ONLY_SAYS.sub("", statement), quote)
        if _FROM_JANUARY.search(quote):
            statement = _ENGLISH_FIRST_MONTHS.sub("", statement)
        return _PER_HEAD.sub("", statement) if _SAYS_PER_HEAD.search(quote) else statement
    statement = _OPENING.sub("", to_simplified(words).lstrip(_LEADING))
    statement = _VIEW.sub("认为", _SOURCE_SAYS.sub("", statement))
    statement = _BY_HIS_VIEW.sub(
        lambda found: f"{found['who']}{'认为' if found['view'] else '介绍'}", _LEAD_IN.sub("", statement)
    )
    statement = _TOPIC.sub(lambda found: found["speech"] + found["topic"], statement)
    statement = _IDLE.sub("", statement)
    statement = without_contrasts(statement, to_simplified(quote))
    if _JOINS.search(quote):
        statement = _BOTH.sub("", statement)
    if _SAYS_YEARLY.search(to_simplified(quote)):
        statement = _YEARLY.sub("", statement)
    statement = _first_months_left(statement, quote)
    statement = _DATED_DOCUMENT.sub(lambda found: _undated(found, quote, article), statement)
    return _with_its_speaker(statement, told(quote).speaker)


def _with_its_speaker(statement: str, speaker: str | None) -> str:
    """Name who speaks, and say 认为 for what he thinks in whatever words."""
    if speaker is None:
        return statement
    name = to_simplified(speaker)
    return _SPEAKING_AGAIN.sub(lambda found: f"{name}认为" if found.lastgroup else name, statement)


def _undated(found: re.Match[str], quote: str, article: str) -> str:
    told_of = any(found["year"] in one and found["kind"] in one for one in re.split(r"[。\n]", article))
    return found.group() if found["year"] in quote or not told_of else found["name"]


def _first_months_left(statement: str, quote: str) -> str:
    """Leave out 前十个月 where the quote says 1至10月."""
    span = _FROM_JANUARY.search(quote)
    if span is None:
        return statement
    last = int(span["last"])
    return _FIRST_MONTHS.sub(
        lambda found: "" if _NUMBERS.get(found["count"], found["count"]) in (last, str(last)) else found.group(),
        statement,
    )
