"""What an article says of itself or of its sources, not of its matter: that nothing was found, that figures differ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafts import answering, quoted
from assistant.evidence import Evidence
from assistant.verification.reading import read
from documents.regions import Gazetteer
from documents.script import fold

MARGIN = 4.0
"""How far behind a remark plain words with the same figure may be."""
_REMARK = re.compile(
    r"没有(?:找到|见到|采用|查到)|未(?:见|采用|找到)(?!成效)|资料不多|材料很少|无从判断"
    r"|本简报所用|推断的|[写说]法(?:不一|不同)|两种[写说]法|口径不[同一]|不[宜能]直接"
)


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
