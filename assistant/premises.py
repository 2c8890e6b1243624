"""Questions that take a figure for granted: what they claim, and the same asked without it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.question import Question
from assistant.question_kinds import QuestionKind
from assistant.verification.figures import Figure
from assistant.verification.modifiers import Modifier
from assistant.verification.reading import read
from documents.regions import Gazetteer
from documents.script import fold
from index.glossary import alternatives

_CLAIMS = re.compile(
    r"[，,]?\s*(?:对吧|对吗|对不对|是吧|是吗|是真的吗|真的吗|没错吧|(?:真的?)?是?这样吗|有这回事吗|属实吗)"
    r"|[，,]?\s*(?:这么[多快高低早]?)?(?:能?做得到|办得到|来得及|可能|现实)吗"
    r"|[，,]?\s*(?:是不是|会不会|岂不是|是否)?(?:太|过于|有点|有些)[低高少多大小早晚快慢]了?[吧些点]?(?=[，,？?。]|$)"
    r"|是不是(?:说)?|听说|据说|[，,]?\s*(?:为什么|为何|怎么)(?:这么|那么|会|才|要)?(?:低|高|少|多|大|小|早|晚)?"
    r"|[,，]?\s*\b(?:right|correct|isn't it|is that true)\b\s*(?=\?|$)|\bis it true that\b"
    r"|\bi (?:heard|read) (?:that )?|\bwhy (?:is|does|did)\b"
)
_VERB = r"印发|发布|出台|制定|公布|[发出设建办](?=的)|牵头|成立|设立|提出"
_TAG = r"[，,]?(?:对吧|对吗|对不对|没错吧|没错吗|是吧|是吗|吧|吗|嘛)"
# 是2024年发的吧, 是省发改委印发的吗: when and by whom something was done is taken for granted.
_CLEFT = re.compile(rf"是(?:在|由)?(?P<claim>[^，,。？?是]{{2,16}}?)(?P<verb>{_VERB})的{_TAG}[^《》]{{0,10}}$")
_CLEFT_IN_ENGLISH = re.compile(
    r"^(?:why )?(?:was|is) it (?:the )?(?P<claim>[^,?]{3,60}?) (?:that|who|which)"
    r" (?P<verb>issued|released|published|drafted|drew up|set up) (?P<document>[^?]{3,80}?)(?:, right)?\s*\??$"
)
# 设在深圳南山，没错吧: where something is, too.
_PLACED = re.compile(rf"(?P<verb>(?:[设建放]|落户|坐落|位)[在于])(?P<claim>[^，,。？?是]{{2,12}}?){_TAG}$")
# 2024年发的那份方案对…有什么要求: the year of a document is taken for granted.
_DATED = re.compile(
    r"(?P<claim>(?:19|20)\d\d年)(?:\d{1,2}月)?(?:印发|发布|出台|制定|公布|[发出])的(?P<document>[^，,。？?的]{2,30}?(?:方案|计划|意见|措施|办法|规划|条例|号文?))"
)
_ISSUES = ("印发", "发布", "出台", "制定", "公布", "发", "出", "牵头")
_WHEN = re.compile(r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:底|初|末)?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d ?年?(?:[底末初]|\d{1,2}月)?|\b(?:in|by|for) (?:19|20)\d\d\b")
_NUMERAL = re.compile(r"\d+")
_SMALL = 12
"""The greatest number in Chinese numerals that in a question for a list only tells how many there are: 三大, 哪两台."""
_MODIFIERS = re.compile(r"(?:超过?|突破|至少|不低于|达到?|约|近)+$")
_ASKS = re.compile(
    r"什么|多少|几|哪|谁|怎|如何|何|吗|呢|有没有|有无|是否"
    r"|\b(?:what|which|who|when|where|why|how|is|are|was|were|do|does|did|has|have|can|will|any)\b"
)
# 30个亿: the counter counts nothing; 一兆 is 一万亿.
_HUNDREDS_OF_MILLIONS = re.compile(r"(?<=\d)[个個](?=[亿億])")
_MILLIONS_OF_MILLIONS = re.compile(r"(?<=[\d一二两兩三四五六七八九十])兆(?![瓦赫字])")
_YUAN = re.compile(r"(?<=[万萬亿億])人民[币幣]")
# 几百亿, 多少亿 is asked for, not claimed.
_ASKING = re.compile(r"[几幾多]少?$")
# 三年行动方案 is the name of a document.
_NAMING = re.compile(r"[\w“”「」+]{0,12}?(?:方案|计划|計畫|計劃|规划|規劃)")
_LEAST_BARE = 1000
"""The least figure without a unit that is compared by its value alone: 15亿 for 15亿元."""


@dataclass(frozen=True, slots=True)
class Premise:
    """Hold the figures of a question, and the question without the first of them.

    `is_claimed` says that the question takes them for granted or asks whether they are right.
    """

    figures: tuple[Figure, ...]
    neutral: str
    is_claimed: bool

    def holds(self, figures: tuple[Figure, ...]) -> bool:
        """Say whether one of the figures is among others."""
        return any(_same(one, other) for one in self.figures for other in figures)

    def is_contradicted(self, figures: tuple[Figure, ...]) -> bool:
        """Say whether others are of the unit of one of the figures, and none is equal."""
        units = {one.unit for one in figures}
        return not self.holds(figures) and any(one.unit in units for one in self.figures)


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Hold when or by whom a question says that something was done, and the question that leaves it open."""

    claim: str
    neutral: str

    def is_in(self, sentence: str) -> bool:
        """Say whether a sentence has it too; of a body its short name is enough, whose characters stand in order."""
        said = fold(sentence)
        if self.claim.isascii():
            return all(any(word in said for word in words) for words in alternatives(self.claim))
        numerals = _NUMERAL.findall(self.claim)
        if numerals:
            return set(numerals) <= set(_NUMERAL.findall(said))
        return re.search(".*".join(map(re.escape, self.claim)), said) is not None


def circumstance_of(question: Question, gazetteer: Gazetteer) -> Circumstance | None:
    """Find when, where or by whom a question takes for granted that something was done; None where it does not."""
    text = fold(question.text).rstrip("？?。 ")
    placed = _PLACED.search(text)
    if placed and gazetteer.mentions(placed["claim"]):
        return Circumstance(placed["claim"], f"{text[: placed.start()]}{placed['verb']}哪里？")
    if found := _CLEFT_IN_ENGLISH.search(text):
        return Circumstance(found["claim"], f"Which department {found['verb']} {found['document']}?")
    found = _CLEFT.search(text)
    if found is None:
        return None
    if _WHEN.fullmatch(found["claim"]):
        asking = "什么时候"
    else:
        asking = "哪里" if gazetteer.mentions(found["claim"]) and found["verb"] not in _ISSUES else "哪个部门"
    return Circumstance(found["claim"], f"{text[: found.start()]}是{asking}{found['verb']}的？")


def dating_of(question: Question) -> tuple[Circumstance, str] | None:
    """Find the year that a question takes a document to be of, and the question without it; None where there is none.

    What is left open is when the document was issued.
    """
    text = fold(question.text)
    found = _DATED.search(text)
    if found is None:
        return None
    whose = text[: found.start()]
    asking = f"{whose}{found['document']}是什么时候印发的？"
    return Circumstance(found["claim"], asking), f"{whose}{text[found.start('document') :]}"


def premise_of(question: Question, gazetteer: Gazetteer) -> Premise | None:
    """Find the figures of a question; None where it has none."""
    said = _MILLIONS_OF_MILLIONS.sub("万亿", _HUNDREDS_OF_MILLIONS.sub("", question.text))
    said = _YUAN.sub("元", said)
    question = replace(question, text=said)
    # 百亿级 is a rank, and what is asked for may be counted by it.
    figures = tuple(
        one
        for one in read(question.text, gazetteer).figures
        if one.value > 1
        and one.modifier is not Modifier.LEVEL
        and not _ASKING.search(question.text[: one.start])
        and not (one.unit == "year" and _NAMING.match(question.text, one.end))
        and not (question.kind is QuestionKind.LIST and one.value <= _SMALL and not question.text[one.start].isdigit())
    )
    if not figures:
        return None
    first = figures[0]
    before = question.text[: first.start]
    modifier = _MODIFIERS.search(before)
    before = before[: modifier.start()] if modifier else before
    asked = fold(f"{before}{'' if question.language == 'en' else '多少'}{question.text[first.end :]}")
    neutral = without_claim(asked)
    return Premise(
        figures,
        f"How much: {neutral}?" if question.language == "en" else f"{neutral}？",
        claims_something(question.text),
    )


def claims_something(text: str) -> bool:
    """Say whether a question asks for nothing but whether it is right in what it says."""
    folded = fold(text)
    # A statement with a question mark asks whether it is so.
    is_stated = folded.rstrip().endswith(("?", "？")) and _ASKS.search(folded) is None
    return is_stated or _CLAIMS.search(folded) is not None


def without_claim(text: str) -> str:
    """Leave out the words that ask whether it is so."""
    return " ".join(_CLAIMS.sub("", text).split()).strip("，,？? ")


def without_years(text: str) -> str:
    """Leave the years out of a question."""
    return _YEAR.sub("", text)


def without_regions(question: Question, gazetteer: Gazetteer) -> str:
    """Leave the regions out of a question."""
    text = question.text
    for mention in reversed(gazetteer.mentions(text)):
        text = text[: mention.start] + text[mention.end :]
    return text


def _same(claimed: Figure, said: Figure) -> bool:
    bare = not claimed.unit and claimed.value >= _LEAST_BARE
    return claimed.value == said.value and (claimed.unit == said.unit or bare)
