"""The answer to a question on one fact: the short answer, then the sentences that carry it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.composers.disagreement import disagreeing
from assistant.composers.remarks import plain_first
from assistant.composers.timing import timely_first
from assistant.drafts import Claim, Draft, Layout, answering, quoted
from assistant.evidence import Evidence
from assistant.question import Question
from assistant.verification.reading import read
from assistant.wording import WORDS
from documents.regions import Gazetteer


@dataclass(frozen=True, slots=True)
class FactOptions:
    """Say how many sentences an answer may have, and how far behind the best one they may be.

    `surest` is how sure the reader must be, from -1 to 1, for its words to stand alone; a second sentence
    needs `second`.
    """

    longest: int = 3
    margin: float = 0.7
    surest: float = 0.0
    second: float = 0.2


def compose_fact(
    question: Question, evidence: Sequence[Evidence], gazetteer: Gazetteer, options: FactOptions = FactOptions()
) -> Draft:
    """Say the best sentence, its short answer before it, and those nearly as good that answer too.

    Another must say something of the same figure, or be as much on what is asked where the best gives none.
    Where another article gives another figure, each is given with its article's date.
    """
    evidence = timely_first(question, plain_first(evidence, gazetteer), gazetteer)
    best, *others = evidence
    short = best if best.answer is not None and best.features.read >= options.surest else None
    claims = _claims(best) if short else [Claim(quoted(best), best)]
    if short and (different := disagreeing(evidence, gazetteer)):
        dated = [Claim(claim.text, claim.evidence, dated=True) for one in (best, *different) for claim in _claims(one)]
        return Draft(Layout.PARAGRAPHS, tuple(dated), lead=WORDS[question.language].disagreement, short=short)
    figures = _values(best, gazetteer)
    # One figure is the whole answer, unless several years are asked for.
    is_whole = bool(short and figures and len(question.years) < 2)
    near = [
        one
        for one in others
        if one.score >= best.score - options.margin
        and (_values(one, gazetteer) & figures or (not is_whole and _is_as_near(one, best)))
    ]
    more = [one for one in near if short is None or (one.answer and one.features.read >= options.second)]
    claims += [Claim(quoted(one), one) for one in more[: options.longest - 1]]
    return Draft(Layout.PARAGRAPHS, tuple(claims), short=short)


def _is_as_near(one: Evidence, best: Evidence) -> bool:
    mine, other = one.features, best.features
    as_near = mine.coverage >= other.coverage and mine.context_coverage >= other.context_coverage
    return as_near and mine.kind >= other.kind


def _values(evidence: Evidence, gazetteer: Gazetteer) -> set[tuple[Fraction, str]]:
    return {(figure.value, figure.unit) for figure in read(answering(evidence) or "", gazetteer).figures}


def _claims(evidence: Evidence) -> list[Claim]:
    """Give the short answer before its sentence, unless it is the whole of it."""
    words, whole = answering(evidence), quoted(evidence)
    claims = [Claim(whole, evidence)]
    if words and words != whole.rstrip("。.；;！？"):
        claims.insert(0, Claim(words, evidence))
    return claims
