"""What a question names beside its documents, regions and times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.follow_ups.frame import Frame
from assistant.follow_ups.policy_words import ACTIONS, ENTITY, METRIC, QUALIFIERS, RELATIONAL
from assistant.follow_ups.titles import is_kind, kind_in
from assistant.follow_ups.vocabulary import ASKING, COMPARING, FILLERS, LEADING_PARTICLES, TRAILING_PARTICLES
from assistant.parts import Parts

_WORD = re.compile(r"\w")
_APART = re.compile(r"[\n，,。；;：:？?！!、]+")
_OWNED = re.compile(r"的(?!确)")
# 模型券按多少比例补助: what is done rather than a figure.
_SUPPORTED = re.compile("补[助贴]")
_PLACE = re.compile("省份?|城?市|地[区方]")
_ENGLISH_EDGE = re.compile(r"^(?:'s|’s)\s*|\s*(?:'s|’s)$")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Hold a run of naming words and where it stands in the question."""

    text: str
    view: str
    start: int
    end: int


def chunks(frame: Frame, *, comparing: bool = True) -> tuple[Chunk, ...]:
    """Cut the naming words of a question into runs; without `comparing` words that compare are left out."""
    rest = _OWNED.sub("\n", frame.rest)
    # Before the words that ask, for 哪个更高 holds one.
    rest = ASKING.sub(_blank, rest if comparing else COMPARING.sub(_blank, rest))
    found = []
    start = 0
    for gap in [*_APART.finditer(rest), None]:
        end = len(rest) if gap is None else gap.start()
        chunk = _trimmed(frame, start, end)
        if chunk is not None:
            found.append(chunk)
        start = end if gap is None else gap.end()
    return tuple(found)


def subject_of(frame: Frame) -> str:
    """Say what is asked about beside documents, regions and times."""
    runs = chunks(frame, comparing=False)
    return _joined(frame, runs) if runs else ""


def thing_of(frame: Frame) -> str:
    """Name the first thing that is asked about, without what is done to it and what it is said to be."""
    runs = chunks(frame, comparing=False)
    things = [run for run in runs if not is_verb(run)] or list(runs)
    # 国家的意见2027年普及率目标 is on a rate, not on a paper.
    while len(things) > 1 and (
        is_kind(things[0].view) or _PLACE.fullmatch(things[0].view) or _is_of_a_document(things)
    ):
        del things[0]
    first = things[:1]
    for run in things[1:]:
        if not _is_near(frame, first[-1], run):
            break
        first.append(run)
    # Of a thing that no figure is, the figure that is asked for later: 集群的数据中心，绿电比例要到多少.
    later = [run for run in things[len(first) :] if _is_a_figure(run, frame)]
    if later and not frame.is_english and not any(METRIC.search(run.view) for run in first):
        end = [found.end() for found in METRIC.finditer(later[0].view)][-1]
        return f"{_joined(frame, first)}的{later[0].text[:end]}"
    return _joined(frame, first) if first else ""


def _is_a_figure(run: Chunk, frame: Frame) -> bool:
    """Tell whether a run names a figure, rather than what is done, or how much of it: 按多少比例补助."""
    return bool(METRIC.search(_SUPPORTED.sub("", run.view))) and not frame.view[: run.start].endswith(("多少", "几"))


def _is_of_a_document(things: Sequence[Chunk]) -> bool:
    """Tell whether the first thing only gives the figure asked for: 行动方案给2026年定的算力规模."""
    return kind_in(things[0].view) and bool(METRIC.search(things[1].view)) and not METRIC.search(things[0].view)


def parts_of(frame: Frame) -> Parts:
    """Name the parts of a question."""
    documents = tuple(dict.fromkeys(document.text for document in frame.documents))
    return Parts(frame.regions, frame.years, documents, subject_of(frame))


def names_nothing_else(frame: Frame) -> bool:
    """Tell whether a question holds, beside its marked pieces, only words that ask or join."""
    rest = FILLERS.sub(_blank, ASKING.sub(_blank, frame.rest))
    return not _WORD.search(rest.replace("'s", "").replace("’s", ""))


def is_policy(chunk: Chunk) -> bool:
    """Tell whether a run speaks of what policies speak of."""
    return any(words.search(chunk.view) for words in (RELATIONAL, ENTITY, ACTIONS, QUALIFIERS))


def is_verb(chunk: Chunk) -> bool:
    """Tell whether a run names only what is done."""
    return not any(words.search(chunk.view) for words in (RELATIONAL, ENTITY)) and bool(ACTIONS.search(chunk.view))


def _is_near(frame: Frame, before: Chunk, after: Chunk) -> bool:
    return frame.text[before.end : after.start] in ("的", " ", "的 ", " of the ", " of ")


def _joined(frame: Frame, runs: Sequence[Chunk]) -> str:
    """Join runs, those that only 的 or a space parts as the question writes them."""
    apart = " " if frame.is_english else ""
    joined = runs[0].text
    for before, after in pairwise(runs):
        gap = frame.text[before.end : after.start]
        joined += (gap if _is_near(frame, before, after) else apart) + after.text
    return joined


def _blank(found: re.Match[str]) -> str:
    return "\n" * len(found.group())


def _trimmed(frame: Frame, start: int, end: int) -> Chunk | None:
    leading = LEADING_PARTICLES.match(frame.view, start, end)
    start = leading.end() if leading else start
    trailing = TRAILING_PARTICLES.search(frame.view, start, end)
    end = trailing.start() if trailing else end
    text = frame.text[start:end]
    text = _ENGLISH_EDGE.sub("", text)
    start += frame.text[start:end].find(text)
    end = start + len(text)
    if not _WORD.search(text) or (len(text) == 1 and text.isascii()):
        return None
    return Chunk(text, frame.view[start:end], start, end)
