"""Holding what a statement affirms and denies against its quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.verification.reading import Reading
from assistant.verification.statement import Fault, FaultKind

# Words that hold 不, 未 or 无 and deny nothing, and bounds, which are compared with their figures.
_NO_DENIAL = re.compile(
    r"并?不一样|并?不(?:完全|尽)?相同|(?:并不|不)一致|(?:说法|口径)不一|并?不是同?一(?:个|家|座|份|项|回事|类|码事)|不断|不仅|不但|不只|不光|不管|不论|不过|不久|不同|不少(?!于)|不动产|不锈钢|不得不|不(?:得|能|可|应)?(?:超过|高于|多于|大于|低于|少于|小于|下于)|不下|不足|不到|不满"
    r"|差不多|无人|无线|无锡|无论|无疑|无缝|无偿|无障碍|无忧|未来|未满|未到|非常|非遗|非公|非标|除非|是非|莫非|没收|毫无疑问|避免税"
)
_DENIAL = re.compile(
    r"不一定(?:就?是)?|尚非|不再|不予|不得|不宜|不要|不应|不能|不可|不会|不必|并不|并非|尚未|没有|未能|未曾|无法|难以|无需|无须|不|未|没|无|勿|并非|禁止|严禁|避免|切忌|缺乏|缺少|(?<![短紧空残稀])缺(?![口席陷])|停止|取消|拒绝"
)
_FILLER = re.compile(
    r"(?:再|予以?|得|宜|要|应(?!对)该?|能够?|可(?!靠|信|行|比|观|持续)以?|会|必|是|在|经过?(?![验济营])|被|给予|作|对(?!于|外|象)|向|把|将|让|进行|盲目|各地|任何|以|去|继续|享受|按期|完成|按时|及时|条件|需求|的|一味|相关)*"
)
_ENGLISH_DENIAL = re.compile(
    r"\b(?:not|no|never|without|neither|nor|cannot|avoid(?:s|ed|ing)?|ban(?:s|ned)?|prohibit(?:s|ed)?"
    r"|refus\w+|\w+n't|lacks?|instead of|rather than)\b"
)
_ENGLISH_BOUND = re.compile(r"\b(?:no|not) (?:more|less|fewer|higher|lower|greater|exceed\w*|over)\b|\bno\.? ?\d")
_OPPOSITES = (
    ("增长|上升|提高|增加|扩大|增至|升至", "下降|减少|降低|缩小|下滑|降至"),
    ("允许|可以|支持|鼓励|放开", "禁止|不得|不允许|限制|不可以|不准|严禁"),
    ("领先|优势|强项", "落后|劣势|短板|弱项"),
    ("停发|停止|暂停|终止|取消", "继续|持续|延续|照常"),
    (
        "(?<!不)一致|(?<!不)(?<!不完全)(?<!不尽)相同|(?<!不是)同一类|(?<!不)一样",
        "(?<!无)不同|不(?:完全|尽)?相同|不一样|不一(?!定)|有别|差异|有出入|不是同?一",
    ),
)
# 没有达到 a figure is to be below it.
_REACHED_TO = frozenset("到达完实")
_FALLS_SHORT = re.compile(r"低于|少于|不及|不足|不到|落后|未达|未完成")
_REACH = 6
_REACH_END = re.compile(r"[，；。：！？,;\n的而但]")
_PHRASE = 4
_DENIED = re.compile(r"(?:(?![不未没无勿])[^\W\d□]){0,4}")
_CLAUSE_END = re.compile(r"[，；。！？;\n]")
_SCOPE_END = re.compile(r"[；。！？;\n]")


@dataclass(frozen=True, slots=True)
class _Denial:
    """Hold a denial of a text: where it begins, and the first two and four characters of what it denies."""

    start: int
    word: str
    phrase: str


def negation_faults(said: Reading, quoted: Reading) -> Iterator[Fault]:
    """Find what the statement denies and the quote does not, or affirms and the quote denies."""
    if "en" in (said.language, quoted.language):
        yield from _across_languages(said, quoted)
        return
    yield from _opposites(said, quoted)
    own = _denials(said.folded)
    for denial in own:
        if not _is_denied_too(denial, quoted.folded):
            yield _fault(said, denial.start, denial.start + len(denial.word) + 1, "the quote does not deny")
    for scope in _SCOPE_END.split(quoted.folded):
        yield from _affirmed_faults(said, own, scope, quoted.folded)


def _affirmed_faults(said: Reading, own: list[_Denial], scope: str, quote: str) -> Iterator[Fault]:
    """Find what the statement affirms and a part of the quote denies.

    A word that the quote affirms elsewhere counts only where the statement speaks of what is denied there.
    """
    words = {denial.word for denial in own}
    denied = [denial for denial in _denials(scope) if len(denial.word) > 1]
    named = [denial for denial in denied if denial.word in said.folded]
    if not words & {denial.word for denial in named}:
        named = [denial for denial in named if not _is_affirmed(_narrowest(denial, said.folded), quote)]
    turned = [denial for denial in named if denial.word not in words and _is_affirmed(denial.word, said.folded)]
    # As many denials of the statement in other words may stand for those that it lacks.
    known = {denial.word for denial in _denials(quote)}
    if len(turned) > sum(denial.word not in known for denial in own):
        place = said.folded.index(turned[0].word)
        yield _fault(said, place, place + len(turned[0].word), "the quote denies")


def _narrowest(denial: _Denial, statement: str) -> str:
    """Take the longer words that are denied where the statement has them: 适合推理 in 适合训练而不适合推理."""
    return denial.phrase if len(denial.phrase) > len(denial.word) and denial.phrase in statement else denial.word


def _fault(said: Reading, start: int, end: int, why: str) -> Fault:
    words = said.said(start, end)
    return Fault(FaultKind.NEGATION, words, f"{why} {words}")


def _denials(folded: str) -> list[_Denial]:
    plain = without_lexical(folded)
    found_denials = []
    for found in _DENIAL.finditer(plain):
        filler = _FILLER.match(plain, found.end())
        denied = _DENIED.match(plain, filler.end() if filler else found.end())
        phrase = denied.group() if denied else ""
        found_denials.append(_Denial(found.start(), phrase[:2], phrase))
    return found_denials


def without_lexical(folded: str) -> str:
    """Blank the words that only look like denials."""
    return _NO_DENIAL.sub(lambda found: "□" * len(found.group()), folded)


def _is_denied_too(denial: _Denial, quote: str) -> bool:
    if denial.word[:1] in _REACHED_TO and _FALLS_SHORT.search(quote):
        return True
    denied = _denials(quote)
    if not denied:
        return False
    if any(denial.phrase == other.phrase for other in denied):
        return True
    if len(denial.phrase) == _PHRASE and denial.phrase in quote:
        return not _is_affirmed(denial.phrase, quote)
    if any(denial.word == other.word for other in denied) or _is_in_a_denied_clause(denial, denied, quote):
        return True
    # Where the quote affirms the word, it is turned; where it has other words, any denial of it may be meant.
    return not (len(denial.word) > 1 and _is_affirmed(denial.word, quote))


def _is_in_a_denied_clause(denial: _Denial, denied: list[_Denial], quote: str) -> bool:
    """Tell whether a word stands after a denial of the quote in the same clause: 没有找到来源可靠的数字."""
    rests = (_CLAUSE_END.split(quote[other.start :], maxsplit=1)[0] for other in denied)
    return len(denial.word) > 1 and any(denial.word in rest for rest in rests)


def _is_affirmed(word: str, text: str) -> bool:
    """Tell whether a text has a word outside the reach of a denial, which ends with its clause and with 的."""
    plain = without_lexical(text)
    for found in re.finditer(re.escape(word), plain):
        before = _REACH_END.split(plain[max(0, found.start() - _REACH) : found.start()])[-1]
        if not _DENIAL.search(before):
            return True
    return False


def _opposites(said: Reading, quoted: Reading) -> Iterator[Fault]:
    for sides in _OPPOSITES:
        for own, other in (sides, sides[::-1]):
            found = re.search(own, said.folded)
            turned = not re.search(own, quoted.folded) and re.search(other, quoted.folded)
            if found and turned and not _DENIAL.search(said.folded) and not re.search(other, said.folded):
                yield _fault(said, *found.span(), "the quote says the opposite of")


def _across_languages(said: Reading, quoted: Reading) -> Iterator[Fault]:
    """Compare only whether anything is denied: the words of two languages cannot be."""
    if _denies(said) and not _denies(quoted):
        yield _fault(said, 0, len(said.text), "the quote denies nothing, unlike")
    elif _denies(quoted) and not _denies(said) and len(quoted.clauses) == 1:
        yield _fault(said, 0, len(said.text), "the quote denies something, unlike")


def _denies(reading: Reading) -> bool:
    if reading.language == "en":
        return _ENGLISH_DENIAL.search(_ENGLISH_BOUND.sub(" ", reading.folded)) is not None
    return bool(_denials(reading.folded))
