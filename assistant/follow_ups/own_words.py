"""What a question names of its own, beside regions, times, documents and the words that only ask, do or join."""

from __future__ import annotations

import re

from assistant.follow_ups.content import chunks
from assistant.follow_ups.frame import Frame
from assistant.follow_ups.people import person_in
from assistant.follow_ups.policy_words import ACTIONS, ENTITY, QUALIFIERS, RELATIONAL
from assistant.follow_ups.referents import COUNTRY
from assistant.follow_ups.vocabulary import COMPARING, FILLERS, GENERAL

# What is done with figures and money, said of anything: 涨了多少, 钱投下去了吗, 原定多少.
_DONE = re.compile(
    r"原[来先定]|当初|起初|早先|后来|已经?|下去|出去|进去|起来|出来|[排列居]?第几?$|几[成时]|一共|总共|准确|大[概约]|[啥这那]份?"
    r"|[头前后]?[一二三四五六七八九十两]+个?(?:月份?|季度)|[上下]半年?"
)
# 初创公司能补: what is done to it is not of its name.
_DONE_TO = re.compile("(?:能够?|可以?|要|应该?)?[补发给拿领抵达到]$")
_QUOTED = re.compile(r"[“「\"]([^“”「」\"]{2,30})[”」\"]")
_NAME = re.compile(r"[\u3400-\u9fff]{2,}|[A-Za-z][\w+-]{2,}")


def own_words(frame: Frame) -> str:
    """Give the words of a question that name something, apart by spaces; "" for one that leaves all to the last."""
    # What stands in quotation marks is a name, whatever it is made of: 「補早補小」.
    left = _QUOTED.findall(frame.view)
    for run in chunks(frame, comparing=False):
        said = _DONE_TO.sub("", _DONE.sub(" ", COMPARING.sub(" ", run.view)))
        if not (ENTITY.search(said) or RELATIONAL.search(said)):
            for words in (FILLERS, ACTIONS, QUALIFIERS):
                said = words.sub(" ", said)
        left += _NAME.findall(said)
    return " ".join(left)


def leaves_all_open(frame: Frame) -> bool:
    """Tell whether a question names nothing at all that it might be asked of."""
    # What is asked of the whole country is often only the rank of what was spoken of: 全国排第几.
    regional = [place for place in frame.places if place.name != COUNTRY]
    if regional or frame.documents or person_in(frame) or GENERAL.search(frame.rest):
        return False
    return not own_words(frame)


def is_plain(frame: Frame) -> bool:
    """Tell whether a question names nothing but what is spoken of everywhere: 2028年的算力目标."""
    if _QUOTED.search(frame.view):
        return False
    said = own_words(frame)
    for words in (RELATIONAL, ENTITY, ACTIONS, QUALIFIERS):
        said = words.sub(" ", said)
    return not _NAME.search(said)
