"""The words in which questions compare: without them, and with what is compared in one list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.composers.aspects import EACH
from assistant.coordination import SEPARATOR, with_joints
from documents.regions import Gazetteer, Mention

_COMPARING = re.compile(
    r"[，,]?(?:各|分别|分別)列出(?:数字|數字|来|來)?|(?:请|請)?(?:你)?(?:帮我|幫我)?(?:对比|對比|比较|比較|比一比)(?:一下|下)?"
    rf"|{EACH}|(?<!成)(?<!首)都(?=是|有|要)|相比"
    r"|比一比|(?:全省|全市|全区|全區)?(?<![占价價耗])相?比(?=[，,])|(?:是否|是不是)?(?:一样|一樣|一致|相同)[吗嗎么麼]?|(?:之间|之間)?的?(?:有什么|有什麼|有何|有哪些)?"
    r"(?:不同|区别|區別|差异|差異|差别|差別|差距|异同|異同)(?:点|點)?"
    r"|\b(?:please )?(?:compare|contrast)\b(?: the)?"
    r"|\b(?:who|which(?: one)?) (?:is|are|has|have|plans|sets|wants|gives|offers|expects|targets)"
    r" (?:the )?(?:more|most|higher|highest|larger|largest|bigger|biggest|greater|lower|lowest|fewer|faster|fastest)\b"
    r"|\b(?:respectively|between|both|(?:for )?each(?! (?:year|month|quarter|day))|differs?|differences?)\b",
    re.IGNORECASE,
)
# 谁的研发投入大, 哪个城市更高: of one of them what is asked is how large its own is.
_WHICH_IS_MORE = re.compile(
    r"[？?，,\s]*(?:谁|誰|哪(?:[一]?[个個家座款边邊]|[里裡])?(?:省份?|城市|地方|公司|企业|企業|地)?)的?(?P<what>[^，,。？?各]{0,12}?)(?:[订訂定做]?得)?"
    r"(?:更|最|比较|比較)?(?:高|低|多(?!少)|少|大|小|快|慢|早|晚|强|強|远|遠)(?:些|一些|一点|一點)?(?=[，,。？?！、：:]|$)"
)
# 天津要攻克多少项，和辽宁、重庆比呢; 皖、湘各是多少？河北有没有定: the others stand behind what is asked.
_BESIDE_OTHERS = re.compile(
    r"(?:[，,；;？?]\s*(?:再|那)?)?(?:和|跟|与|與|同|对比|對比|相比)(?P<others>[^，,；;？?和跟与與同]{1,30}?)(?:(?<![对對])相?比(?:较|較)?"
    r"(?:呢|一下|起来|起來|如何|怎么样|怎麼樣|(?:谁|誰|哪)[^，,。？?]{1,6})?)[？?。]?$"
    r"|[，,；;？?]\s*(?:再|那)?(?:和|跟|与|與|同)?(?P<too>[^，,；;？?]{2,30}?)"
    r"(?:呢|有(?:没有|沒有|无|無)(?:[定写寫提]|规定|規定|要求)?|也?有[吗嗎]|[定写寫]了?[吗嗎没沒]有?)[？?。]?$"
    r"|比(?P<than>[^，,。？?比]{2,8}?)的?(?:更|还|還|要)?[高低大小多少快慢](?:了|出)?多少[？?。]?$"
)
_LIST_BEHIND = re.compile(
    r"(?P<asked>[^，,：:？?]*(?:多少|多大|多高|[几幾][个個家项項座条條]|什么|什麼)[^，,：:？?]{0,4})[：:](?P<places>[^，,：:；;]+?)[？?。]?$"
)
_SOME_PLACES = re.compile(
    r"(?:[东東西南北中]部|[东東]北|沿海)?(?:[这這]?[几幾两兩三四五六七八九十]|各)[个個]?(?:省[区區]?市?|地[区區方]?|城市|省份)(?!级|級)的?"
)
_MARKS = "，,；;？?"
_QUESTIONS = re.compile(r"[？?]\s*")
_ASKS_FOR_A_FIGURE = re.compile(r"多少|多大|[几幾][个個家项項座条條款]")
# 2027年和2030年差多少: of one of them what is asked is how much.
_APART = re.compile(
    r"(?<![各别別])(?:相差|比?(?:差|涨|漲|增长|增長|增加|提高|高出?))了?(?=多少[万萬亿億]?[元個个家项項座]?[？?。]?$)"
)
# 上海多还是安徽多: what is compared is said twice.
_WHICH_MORE = re.compile(r"([多少高低大小快慢早晚強强])(还是|還是)(.{1,10}?)\1(?=[？?]|$)")
_DIFFER_IN = re.compile(
    r"^how do(?:es)? (?P<who>.+?) (?:differ|compare) (?:in|on|over) (?:their |its )?", re.IGNORECASE
)
# 2025、2026、2027年: each is one.
_YEARS = re.compile(r"(?<![\d—–-])((?:19|20)\d\d)(?=[、和及与與](?:(?:19|20)\d\d[、和及与與])*(?:19|20)\d\d ?年)")
_THE_NATIONAL = re.compile(r"\b(?:the )?national (?:goal|target|average|level|figure|one)\b", re.IGNORECASE)


def compares_something(text: str) -> bool:
    """Say whether words compare."""
    return _COMPARING.search(text) is not None


def plain(text: str) -> str:
    """Leave out the words that compare."""
    text = _COMPARING.sub("", _WHICH_IS_MORE.sub(r"\g<what>", text))
    return " ".join(text.split()).strip("，,：: ")


def in_a_list(text: str, gazetteer: Gazetteer) -> str:
    """Word a comparison so that what is compared stands in one list, and ask for each how much, not how much more."""
    text = _THE_NATIONAL.sub("China", _DIFFER_IN.sub(r"\g<who>: ", text))
    text = _YEARS.sub(r"\1年", _WHICH_MORE.sub(r"\2\3", text))
    return _questions_joined(_beside_others(_APART.sub("是", with_joints(text, gazetteer)), gazetteer), gazetteer)


def _beside_others(text: str, gazetteer: Gazetteer) -> str:
    """Put the places that stand behind what is asked beside the first."""
    beside = _BESIDE_OTHERS.search(text)
    others = next((one for one in beside.groups() if one), "") if beside else ""
    mentions = gazetteer.mentions(others)
    # 无锡和常州产值比较 is one list: nothing parts the last of it.
    parted = beside is not None and (beside.group()[0] in _MARKS or beside["than"])
    if beside is None or not mentions or (not parted and not _are_all(mentions, others)):
        return text
    first = next((one for one in gazetteer.mentions(text) if one.end <= beside.start()), None)
    return text if first is None else f"{text[: first.end]}、{others}{text[first.end : beside.start()]}"


def _are_all(mentions: Sequence[Mention], text: str) -> bool:
    """Say whether a text is nothing but the places that it names."""
    return SEPARATOR.fullmatch("".join(_left_out(mentions, text))) is not None


def _left_out(mentions: Sequence[Mention], text: str) -> Iterator[str]:
    ends = [0, *(one.end for one in mentions)]
    for start, end in zip(ends, [*(one.start for one in mentions), len(text)], strict=True):
        yield text[start:end]


def _questions_joined(text: str, gazetteer: Gazetteer) -> str:
    """Join questions that each ask of a place of its own: 辽宁几个P？吉林几个P？"""
    asked = [one for one in _QUESTIONS.split(text) if one]
    if len(asked) < 2 or not all(_ASKS_FOR_A_FIGURE.search(one) for one in asked):
        return text
    own = [gazetteer.mentions(one) for one in asked]
    begins = all(mentions and not mentions[0].start for mentions in own[1:])
    return "、".join(asked) if begins and len(own[0]) == 1 else text


def with_the_list_first(text: str, gazetteer: Gazetteer) -> str:
    """Put the places of a list before what is asked of them: 西部几个省区算力多大：宁夏、青海."""
    behind = _LIST_BEHIND.match(text)
    if behind is None or len(gazetteer.mentions(behind["places"])) < 2:
        return text
    return behind["places"] + _SOME_PLACES.sub("", behind["asked"])
