"""The titles of documents: in questions, in quotes, and without their region."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.follow_ups.frame import Frame, read_frame
from assistant.follow_ups.policy_words import ACTIONS
from assistant.follow_ups.vocabulary import ASKING
from documents.regions import Gazetteer
from documents.script import to_simplified

_KINDS = "行动方案|实施方案|工作方案|方案|行动计划|计划|若干措施|措施|实施意见|意见|办法|规划|通知|条例|白皮书|政策"
_UNTITLED = re.compile(
    rf"(?:[\w“”\"「」+＋—–\-]|（[^（）]{{1,20}}）){{2,40}}?(?:{_KINDS})(?:（[^（）]{{1,20}}）)?"
    r"(?=的|[是由在有何哪]|什么|共|$|[？?，,])"
)
# 深圳的人工智能终端行动计划要求…, in what an article says.
_DESCRIBED = re.compile(
    r"[^，,。；;：:、《》\s]{2,30}?(?:方案|计划|措施|意见|规划|条例|办法|白皮书)"
    r"(?=要求|提出|规定|明确|还|也|把|将|对|给|为|安排|列|写|计划|力争|共)"
)
_ENGLISH_KIND = re.compile(
    r"\b(?:plan|measures|policy|scheme|programme|program|white paper|guidelines|strategy)\b(?!\s+(?:to|for)\b)",
    re.IGNORECASE,
)
_ENGLISH_WORD = re.compile(r"[\w+'’-]+")
_KIND_ONLY = re.compile(rf"(?:[这那该此本上述]+[份个项]?)?(?:{_KINDS})")
# 江苏出台了什么政策 names no document.
_CLAUSE = re.compile(r"什么|哪|多少|几|谁|怎|如何|了|有|对|要|出台|印发|发布|请问")
_WHOLE = re.compile(rf"[^，。；\n]{{6,80}}(?:{_KINDS})(?:（[^（）]{{1,20}}）)?")
_KIND = re.compile(rf"({_KINDS})(?:（[^（）]*）)?》?$")
_MARKS = re.compile(r"[《》]|（[^（）]*）|^关于|(?:19|20)\d{2}(?:[—–-](?:19|20)\d{2})?年?")


def documents_in(text: str, gazetteer: Gazetteer) -> list[str]:
    """List the documents that what an article says names: titles and numbers, or else 深圳的终端行动计划."""
    named = [one.text for one in read_frame(text, gazetteer).documents]
    return named or [one for one in _DESCRIBED.findall(text) if not _CLAUSE.search(one)]


def is_whole_title(title: str) -> bool:
    """Tell whether an article's title is that of a document: it ends in 方案, 通知 and the like."""
    return _WHOLE.fullmatch(title.strip("《》")) is not None


def untitled_document(frame: Frame) -> str | None:
    """Find words of a question that name a document without 《》: 江苏“人工智能+”行动方案."""
    if frame.is_english:
        return _untitled_english(frame)
    for found in _UNTITLED.finditer(frame.view):
        start = max([found.start(), *(time.end for time in frame.times if time.end < found.end())])
        if _CLAUSE.search(frame.view[start : found.end()]):
            continue
        if not _KIND_ONLY.fullmatch(frame.rest[start : found.end()].strip("\n的省市")):
            return frame.text[start : found.end()].lstrip("的")
    return None


def _untitled_english(frame: Frame) -> str | None:
    found = _ENGLISH_KIND.search(frame.text)
    if found is None:
        return None
    start = found.start()
    for word in reversed(list(_ENGLISH_WORD.finditer(frame.text, 0, found.start()))):
        if ASKING.fullmatch(word.group()) or ACTIONS.fullmatch(word.group()):
            break
        start = word.start()
    return frame.text[start : found.end()] if start < found.start() else None


def fits(document: str, regions: Iterable[str], gazetteer: Gazetteer) -> bool:
    """Tell whether a document can speak of one of the regions, as far as its title names a region itself."""
    titled = [*gazetteer.regions_in(document), *gazetteer.groups_in(document)]
    wanted = list(regions)
    return not titled or not wanted or any(gazetteer.covers(t, w) for t in titled for w in wanted)


def covers_all(document: str, regions: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Tell whether a document names no region, or one that covers all the regions."""
    titled = gazetteer.regions_in(document)
    return not titled or all(any(gazetteer.covers(t, region) for t in titled) for region in regions)


def bare_title(title: str, gazetteer: Gazetteer) -> str:
    """Leave the region, the years and the marks out of a title: “人工智能+”行动方案."""
    bare = _MARKS.sub("", title)
    for mention in reversed(gazetteer.mentions(bare)):
        bare = bare[: mention.start] + bare[mention.end :]
    return bare.removeprefix("关于")


def is_kind(words: str) -> bool:
    """Tell whether words name nothing but a kind of document: 方案."""
    return _KIND_ONLY.fullmatch(words) is not None


def kind_in(words: str) -> bool:
    """Tell whether words end in a kind of document: 浙江的若干措施."""
    return _KIND.search(to_simplified(words)) is not None


def kind_of(title: str) -> str:
    """Name the kind of a document by the end of its title: 若干措施."""
    found = _KIND.search(title)
    return found.group(1) if found else "文件"
