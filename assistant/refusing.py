"""Saying what is missing when the articles do not answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from assistant.evidence import Evidence
from assistant.question import Question
from assistant.scope import is_out_of_scope
from assistant.wording import WORDS, Words
from documents.regions import Gazetteer

OUT_OF_SCOPE = 0.02
"""The confidence under which a question without a region has nothing to do with the articles."""
NEAR = 0.5
"""Share of a question's terms that a passage must hold to be on the same matter."""


def word_refusal(
    question: Question,
    evidence: Sequence[Evidence],
    confidence: float,
    gazetteer: Gazetteer,
    covered: Collection[str],
    *,
    any_articles: bool,
    is_answered: Callable[[str], bool],
) -> str:
    """Say that nothing was found, which part is missing, and what can be asked instead.

    `covered` are the regions of the question that some article is about; `any_articles` says that there are
    some, even if none came up. What `is_answered` does not say is answered is not offered.
    """
    words = WORDS[question.language]
    if not any_articles:
        return words.no_articles
    if not evidence:
        return words.not_found
    far = confidence < OUT_OF_SCOPE and not question.regions and not question.groups
    if far or is_out_of_scope(question, evidence, gazetteer):
        return words.out_of_scope
    said = [_missing(question, evidence, gazetteer, covered, words) or words.not_found, words.closest]
    others = (_another_year(question, evidence), _another_region(question, evidence, gazetteer))
    if instead := next((other for other in others if other and is_answered(other)), None):
        said.append(words.ask_instead.format(instead))
    return (" " if question.language == "en" else "").join(said)


def _missing(
    question: Question, evidence: Sequence[Evidence], gazetteer: Gazetteer, covered: Collection[str], words: Words
) -> str | None:
    """Say which part of the question the articles lack."""
    names = {region: _name(region, question, gazetteer) for region in question.regions}
    absent = [names[region] for region in question.regions if region not in covered]
    if absent:
        return words.region_missing.format(words.joining.join(absent))
    near = [one for one in evidence if one.features.context_coverage >= NEAR]
    here = [one for one in near if one.features.regions > -1.0]
    years = words.joining.join(question.years)
    if question.years and not any(_has_year(one, question.years) for one in here):
        if question.regions:
            return words.year_missing.format(words.joining.join(names.values()), years)
        return words.other_year.format(years)
    if question.regions and near and not here:
        elsewhere = list(dict.fromkeys(region for one in near[:3] for region in sorted(one.regions)))[:3]
        if elsewhere:
            others = words.joining.join(_name(region, question, gazetteer) for region in elsewhere)
            return words.other_region.format(words.joining.join(names.values()), others)
    return None


def _has_year(evidence: Evidence, years: Collection[str]) -> bool:
    named = any(year in evidence.article.text[evidence.start : evidence.end] for year in years)
    return named or evidence.features.years > 0.0


def _another_year(question: Question, evidence: Sequence[Evidence]) -> str | None:
    """Word the question for a year that the best evidence on its regions does give."""
    if len(question.years) != 1:
        return None
    (asked,) = question.years
    near = [one for one in evidence if one.features.regions > -1.0 and one.features.context_coverage >= NEAR]
    if asked not in question.text or any(_has_year(one, question.years) for one in near):
        return None
    for one in near:
        for year in re.findall(r"(?<![\d.])(?:19\d{2}|20[0-6]\d)(?=年)", one.article.text[one.start : one.end]):
            if year != asked:
                return question.text.replace(asked, year)
    return None


def _another_region(question: Question, evidence: Sequence[Evidence], gazetteer: Gazetteer) -> str | None:
    """Word the question for the region that the best evidence on its matter is about."""
    mentions = [one for one in gazetteer.mentions(question.text) if one.name in question.regions]
    if len(mentions) != 1:
        return None
    (asked,) = mentions
    for one in evidence:
        others = sorted(region for region in one.regions if region != asked.name)
        if one.features.regions == -1.0 and one.features.context_coverage >= NEAR and len(others) == 1:
            name = _name(others[0], question, gazetteer)
            return question.text[: asked.start] + name + question.text[asked.end :]
    return None


def _name(region: str, question: Question, gazetteer: Gazetteer) -> str:
    """Write a region as the question does, or else by its name in the question's language."""
    for mention in gazetteer.mentions(question.text):
        if mention.name == region:
            return question.text[mention.start : mention.end]
    known = gazetteer.region(region)
    return known.english[0] if question.language == "en" and known.english else region
