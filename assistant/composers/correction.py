"""The answer to a question that takes for granted what the articles say otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.composers.fact import compose_fact
from assistant.drafts import Claim, Draft, Layout, quoted
from assistant.evidence import Evidence
from assistant.premises import Premise
from assistant.question import Question
from assistant.verification.figures import Figure
from assistant.verification.reading import read
from assistant.wording import WORDS
from documents.regions import Gazetteer

CLOSE = 6
"""Pieces of evidence among which the figure of a question is looked for."""
BEHIND = 3.0
"""How far behind the best evidence one with a figure of the unit claimed may be."""
COVERED = 0.7
"""Share of the terms that the best sentence names which another that has the question's figure must name."""
NEAR = 0.6
"""Share of a question's terms that a passage must hold to be on the same matter."""


def compose_correction(
    question: Question, premise: Premise, evidence: Sequence[Evidence], gazetteer: Gazetteer
) -> Draft | None:
    """Say whose figure it is that a question gives another region or year; None where it gives none."""
    if not (question.regions or question.years):
        return None
    for one in evidence:
        elsewhere = bool(question.regions) and not one.regions & {*question.regions}
        elsewhere = elsewhere or one.features.years == -1.0
        if elsewhere and one.features.context_coverage >= NEAR and premise.holds(_figures(one, gazetteer)):
            return Draft(Layout.PARAGRAPHS, (Claim(quoted(one), one),), lead=WORDS[question.language].correction)
    return None


def compose_contradiction(
    question: Question, premise: Premise, evidence: Sequence[Evidence], gazetteer: Gazetteer
) -> Draft | None:
    """Answer the question without its figure, and say so where the figure of the articles is another.

    `evidence` answers the question without its figure, best first.
    """
    best = _of_its_unit(premise, evidence, gazetteer)
    evidence = [best, *(one for one in evidence if one is not best)]
    said = _figures(best, gazetteer)
    if premise.holds(said):
        return compose_fact(question, evidence, gazetteer)
    if not premise.is_contradicted(said):
        return None
    # The figure itself may be given for another year or thing, close by: who reads both sees what was mixed up.
    meant = [
        one
        for one in evidence[1:CLOSE]
        if one.features.regions >= best.features.regions
        and one.features.coverage >= COVERED * best.features.coverage
        and premise.holds(_figures(one, gazetteer))
    ]
    draft = compose_fact(question, evidence[:1], gazetteer)
    claims = (*draft.claims, *(Claim(quoted(one), one) for one in meant[:1]))
    return replace(draft, claims=claims, lead=WORDS[question.language].otherwise)


def has_claimed(premise: Premise, evidence: Evidence, gazetteer: Gazetteer) -> bool:
    """Say whether evidence gives the figure that a question takes for granted."""
    return premise.holds(_figures(evidence, gazetteer))


def _of_its_unit(premise: Premise, evidence: Sequence[Evidence], gazetteer: Gazetteer) -> Evidence:
    """Choose the best evidence, or one hardly behind it that has a figure of the unit claimed where that has none."""
    best = evidence[0]
    units = {figure.unit for figure in premise.figures}
    near = (
        one
        for one in evidence[:CLOSE]
        if one.score >= best.score - BEHIND
        and one.features.regions >= best.features.regions
        and one.features.years >= best.features.years
        and units & {figure.unit for figure in _figures(one, gazetteer)}
    )
    return next(near, best)


def _figures(evidence: Evidence, gazetteer: Gazetteer) -> tuple[Figure, ...]:
    return read(quoted(evidence), gazetteer, evidence.article.published).figures
