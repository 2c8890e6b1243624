"""Documents that questions and sentences name, by a title or by what they are: 那份数字经济三年行动计划."""

from __future__ import annotations

import re
from functools import lru_cache

from documents.regions import Gazetteer
from documents.script import fold
from index.terms import passage_terms
from index.usage import in_mainland_words

SAME = 0.5
"""Share of the shorter name's own words that two names of one document have in common."""
LEAST = 3
"""Terms that two names must each have beside artificial intelligence to be told apart by these alone."""
_KINDS = "方案|计划|(?<!征求)意见|措施|办法|规划(?![了到在])|条例|白皮书|细则"
_TITLE = re.compile(r"《([^《》]+)》")
_KIND = re.compile(_KINDS)
# In the names of nearly all: it tells two apart only where nothing else does.
_ARTIFICIAL_INTELLIGENCE = frozenset(passage_terms("人工智能"))
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?=[号號](?!楼|樓|线|線|院))")
_PHRASE = re.compile(rf"[^,。;:、?!\s的《》|]{{2,30}}?(?:{_KINDS})")
_LONGER_PHRASE = re.compile(rf"[^,。;:、?!\s的《》|]{{2,30}}的[^,。;:、?!\s的《》|]{{0,12}}?(?:{_KINDS})")
# 省里2025年4月那份…: what stands before says whose it is and of when.
_WHOSE = re.compile(
    r".*(?:[那这][份个批]|\d年|\d月|是|在|按照?|(?<!数)据|解读|印发|出台|发布|公布|宣布|推行|提出|通过|[和与跟及])"
)
_ASKED_FOR = re.compile(r"哪|几[份个]|多少|一共")
# What very many documents are called.
_COMMON = re.compile(
    rf"{_KINDS}|征求意见稿?|行动|实施|工作|总体|专项|若干|政策|纲要|通知|关于|促进|支持|推动|加快|推进|深化|打造|进一步"
    r"|高质量|发展|产业(?!链)|[一二三四五六七八九十两\d]+[年条大项份个]|\d月|[那这该][份个批]|的|[(（][^)）]*[)）]|[“”「」\"]"
)


def named_document(question: str) -> frozenset[str]:
    """Give the words that make the name of a question's document its own; none where it names none, or several."""
    names = _names_asked(fold(in_mainland_words(question)))
    return _own_words(_WHOSE.sub("", names[0])) if len(names) == 1 else frozenset()


def described_document(question: str) -> frozenset[str]:
    """Give the same, or else the words that say which of many documents of its name is meant: 扩大应用的若干措施."""
    said = fold(in_mainland_words(question))
    names = _names_asked(said)
    longer = _LONGER_PHRASE.search(said)
    if len(names) != 1:
        return frozenset()
    return named_document(question) or _own_words(names[0]) or _own_words(longer.group() if longer else "")


def _names_asked(said: str) -> list[str]:
    names = _TITLE.findall(said) or _PHRASE.findall(said)
    return [one for one in names if not _ASKED_FOR.search(_WHOSE.sub("", one))]


def is_on_another(question: str, sentence: str) -> bool:
    """Say whether a sentence names documents, but not the one that the question does."""
    numbers, said = set(_NUMBER.findall(question)), set(_NUMBER.findall(sentence))
    if numbers and said:
        return not numbers & said
    wanted = named_document(question)
    if not wanted:
        return False
    names = names_in(sentence)
    differ = bool(names) and all(_differ(wanted, one) for one in names) and not _is_described(question, sentence)
    return differ or _is_of_another_kind(question, sentence)


def _is_described(question: str, sentence: str) -> bool:
    """Say whether a sentence calls a document by no word of its own, but by one of the question: 总体方案."""
    (asked,) = _names_asked(fold(in_mainland_words(question)))
    described = [_words(_KIND.sub(" ", name)) for name in _all_names(sentence) if not _own_words(name)]
    return any(words & _words(_KIND.sub(" ", asked)) for words in described)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two names have too little in common, beside artificial intelligence where both say more."""
    own, others = one - _ARTIFICIAL_INTELLIGENCE, other - _ARTIFICIAL_INTELLIGENCE
    if min(len(own), len(others)) >= LEAST:
        one, other = own, others
    return len(one & other) < SAME * min(len(one), len(other))


def _is_of_another_kind(question: str, sentence: str) -> bool:
    """Say whether a question gives a title, and all that a sentence gives are of plans where it is of measures."""
    wanted, *others = [_kinds_in(title) for title in _TITLE.findall(fold(question))] or [[]]
    named = [_kinds_in(title) for title in _TITLE.findall(fold(sentence))]
    return bool(wanted and named) and not others and all(kinds and kinds[-1] != wanted[-1] for kinds in named)


def _kinds_in(title: str) -> list[str]:
    return _KIND.findall(title)


def names_in(sentence: str) -> list[frozenset[str]]:
    """Give the words that make each of the documents' names in a sentence its own."""
    return [words for words in map(_own_words, _all_names(sentence)) if words]


def _all_names(sentence: str) -> list[str]:
    folded = fold(in_mainland_words(sentence))
    return [*_TITLE.findall(folded), *_PHRASE.findall(_TITLE.sub("|", folded))]


@lru_cache(maxsize=4096)
def _own_words(name: str) -> frozenset[str]:
    """List the words of a name that not very many documents, nor those of other regions, share."""
    for mention in reversed(Gazetteer.load().mentions(name)):
        name = f"{name[: mention.start]} {name[mention.end :]}"
    return _words(_COMMON.sub(" ", name))


def _words(text: str) -> frozenset[str]:
    return frozenset(term for term in passage_terms(text) if len(term) > 1 and not term.isdigit())
