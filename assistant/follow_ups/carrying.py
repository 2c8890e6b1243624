"""The last question asked of another thing: 工业大模型呢 after 创新中心最高补多少, 解读发布会呢 after 哪天印发."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.follow_ups.content import Chunk, chunks, is_verb
from assistant.follow_ups.frame import Frame
from assistant.follow_ups.vocabulary import ASKING
from assistant.follow_ups.wording import time_written

# What is said of a thing begins here: 最高补多少, 每年发放多少, 要达到多少.
_SAID = re.compile(
    r"最[高低多少大小长]|至多|不超|每(?:[年月个家]|$)|计划|[拟预]计?|[要将已应可]|一共|总共|累计|补(?!贴|助)|奖励|给予?|发放?|达到?|有(?!效|限|色)"
    r"|是|为|占|超过?|突破|培育|建成?|形成|印发|出台|发布|施行|共"
)
_OF_KIND = re.compile(r"^(?:其中)?的?|的$")
_WITHIN = re.compile(r"^(?:其中|里面)|的$")


def carried(noun: str, owner: str, last: Frame) -> Iterator[str]:
    """Give the ways to ask of a noun what the last question asked; `owner` is the region or document it belongs to.

    It takes the place of the thing asked about, or narrows it, or, in Chinese, goes before what is asked.
    """
    bare = _OF_KIND.sub("", noun)
    things = [run for run in chunks(last, comparing=False) if not is_verb(run)]
    if _WITHIN.search(noun) and things:
        yield _spliced(last.text, things[-1].start, things[-1].start, bare)
    for thing in reversed(things):
        name = named(thing)
        yield _spliced(last.text, name.start, name.end, bare)
    asked = None if last.is_english else ASKING.search(last.rest.rstrip("？?。.！! "))
    if asked:
        time = time_written(last.times[0].text, english=False) if last.times else ""
        yield f"{owner}{time}{'的' if owner or time else ''}{bare}{last.text[_said_from(last, asked.start()) :]}"


def named(thing: Chunk) -> Chunk:
    """Leave of a run what is a name, without what is said of it."""
    said = _SAID.search(thing.view, 1)
    if said is None:
        return thing
    return Chunk(thing.text[: said.start()], thing.view[: said.start()], thing.start, thing.start + said.start())


def _said_from(last: Frame, asked: int) -> int:
    """Find where what is said of the thing asked about begins: 最高补多少."""
    before = re.split(r"[\n，,、的]", last.rest[:asked])[-1]
    said = _SAID.search(before)
    return asked - len(before) + said.start() if said else asked


def _spliced(text: str, start: int, end: int, words: str) -> str:
    return text[:start] + words + text[end:]
