"""What an article says of itself or of its sources, not of its matter: that nothing was found, that figures differ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer_types import asks_for_a_body
from assistant.drafts import answering, quoted
from assistant.evidence import Evidence
from assistant.question import Question
from assistant.verification.reading import read
from documents.regions import Gazetteer
from documents.script import fold

MARGIN = 4.0
"""How far behind a remark plain words with the same figure may be."""
_REMARK = re.compile(
    r"没有(?:找到|见到|采用|查到)|未(?:见|采用|找到)(?!成效)|资料不多|材料很少|无从判断"
    r"|本简报所用|推断的|[写说]法(?:不一|不同)|两种[写说]法|口径不[同一]|不[宜能]直接"
)

_CLAUSE = "[^，,；;。]*"
_NOT_FOUND = re.compile(
    rf"(?P<before>{_CLAUSE}?)(?:本简报)?(?:没有(?:找到|见到|查到)|未(?:见到|找到|查到))(?P<after>{_CLAUSE})"
)
_UNSEEN = re.compile(r"(?:^|[,;。])(?P<thing>[^,;。]{2,10})未见(?=[,;。]|$)")
_BODY = re.compile(r"(?:机关|单位|部门)$")
_NOTHING_OF_ITS_OWN = re.compile(r"(?:可靠|官方|确切|公开|的)*(?:数据|数字|数值|说明)?")


def finds_nothing(question: Question, evidence: Evidence) -> bool:
    """Say whether the words of a sentence that answer are of what it tells was not found.

    That is the clause that tells so, and what stands before it where the clause names nothing: 规模，没有找到数字.
    Where a clause tells so of what the question names, 印发机关未见, nothing else of the sentence answers.
    """
    said = fold(quoted(evidence))
    if any(_asks_for(question, unseen["thing"]) for unseen in _UNSEEN.finditer(said)):
        return True
    found = _NOT_FOUND.search(said)
    if found is None or all(map(_NOT_FOUND.search, re.split("[，,；;]", said))):
        return found is not None
    is_of_all = not found["before"].strip() and _NOTHING_OF_ITS_OWN.fullmatch(found["after"]) is not None
    begins, ends = (0 if is_of_all else found.start()), found.end()
    if evidence.answer is None:
        return ends - begins >= len(said) - 1
    return begins <= evidence.answer.start - evidence.start and evidence.answer.end - evidence.start <= ends


def _asks_for(question: Question, thing: str) -> bool:
    """Say whether a question asks for a thing: a body by whatever kind of body it is."""
    asked = fold(question.said)
    return thing[-2:] in asked or (_BODY.search(thing) is not None and asks_for_a_body(asked))


def is_remark(evidence: Evidence) -> bool:
    """Say whether a sentence speaks of its article or of its sources."""
    return _REMARK.search(fold(quoted(evidence))) is not None


def plain_first(evidence: Sequence[Evidence], gazetteer: Gazetteer) -> list[Evidence]:
    """Put before a remark that is best the first other sentence, hardly behind it, that answers with its figure."""
    ordered = list(evidence)
    if not ordered or not is_remark(ordered[0]):
        return ordered
    figures = _figures(answering(ordered[0]) or "", gazetteer)
    for one in ordered[1:]:
        if one.score < ordered[0].score - MARGIN:
            break
        if one.regions == ordered[0].regions and not is_remark(one) and figures & _figures(quoted(one), gazetteer):
            return [one, *(other for other in ordered if other is not one)]
    return ordered


def _figures(text: str, gazetteer: Gazetteer) -> set[tuple[object, str]]:
    return {(figure.value, figure.unit) for figure in read(text, gazetteer).figures}
