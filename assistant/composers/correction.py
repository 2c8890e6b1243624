"""The answer to a question that takes a figure for another region's or another year's."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafts import Claim, Draft, Layout, quoted
from assistant.evidence import Evidence
from assistant.question import Question
from assistant.verification.reading import read
from assistant.wording import WORDS
from documents.regions import Gazetteer

NEAR = 0.6
"""Share of a question's terms that a passage must hold to be on the same matter."""


def compose_correction(question: Question, evidence: Sequence[Evidence], gazetteer: Gazetteer) -> Draft | None:
    """Say whose figure it is that a question gives another region or year; None where it gives none."""
    figures = read(question.text, gazetteer).figures
    # 百亿级 is a rank, and what is asked for may be counted by it.
    asked = {
        (one.value, one.unit) for one in figures if one.value > 1 and question.text[one.end : one.end + 1] not in "级級"
    }
    if not asked or not (question.regions or question.years):
        return None
    for one in evidence:
        elsewhere = one.features.regions == -1.0 or one.features.years == -1.0
        if not elsewhere or one.features.context_coverage < NEAR:
            continue
        said = {(figure.value, figure.unit) for figure in read(quoted(one), gazetteer, one.article.published).figures}
        if asked & said:
            return Draft(Layout.PARAGRAPHS, (Claim(quoted(one), one),), lead=WORDS[question.language].correction)
    return None
