"""What an amount of money is: all that is given out, or the most that one may get."""

from __future__ import annotations

import re
from enum import Enum

from documents.script import fold
from documents.sentences import Span


class Amount(Enum):
    """Name what an amount is; the two are never set against each other as if they were one."""

    TOTAL = "total"
    MOST_FOR_ONE = "most for one"


_OF_ONE = r"单[个家项]|[每一][个家项户]|同一|项目(?!合计|共)|一次性"
_GRANT = r"补租金|补助|补贴|资助|奖励|奖补|抵扣|获得|可得|给予"
_CAPPED = r"最高|最多|至多|上限|封顶|不超过|不得超过|以内"
_GIVEN_OUT = r"总额|总规模|总盘子|总量|累计|合计|一共|总共|安排|发放|拿出|投入|设立|每年(?:最高|不超过|最多)|年度额度"
_ASKS_TOTAL = re.compile(
    r"总额|总规模|总盘子|盘子|额度|总共|一共|合计|每年(?:安排|发放?|拿出|投)|年度"
    r"|\b(?:total|budget\w*|in all|overall)\b"
)
# 一年最多发多少: of who gives out, the most is all of it.
_GIVES_OUT = re.compile(
    r"[每一]年(?:最多|最高|至多)?(?:能|会|要|可以?)?(?:给?出|拿出|发放?(?![展布表改现明])|安排|投入?)(?!.*(?:[一每单同][家个户]|企业|公司))"
)
_ASKS_MOST = re.compile(r"最高|最多|至多|上限|封顶|顶格|\b(?:cap(?:ped)?|maximum|at most|up to|ceiling|upper limit)\b")
# 语料券每年最多多少: of a year's vouchers the most is all of them, unless somebody gets it.
_YEARLY_VOUCHERS = re.compile(
    r"券[^,。?]*[每一]年(?:最|上限|封顶)|[每一]年[^,。?]{0,8}券[^,。?]*(?:最[高多]|上限|封顶)"
    r"|\b(?:annual|yearly)\b.*\bvouchers?\b|\bvouchers?\b.*\b(?:annual|yearly|(?:per|a|each) year)\b"
)
_FOR_ONE = re.compile(
    r"企业|公司|单位|机构|项目|[一每单同][家个户]|抵扣|补|领|拿|申请|\b(?:firms?|compan\w+|enterprises?|projects?|applicants?)\b"
)
_SAYS = re.compile(rf"(?P<one>{_OF_ONE})|(?P<total>{_GIVEN_OUT})|(?P<grant>{_GRANT})|(?P<capped>{_CAPPED})")
_CLAUSE = re.compile(r"[。;:、!?\n]|,(?!\d)")
_MONEY = re.compile(r"\d[\d.,]*[十百千万亿]*元|[百千]?亿|[一二三四五六七八九十百千]+万元")


def asked_amount(question: str) -> Amount | None:
    """Tell which amount a question asks for; None where it says neither, or both."""
    folded = fold(question)
    if _GIVES_OUT.search(folded):
        return Amount.TOTAL
    if _YEARLY_VOUCHERS.search(folded) and not _FOR_ONE.search(folded):
        return Amount.TOTAL
    total, most = _ASKS_TOTAL.search(folded), _ASKS_MOST.search(folded)
    if bool(total) == bool(most):
        return None
    return Amount.TOTAL if total else Amount.MOST_FOR_ONE


def told_amount(sentence: str, words: Span) -> Amount | None:
    """Tell which amount words of a sentence are, by what stands before them in their clause.

    What says last whose it is counts: 每年最高 is all that is given out in a year, 单家每年最高 the most for one.
    None where they are no money, or nothing says so.
    """
    folded = fold(sentence)
    if not _MONEY.search(folded[words.start : words.end]):
        return None
    begins = max((found.end() for found in _CLAUSE.finditer(folded, 0, words.start)), default=0)
    said = {str(found.lastgroup) for found in _SAYS.finditer(folded, begins, words.end)}
    if "one" in said:
        return Amount.MOST_FOR_ONE
    # 安排资金，给予最高500万元: what is given at most is one's.
    if "total" in said and not said >= {"grant", "capped"}:
        return Amount.TOTAL
    return Amount.MOST_FOR_ONE if said & {"grant", "capped"} else None
