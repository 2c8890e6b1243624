"""The thing whose measure a question asks for: a rate of adoption, unicorns, an investment."""

from __future__ import annotations

import re

from documents.script import fold
from index.glossary import alternatives, chinese_terms, other_words
from index.usage import in_mainland_words

# Measures that questions name, and the words of which one must be in a sentence that gives them.
_MEASURES = tuple(
    (re.compile(asked), re.compile(said))
    for asked, said in (
        (r"普及率|\b(?:adoption|penetration|uptake)\b", r"普及|覆盖|\b(?:adoption|penetration|uptake)\b"),
        (
            r"增速|增长率|增幅|涨幅|年均增|同比增?|\bgrowth rate\b",
            r"增|涨|翻|倍|提[高升]|\b(?:grow|r[io]se|increas|up)",
        ),
        (r"(?:总投资|投资额|投资总额)|投资多少|\btotal investment\b", r"投|资|\binvest"),
        (r"(?<![a-z])pue(?![a-z])|电能使用效率|能效", r"(?<![a-z])pue(?![a-z])|电能使用效率|能效"),
        (r"占比|比重", r"占|比[例重]|[%‰]|[\d一二三四五六七八九]成|百分|\bper ?cent|\bshare"),
        # Of several things the third is known where it is numbered, or all are listed.
        (
            r"第[二三四五六七八九十][项个条大][^,。?]{0,8}(?:叫什么|是什么|是啥|指什么)",
            r"第[二三四五六七八九十]|[;,][二三四五六七八九]是|(?:、[^、,。;]+){2}",
        ),
        (r"密度", r"密度|万人|\bdensity\b"),
        (r"\bdensity\b", r"密度|\bdensity\b"),
        (r"时延|延迟", r"时延|延迟|毫秒"),
        # What was given out in all is no year's.
        (r"每年", r"每年|年度|^(?!.*(?:累计|以来))"),
        (r"奖金", r"奖"),
        (r"券|\bvouchers?\b", r"券|补|奖|抵扣|资助|安排|发放|\bvouchers?\b"),
        (r"安家", r"安家|住房|购房|租房"),
        (r"产业的?规模|产值", r"规模|产值|营收|收入|增加值|总量|^(?!.*(?:基金|融资|投资|补[助贴]|奖励))"),
        (
            r"(?:从业|就业)(?:人|岗|者)|员工|\bemploy(?:s|ed|ees|ment)?\b|\bjobs?\b",
            r"就业|从业|员工|岗位|职工|\bemploy|\bjobs?\b",
        ),
        (r"多重|重量|\bweigh", r"重|[吨斤]|千克|(?<![a-z])kg"),
        (r"每股|\bper share\b", r"每股|股价[^,。]{0,6}\d|\bper share\b"),
        (r"占地|(?:占|多大)(?:面积|地方)", r"占地|面积|亩|公顷|平方"),
        (r"装机", r"装机|千瓦"),
        (r"机架|\bracks?\b", r"机架|架|\brack"),
    )
)
_COUNTED = re.compile(
    r"(?<!哪)(?:几|多少)[十百千万亿]*[家户个座款所场次件台辆架项条套颗枚支名位间处](?:[^,。?!、:;\s]{1,8}的)?"
    r"(?P<thing>[^,。?!、:;的了吗呢跟和与在是被由有要能会给\s]{2,12})"
)
_COUNTED_IN_ENGLISH = re.compile(
    r"\bhow many (?P<thing>(?:[\w+-]+ ){0,4}?[\w+-]+?)"
    r"(?: (?:did|do(?:es)?|will|would|are|is|were|was|ha[sd]|have|can|could|should|in|by|of|at|for|that|under|to)\b"
    r"|[?,]|$)"
)
# What goes by one name only, and whose size it is: 产业基金规模多大.
_BY_NAME = re.compile(r"独角兽|专利|(?<!产业)增加值|(?:基金|贷款|信贷|融资|债券)(?=的?总?(?:规模|总额|额度))")
# Of what the articles all speak of nothing is told apart.
_EVERYWHERE = re.compile(r"人工智能|智能|数字|相关|重点|全国|国家级?|省级|市级")
_FIRMS = re.compile(r"公司|业者|厂商|企業|厂家")


def lacks_the_thing(question: str, sentence: str) -> bool:
    """Say whether a sentence has no word of the measure or of what is counted that a question asks for."""
    asked, said = fold(in_mainland_words(question)), fold(in_mainland_words(sentence))
    if any(asks.search(asked) and not has.search(said) for asks, has in _MEASURES):
        return True
    if any(name not in said and name not in chinese_terms(said) for name in _names_asked(asked)):
        return True
    things, said = _things_counted(asked), _FIRMS.sub("企业", said)
    return bool(things) and not any(thing[place : place + 2] in said for thing in things for place in _pairs(thing))


def _names_asked(asked: str) -> list[str]:
    """List what a question asks for that goes by one name, in Chinese."""
    return _BY_NAME.findall("".join(chinese_terms(asked)) if asked.isascii() else asked)


def _things_counted(asked: str) -> list[str]:
    """Name what a question asks how many there are of, an English one in the words that may stand for it."""
    counted = _COUNTED.search(_EVERYWHERE.sub("", asked))
    if counted:
        return [_FIRMS.sub("企业", counted["thing"])]
    in_english = _COUNTED_IN_ENGLISH.search(asked)
    # With a word that is not known nothing is lacking for certain.
    known = in_english is not None and not any(map(str.strip, other_words(in_english["thing"])))
    words = [word for words in alternatives(in_english["thing"]) for word in words] if in_english and known else []
    return [_FIRMS.sub("企业", word) for word in words if not _EVERYWHERE.fullmatch(word)]


def _pairs(thing: str) -> range:
    """Number the pairs of characters of a thing, or its one character."""
    return range(max(1, len(thing) - 1))
