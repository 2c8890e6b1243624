"""Words that only deny: what something is not, what a source does not say, that figures are not to be compared.

They say nothing that quotes would have to carry, unless a quote affirms what they deny.
"""

from __future__ import annotations

import re

from assistant.moods import Mood, told
from documents.script import detect_language
from index.terms import passage_terms

_OPENING = (
    r"[，；]?(?:但是?|而且?|不过|并且?|且|也|还|都|均|尚|仍|目前|当前|现在|只是"
    r"|所以|因此|因而|故|这|它们?|两者|二者|[此该])*"
)
_CLOSING = r"(?=[，。；：]|$)"
_IS_NOT = re.compile(
    rf"{_OPENING}(?:不是|非(?!常|遗|公)|不等于|不代表|不意味着|不算|不属于)(?P<what>[^，。；：\d]{{1,16}}){_CLOSING}"
)
_NOT_SAID = re.compile(
    rf"{_OPENING}(?:资料|文章|材料|来源|文中|简报|原文|文件)?[里中]?(?:并|也|都|均|还)?(?:没有?|未)"
    rf"(?:说明|写明|给出|提到|提及|交代|列出|披露|解释|注明|标明|说到?)(?P<what>[^，。；：\d]{{1,16}}){_CLOSING}"
)
_NOT_COMPARED = re.compile(
    rf"{_OPENING}[^，。；：\d]{{0,6}}(?:不宜|不能|不可|不应|无法|难以|不好)(?:直接|简单|随意|放在一起|互?相|相互|混|再|就|把|拿|作)*"
    rf"(?:比较?|对照|对比|相比|相加|混同?|换算|并列|等同|加总|合并|当作|视为)[^，。；：\d]{{0,8}}{_CLOSING}"
)
_REACHED = re.compile(r"达成|完成|实现|达到|建成|现状|现有|现实|成绩|成果|结果")
_FEWEST = 4
_FEWEST_LATIN = 12
"""Letters that must be left: who only denies is held to what the quote denies."""
_AFFIRMED = 0.6
"""The share of the pairs of characters of what is denied from which on a quote speaks of it."""
_ENGLISH = re.compile(
    # These are targets rather than achievements.
    r",? (?:(?:and|but) )?(?:(?:is|are|was|were) )?(?:not|rather than|instead of)(?: yet| an?| the| any| actual)*"
    r" (?:achievements?|results?|outcomes?|facts?|reality|accomplishments?)(?: yet| so far)?\b"
    r"|[;,]? ?(?:(?:and|but|though|although) )?(?:it|they|the (?:sources?|passages?|articles?|texts?))"
    r" (?:does|do|did) not (?:say|state|mention|specify|explain|disclose)\b[^.;,\d]*",
    re.IGNORECASE,
)
_ENGLISH_NOT_COMPARED = re.compile(
    r"(?:^|, |; )(?:because|since|as) (?:the |their )?(?:[a-z]+ ){1,3}(?:differ|are different)(?=[.,;])"
    r"|(?:^|, |; )(?:(?:and|but|so|therefore|hence) )*(?:the |these |their )?(?:[a-z]+ ){0,3}"
    r"(?:cannot|can not|should not|do not|does not|are not|must not)(?: simply| directly| strictly| be)*"
    r" (?:compar\w+|added?|equated|put in proportion|use the same basis|on the same basis|interchangeable|match)"
    r"(?: [a-z]+ each other| together| directly)?(?=[.,;]|$)",
    re.IGNORECASE,
)


def without_contrasts(statement: str, quote: str) -> str:
    """Leave out what is only denied and nothing in a quote speaks of; both in Simplified characters, or English."""
    if detect_language(statement) == "en":
        statement = _ENGLISH_NOT_COMPARED.sub("", statement)
        rest = _ENGLISH.sub("", statement)
        return rest if _letters(rest) >= _FEWEST_LATIN else statement
    statement = rest = _NOT_COMPARED.sub("", statement)
    for pattern in (_IS_NOT, _NOT_SAID):
        rest = pattern.sub(lambda found: found.group() if _is_told(found["what"], quote) else "", rest)
    return rest if _letters(rest) >= _FEWEST else statement


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _is_told(what: str, quote: str) -> bool:
    """Tell whether a quote speaks of what is denied; that something is reached, any quote that tells of no target."""
    if _REACHED.search(what):
        return told(quote).mood is not Mood.TARGET
    terms = {term for term in passage_terms(what) if len(term) > 1}
    return sum(term in quote for term in terms) >= _AFFIRMED * max(1, len(terms))
