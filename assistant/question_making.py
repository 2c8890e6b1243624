"""Questions that sentences of articles seem to answer, made by rules from what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.sentences import split_sentences

SHORTEST_SUBJECT = 4
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
# What shall be at the end of a year: what has been is told of in too many ways.
_AIM = re.compile(r"(?:到|至|力争)(20\d\d)年")
_DOCUMENT = re.compile(r"《[^《》]{4,40}》")
# 到2027年，…普及率达到70%: what reaches the figure is asked for.
_REACHES = re.compile(
    r"(?P<subject>[^，。；：、《》（）“”\d]{4,26}?)(?:要)?(?:达到|超过|突破|定为|不低于|不少于|超)(?P<figure>约?[\d.]+)"
)
# 培育200家重点企业, 建成3个平台: how many are asked for.
_COUNTED = re.compile(
    r"(?P<verb>建成|建设|培育|打造|形成|引进|推出|部署)(?P<figure>\d+)(?P<unit>[个家项座款种])(?:以上)?(?:的)?"
    r"(?P<thing>[^，。；：、《》（）“”\d]{2,16})"
)
_ISSUED = re.compile(r"(?:印发|发布|公布|出台)")
# Words before the subject that belong to whoever says it.
_SAYING = re.compile(r"^.*(?:提出|要求|明确|要让|指出|报道|介绍|目标：|的目标是|把|使|全省|全市)")
_STUMP = re.compile(r"^(?:的|在|将|和|与|及|力争|年|要|还|并)+")
# What is done, or half of a list, is no thing that a question can be asked of.
_NO_THING = re.compile(r"^(?:建成|建设|归集|填补|培育|实现|推动|形成|打造)|(?:和|与|及|落地|已|上)$")


@dataclass(frozen=True, slots=True)
class MadeQuestion:
    """Hold a question and the words that its answer must hold."""

    question: str
    expected: str


def questions_from(text: str, regions: Sequence[str]) -> Iterator[MadeQuestion]:
    """Make questions of the sentences of a passage about regions, in Simplified Chinese."""
    region = regions[0] if regions else ""
    for span in split_sentences(text, 0, len(text)):
        sentence = text[span.start : span.end].strip()
        if not sentence.startswith("#"):
            yield from _from_sentence(sentence, region)


def _from_sentence(sentence: str, region: str) -> Iterator[MadeQuestion]:
    years = _YEAR.findall(sentence)
    document = _DOCUMENT.search(sentence)
    if document and _ISSUED.search(sentence) and re.search(r"\d月\d+日", sentence):
        yield MadeQuestion(f"{document.group()}是什么时候印发的？", "月")
    aim = _AIM.search(sentence)
    if aim is None or len(set(years)) != 1:
        return
    when = f"{region}到{aim[1]}年"
    for found in _REACHES.finditer(sentence):
        subject = _STUMP.sub("", _SAYING.sub("", found["subject"])).removeprefix(region)
        subject = _STUMP.sub("", subject)
        if len(subject) >= SHORTEST_SUBJECT and not _NO_THING.search(subject):
            yield MadeQuestion(f"{when}的{subject}要达到多少？", found["figure"])
    for found in _COUNTED.finditer(sentence):
        if not _NO_THING.search(found["thing"]):
            yield MadeQuestion(f"{when}要{found['verb']}多少{found['unit']}{found['thing']}？", found["figure"])
