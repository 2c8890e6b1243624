"""Sentences on another trade, voucher, document or thing than the one asked for: the digital economy's figure for
artificial intelligence's."""

from __future__ import annotations

import re

from assistant.asked_things import lacks_the_thing
from assistant.named_documents import is_on_another
from documents.script import fold
from documents.sentences import Span
from index.usage import in_mainland_words

# Trades whose sizes stand side by side in policy documents, each with the names that it goes by.
_SUBJECTS = {
    "artificial intelligence": r"人工智能|大模型|(?<![a-z])ai(?![a-z])|artificial intelligence",
    "digital economy": r"数字经济|digital econom(?:y|ies)",
    "robots": r"机器人|\brobot(?:s|ics)?\b",
    "software": r"软件|\bsoftware\b",
    "chips": r"集成电路|半导体|芯片|semiconductors?|integrated circuits?|\bchips?\b",
    "big data": r"大数据|数据产业|\bbig data\b",
    "low-altitude economy": r"低空经济|low-altitude",
    "vehicles": r"汽车|\bvehicles?\b",
    "computing power": r"算力|computing power",
}
_SIZE = re.compile(
    r"规模|产值|营收|收入|增加值|总量|\b(?:size|scale|revenue|output|value|large|big)\b.*\b(?:industr|econom|sector)"
    r"|\b(?:industry|sector|economy) (?:size|scale|revenue|output|value|target)"
)
# 算力券, 语料券: one is no other's.
_VOUCHER = re.compile(
    r"(?:算力|训力|模型|语料|数据|场景|创新|服务|科技|[a-z]+)(?=券)|(?:comput\w*|model|corpus|data)(?= vouchers?)"
)
_IN_ENGLISH = {"model": "模型", "corpus": "语料", "data": "数据"}
_TITLE = re.compile(r"《[^《》]*》")
_NUMBER = re.compile(r"\d[\d.]*")
_NAMES = re.compile("|".join(f"(?P<s{number}>{names})" for number, names in enumerate(_SUBJECTS.values())))


def tells_of_a_rival(question: str, sentence: str, answer: Span | None) -> bool:
    """Say whether the words that answer a question for the size of one trade tell of another.

    The trade named last before the words' figure, in the sentence but in no title, is theirs. Questions that name no
    trade, or ask for no size, have no rivals; of vouchers and documents, others than those a question names are. Where
    it asks for a measure by name, or how many of something there are, a sentence without a word of that tells of
    something else.
    """
    asked = fold(in_mainland_words(question))
    if _is_of_another_voucher(asked, fold(sentence)) or is_on_another(question, sentence):
        return True
    if lacks_the_thing(question, sentence):
        return True
    subjects = {_subject(found) for found in _NAMES.finditer(asked)}
    if answer is None or not subjects or not _SIZE.search(asked) or _VOUCHER.search(asked):
        return False
    figures = [found.start() for found in _NUMBER.finditer(sentence, answer.start, answer.end)] or [answer.end]
    named = [_named_last(sentence[:start]) for start in figures]
    return all(named) and not subjects & {*named}


def _named_last(before: str) -> str | None:
    """Name the trade that is named last, titles left out."""
    named = [_subject(found) for found in _NAMES.finditer(_TITLE.sub("", fold(before)))]
    return named[-1] if named else None


def _is_of_another_voucher(asked: str, said: str) -> bool:
    """Say whether a sentence names vouchers, but none that is asked for."""
    wanted, named = ({_voucher(found) for found in _VOUCHER.finditer(text)} for text in (asked, said))
    return bool(wanted and named) and not wanted & named


def _voucher(found: re.Match[str]) -> str:
    name = found.group()
    return _IN_ENGLISH.get(name, "算力" if name.startswith("comput") else name)


def _subject(found: re.Match[str]) -> str:
    return str(found.lastgroup)
