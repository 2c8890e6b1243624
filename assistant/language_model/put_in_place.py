"""Names that a sentence puts in the place of another: 中联重科用智慧育种 where the quote says 隆平高科用智慧育种."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language_model.common_words import without_common_words
from assistant.verification import Fault, FaultKind
from assistant.verification.figures import mask
from assistant.verification.own_words import without_own_words
from assistant.verification.reading import Reading

_RUN = re.compile(r"[㐀-䶿一-鿿]{2,8}")
# 新京报说 tells who tells it.
_TELLS = re.compile(r"[说称讲写]$|[省市]|[几这那各此每两三四五六七八九十][类种个家项份条地些]|自")
_NO_NAME = re.compile(rf"{_TELLS.pattern}|全|文件|方案|资料|报道|当地|计划|措施|意见|目标")
_FEWEST = 3
_AFTER = 3
"""Characters after a name that must follow another in the quote."""
_BEFORE = 6
_JOINTS = frozenset("与和同由向被跟")
_STARTS = frozenset("，。；：、 \n")


def put_in_place_faults(said: Reading, quoted: Reading, context: Reading) -> Iterator[Fault]:
    """Find words unknown to quote and context that stand before what the quote says of something else."""
    known = f"{quoted.folded}\n{context.folded}"
    unplaced = mask(said.folded, ((one.start, one.end) for one in said.mentions))
    plain = without_own_words(without_common_words(unplaced))
    for found in _RUN.finditer(plain):
        start, last = found.span()
        # Up to the first two characters that are known together.
        end = next((at for at in range(start, last - 1) if said.folded[at : at + 2] in known), last)
        is_joined = start > 0 and said.folded[start - 1] in _JOINTS
        after = said.folded[end : end + _AFTER]
        if end - start < _FEWEST - is_joined or len(after) < _AFTER or _TELLS.search(said.folded[start:end]):
            continue
        if _follows_another(said.folded, start, after, quoted.folded):
            yield _fault(said, start, end)
    yield from _borrowed_faults(said, quoted, context)


def _borrowed_faults(said: Reading, quoted: Reading, context: Reading) -> Iterator[Fault]:
    """Find who begins a sentence, is named in the context only, and does what the quote says of another."""
    found = _RUN.match(said.folded)
    if found is None:
        return
    end = next((at for at in range(found.end() - 1) if said.folded[at : at + 2] in quoted.folded), 0)
    name, after = said.folded[:end], said.folded[end : end + _AFTER]
    is_named = (
        end > 1
        and _NO_NAME.search(name) is None
        and name in context.folded
        and not any(one.start < end for one in said.mentions)
    )
    if is_named and len(after) == _AFTER and _follows_another(said.folded, 0, after, quoted.folded):
        yield _fault(said, 0, end)


def _fault(said: Reading, start: int, end: int) -> Fault:
    words = said.said(start, end)
    return Fault(FaultKind.ORGANISATION, words, f"the quote says this of another than {words}")


def _follows_another(said: str, start: int, after: str, quoted: str) -> bool:
    before = said[start - 1 : start]
    for found in re.finditer(re.escape(after), quoted):
        preceding = quoted[max(0, found.start() - _BEFORE) : found.start()]
        if before in _JOINTS and before:
            if before in preceding:
                return True
        elif (not before or before in _STARTS) and preceding and preceding[-1].isalpha():
            return True
    return False
