"""What a model tells as more certain than its quotes do: expected for there, reported or claimed for known, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.verification import Fault, FaultKind
from assistant.verification.reading import Reading

_EXPECTED = re.compile(r"有望|预计|预期|预测|估算|或将|可能")
_UNCERTAIN = re.compile(
    r"有望|[预估]|可能|或|望|将|目标|计划|力争|争取|打算|拟|要"
    r"|\b(?:may|might|could|will|expect\w*|estimat\w*|project\w*|forecast\w*|likely|target\w*|plan\w*|aim\w*|goals?)\b"
)
_SURE = re.compile(
    r"毫无疑问|无疑|显然|必然|必定|肯定会|一定(?:会|能)|毋庸置疑|众所周知"
    r"|\b(?:surely|undoubtedly|certainly|clearly|obviously|definitely|of course)\b"
)
_BECAUSE = re.compile(
    r"因为|由于|原因(?:是|在于)|得益于|归功于|源于|之所以|\b(?:because|thanks to|due to|owing to|reason)\b"
)
_GIVES_REASON = re.compile(
    r"因|由于|得益|归功|源于|缘|靠|凭|鉴于|从而|使|带动|推动|受"
    r"|\b(?:because|thanks to|due to|owing to|reason|since|as)\b"
)
_CLAIMED = re.compile(r"(?:报道|文章|该报|企业|公司|官方|通稿|文中)[^，。；]{0,4}称|据称|宣称|声称")
_OWNED_UP = re.compile(r"自[陈认称评]|坦承|自我(?:评价|定位)|给自己的定位")
_SUPERLATIVE = re.compile(
    r"第[一二三四五]|首[个家位次]|最|领先|唯一|居全[国省区]|\b(?:rank(?:s|ed|ing)?|first|most|largest|biggest|leading|only|best)\b"
)
_ATTRIBUTED = re.compile(
    r"据|称|说|报道|认为|自[陈认评]|定位|坦承|承认|表示|写|文件|规划|[来资]料"
    r"|\b(?:accord\w+|report\w*|says?|said|claim\w*|admit\w*|acknowledg\w*|describ\w*|stat(?:es?|ed)|own|plan|position\w*|itself)\b"
)


def certainty_faults(said: Reading, quoted: Reading) -> Iterator[Fault]:
    """Find what is told as certain, known to all or the reason of something where the quote does not."""
    yield from _foretold_faults(said, quoted)
    sure = _SURE.search(said.folded)
    if sure and not _SURE.search(quoted.folded):
        yield Fault(FaultKind.MODIFIER, sure.group(), f"the quote does not say {sure.group()}")
    reason = _BECAUSE.search(said.folded)
    if reason and not _GIVES_REASON.search(quoted.folded):
        yield Fault(FaultKind.UNSUPPORTED, said.text, "the quote gives no reason")
    if _ATTRIBUTED.search(said.folded):
        return
    is_bare = all(one.unit == "ordinal" for one in said.figures)
    claims = is_bare and _CLAIMED.search(quoted.folded) and _SUPERLATIVE.search(said.folded)
    if claims or _OWNED_UP.search(quoted.folded):
        yield Fault(FaultKind.MOOD, said.text, "the quote tells who says so")


def _foretold_faults(said: Reading, quoted: Reading) -> Iterator[Fault]:
    """Find figures told as certain that the quote only expects: 有望突破."""
    if _UNCERTAIN.search(said.folded):
        return
    for figure in said.figures:
        given = [
            one
            for one in quoted.figures
            if (one.value, one.unit, one.modifier) == (figure.value, figure.unit, figure.modifier)
        ]
        clauses = [quoted.clause_at(one.start) for one in given]
        if given and all(_EXPECTED.search(quoted.folded, *clause) for clause in clauses):
            words = said.said(figure.start, figure.end)
            yield Fault(FaultKind.MOOD, words, f"the quote only expects {words}")
