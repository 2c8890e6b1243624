"""What form an answer must have, as far as the question says so."""

from __future__ import annotations

import re

from assistant.named_people import asks_for_a_person, names_a_person
from assistant.verification.figures import find_figures
from assistant.verification.units import match_unit, same_unit
from documents.script import fold

_NUMBER = r"(?:\d[\d.,]*|[零〇一二两三四五六七八九十百千万亿]+)\s?(?:多|余|来)?\s?[十百千万亿]*\s?(?:多|余|来)?"
# A counter and those that count the same.
_COUNTERS = {
    "家": "家户个所",
    "户": "家户个",
    "人": "人名位",
    "名": "人名位",
    "位": "人名位",
    "条": "条项",
    "項": "项",
    "项": "项个条类",
    "座": "座个家",
    "款": "款个种",
    "所": "所个家",
    "场": "场次",
    "次": "次场",
    "件": "件项",
    "台": "台辆架",
    "篇": "篇",
    "章": "章",
    "节": "节",
    "页": "页",
}
_PARTS_OF_TEXTS = frozenset("篇章节页")
_COUNTS = re.compile(rf"(?:几|多少)\s?(?:个(?=人(?![工才形机])))?(?P<counter>[{''.join(_COUNTERS)}])(?!均|工)")
_HOW_MUCH = re.compile(r"(?:多少|几)\s?[十百千万亿]*")
_MEASURED = frozenset(
    ("petaflops", "mu", "hectare", "square metre", "kilowatt", "kilowatt hour", "tonne", "card", "petabyte", "terabyte")
)
_BODY = re.compile(
    r"(?:哪|什么)(?:一)?[家个些所]?(?:机构|机关|公司|企业|单位|部门|银行|院所|大学|高校|集团|协会|厅|局)|[由是]谁|谁(?:来|在|主|负|牵|提|说)|什么人|哪[位个]人?(?:专家|官员|领导|院士|教授)"
    r"|\bwho\b|\b(?:which|what) (?:company|firm|body|agency|institution|department|ministry|bank|university|person)\b"
)
_DOCUMENT = re.compile(r"[^,，。《》]{0,8}《[^《》]+》[^,，。《》]{0,4}")
_FIGURE = re.compile(rf"[^,，。]{{0,3}}{_NUMBER}\s?(?:元|%|[ep](?:flops)?|万|亿|年|月|日|个|项|条)+(?:以上|左右)?")
_IS = "(?:是|有|为|达到?)?"
_WHEN = r"(?:哪一?[天日年]|几号|何时|什么时候|什么时间|日期)"
_ISSUED = "印发|发布|出台|公布"
_TAKES_EFFECT = "施行|实施|生效|执行|开始"
_ASKS_PERCENT = re.compile(
    rf"百分之(?:多少|几)|[几多][少]?成(?![为功立员本熟都])|(?:占比|比[例重]|增速)的?{_IS}(?:多少|多高|多大)|普及率|覆盖率"
    r"|what (?:percent|percentage|share)|(?:penetration|adoption|uptake) (?:rate|target)"
)
_ASKS_SIZE = re.compile(r"(?:产业|企业)的?规模(?![以之化])|产值|营业?收入?|增加值")
_FULL_TITLE = re.compile(r"全称|全名|《[^《》]+》")
# Forms that nothing else can have.
_STRICT = (
    (re.compile(r"有效期|expir"), re.compile(r"有效|截止|废止|终止|到期")),
    (
        re.compile(rf"(?:{_TAKES_EFFECT}).{{0,6}}{_WHEN}|{_WHEN}.{{0,8}}(?:{_TAKES_EFFECT})|take effect|in force"),
        re.compile(rf"(?:{_TAKES_EFFECT}|起|启动|开工)"),
    ),
    (re.compile(r"全称|全名|完整名称|full (?:title|name)"), _FULL_TITLE),
    (
        re.compile(
            # Who asks why of a figure is told first whether it is so.
            r"^(?!.*\d\s?(?:[%万亿个家项]|per ?cent)).*(?:(?<![成作定称视改分])为什么|(?<![别各])为何(?=[^?。])|为啥"
            r"|(?:什么|啥)(?:原因|缘故)|原因是|\bwhy (?:did|do(?:es)?|ha(?:s|ve)|is|are|was|were)\b)"
        ),
        re.compile(
            r"因|由于|源于|原[由因]|出于|鉴于|导致|造成|所致|受[^,，。]{1,16}(?:影响|拖累|冲击)|得益|归[功咎]|取决|为了|以便|旨在|目的|为[^,，。]{2,20}[,，]"
            r"|口径|担忧|担心|压力|不足|缺|难|才能|就是要|because|due to|owing to"
        ),
    ),
    (re.compile(r"文号|发文字号|文件号|document number"), re.compile(r"[〔\[(（【]\d{4}[〕\])）】]\s*第?\s*\d+\s*号")),
    (
        re.compile(rf"(?:{_ISSUED}).{{0,6}}{_WHEN}|{_WHEN}.{{0,6}}(?:{_ISSUED})"),
        re.compile(rf"{_ISSUED}|发出|推出|通过|刊[出发]|日期[为是]|\d号"),
    ),
    (
        re.compile(
            r"(?:哪些|哪几)[份个项部]?[^,，。？?]{0,12}(?:文件|方案|规划|条例|办法)(?:[？?]|$)"
            r"|(?:文件|方案|规划|条例)[,，]?(?:都|一共|总共)?[有出发]?了?(?:哪些|哪几[份个项部])[?？]?$"
        ),
        re.compile(r"《|(?:印发|发布|公布|出台|制定)"),
    ),
)
# The first that a question asks for counts.
_TYPES = (
    *_STRICT,
    (
        re.compile(
            r"哪一?[天日]|几号|几月几日|具体日期|[什哪]么?日期"
            r"|what date|which date|(?:what|which) day|exact date|\bdated\b"
        ),
        re.compile(r"\d{1,2}月\d{1,2}日|\d{4}-\d{2}-\d{2}"),
    ),
    (
        re.compile(r"哪一?年|何年|(?:what|which) year"),
        re.compile(r"(?:19|20)\d{2}|1?\d{1,3}年|[去今明]年|[元一二三四五六七八九十〇零]年"),
    ),
    (
        re.compile(r"何时|什么时候|什么时间|\bwhen\b"),
        re.compile(r"\d{4}年?|\d{1,2}月|\d{1,2}日|世纪|年代|[去今明昨当][年日天]|期间|之?[前后]"),
    ),
    (
        re.compile(
            r"算力的?(?:总?规模|总量|目标|指标|要求)|(?:多少|多大的?)(?:智能)?算力(?!券)|算力(?!券)[^,，。补贴奖费]{0,6}(?:多少|多大)"
            r"|computing[- ](?:power )?(?:targets?|capacity|scale)|total computing power|how much computing power"
        ),
        re.compile(r"\d\s?[万亿]?\s?[ep](?:flops?)?(?![a-z])|算力[^,，。；]{0,12}\d|\d[^,，。；]{0,6}算力"),
    ),
    (
        re.compile(
            rf"(?:多少|几)[十百千]*(?:亿|万亿)(?![个家户人件项台平])|多少(?:亿|万)?[美欧日]?[元钱]|产业规模"
            r"|(?:industry|sector) (?:size|scale)|(?:what size|how (?:big|large)).*\b(?:industry|sector|economy)"
            r"|size of (?:the |its )?[\w ]*industry|core (?:\w+ )?industry target"
            r"|targets? for (?:its |the )?core (?:\w+ )?industr"
            rf"|(?:产值|营收|营业收入|金额|投资额|总投资){_IS}多少"
            r"|(?:产值|营收|营业收入|投资额|总投资)的?(?:目标|指标|要求)?[?？]?$|how much (?:money|funding)"
            r"|多少钱|总额|资金(?:额度|规模|总量)|(?:券|基金)的?(?:总?规模|额度)"
        ),
        re.compile(r"\d[\d.,]*\s?[多余]?[十百千万亿]*[多余]?[美欧日港]?[元块]|[一二两三四五六七八九十百千万]+亿|亿级"),
    ),
    (
        _ASKS_PERCENT,
        re.compile(r"\d\s?[%％‰]|百分之|百分点|[一二两三四五六七八九\d]成|全覆盖|全部|倍|[零〇一二三四五六七八九]分之"),
    ),
    (re.compile(r"how many articles"), re.compile(rf"{_NUMBER}(?:条|articles)")),
    (
        re.compile(r"how many (?:\w+ ){0,2}(?:companies|firms|enterprises)"),
        re.compile(rf"{_NUMBER}(?:[家户个]|companies|firms|enterprises)"),
    ),
)
_NAMED = re.compile(r"《[^《》]*》")
_HOW_MANY = re.compile(r"多少|how (?:many|much)")
_AS_GOOD_AS_A_FIGURE = re.compile(r"全部|一半|翻番|全覆盖|[几数]")
# Years, dates and the numbers in titles count nothing.
_COUNTS_NOTHING = re.compile(
    rf"{_NAMED.pattern}|〔\d{{4}}〕\d+号|\d{{1,2}}月(?:\d{{1,2}}日)?|(?:19|20)\d\d(?:年|[—–-](?:19|20)\d\d年?)|十[一二三四五六]五|第[一二三四五六七八九十\d]+"
)


def fits(question: str, sentence: str) -> bool | None:
    """Say whether a sentence has what the question asks for in form: a date, a sum, so many firms.

    None where the question asks for no form.
    """
    asked, said = fold(question), fold(sentence)
    if asks_for_a_person(question):
        return names_a_person(sentence)
    counted = _COUNTS.search(asked)
    if counted:
        same = _COUNTERS[counted["counter"]]
        return re.search(rf"{_NUMBER}[^,，。；,;]{{0,2}}[{same}]", said) is not None
    unit = _unit_asked(asked)
    if unit is not None:
        return any(same_unit(unit, one.unit, one.value) for one in find_figures(said))
    for asks, has in _TYPES:
        if asks.search(asked):
            # 印发《…实施方案》 tells of no day of effect.
            outside = (asks, has) in _STRICT and has is not _FULL_TITLE
            return has.search(_NAMED.sub(" ", said) if outside else said) is not None
    if _HOW_MANY.search(asked):
        counting = _COUNTS_NOTHING.sub(" ", said)
        return bool(re.search(_NUMBER, counting) or _AS_GOOD_AS_A_FIGURE.search(counting))
    return None


def asked_unit(question: str) -> str | None:
    """Name the unit in which a question asks for a figure, where it can be no other: 普及率, 多少P, 产业规模."""
    asked = fold(question)
    if _ASKS_PERCENT.search(asked):
        return "percent"
    return _unit_asked(asked) or ("yuan" if _ASKS_SIZE.search(asked) else None)


def _unit_asked(asked: str) -> str | None:
    """Name the unit in which a question asks for a figure, of those that stand for nothing else: 多少P, 多少亩."""
    for found in _HOW_MUCH.finditer(asked):
        unit = match_unit(asked, found.end())
        if unit is not None and unit[0] in _MEASURED:
            return unit[0]
    return None


def asks_for_a_body(question: str) -> bool:
    """Say whether a question asks which body, or who, did something."""
    return _BODY.search(fold(question)) is not None


def is_another_thing(question: str, words: str) -> bool:
    """Say whether words that answer are a document or a figure where a body or a person is asked for."""
    if not asks_for_a_body(question):
        return False
    return _DOCUMENT.fullmatch(words) is not None or _FIGURE.fullmatch(fold(words)) is not None


def is_strict(question: str) -> bool:
    """Say whether a question asks for a form that an answer cannot do without: a document's number, a day of effect,
    chapters, a person."""
    asked = fold(question)
    counted = _COUNTS.search(asked)
    return (
        asks_for_a_person(question)
        or (counted and counted["counter"] in _PARTS_OF_TEXTS)
        or any(asks.search(asked) for asks, _ in _STRICT)
    )
