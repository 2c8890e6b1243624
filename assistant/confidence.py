"""How sure it is that the articles answer a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.amounts import Amount, asked_amount, told_amount
from assistant.evidence import PART_OF_REGION, Evidence
from assistant.options import AS_USUAL, AnswerOptions
from assistant.question import Question
from assistant.question_kinds import QuestionKind
from assistant.rival_subjects import tells_of_a_rival
from documents.script import to_simplified
from documents.sentences import Span
from index.terms import passage_terms


@dataclass(frozen=True, slots=True)
class Calibration:
    """Hold a logistic regression over the features of the best sentence, and where it answers.

    The weights come from `tests/benchmarks/calibrate.py`, fitted on public question sets with and without the
    paragraph that answers each question.
    """

    weights: tuple[float, ...]
    intercept: float
    threshold: float


CHINESE = Calibration(weights=(0.0, 3.52, 0.77, 2.38, 0.5, 0.9, 0.2, 2.28), intercept=-4.97, threshold=0.17)
ENGLISH = Calibration(weights=(0.0, 6.11, 0.62, 0.37, 0.2, 0.4, 0.1, 2.13), intercept=-5.47, threshold=0.15)
UNREAD_CHINESE = Calibration(weights=(10.19, 10.87, 2.5, 5.11, 0.51, 0.5, 0.2, 0.0), intercept=-22.47, threshold=0.45)
UNREAD_ENGLISH = Calibration(weights=(5.67, 4.86, 1.75, 3.18, 0.3, 1.11, 0.12, 0.0), intercept=-9.04, threshold=0.35)
LIST_LENIENCE = 0.6
"""Which part of the threshold is enough where several sentences are the answer together."""
SAME_TITLE = 0.7
"""Share of a title's terms that a text must have to be on that document."""
_TITLE = re.compile(r"《([^《》]+)》")
MISPLACED = 0.1
"""The most that a sentence can reach that lacks every region, or every year, that the question names."""


def calibration_for(question: Question, *, read: bool = True) -> Calibration:
    """Choose the calibration for a question's language: English words cannot be looked up in Chinese text.

    `read` says that a reader has read the passages.
    """
    if question.language == "en":
        return ENGLISH if read else UNREAD_ENGLISH
    return CHINESE if read else UNREAD_CHINESE


def answers_question(
    confidence: float, question: Question, *, read: bool = True, options: AnswerOptions = AS_USUAL
) -> bool:
    """Say whether a confidence is enough to answer a question of its kind."""
    threshold = options.threshold(calibration_for(question, read=read).threshold)
    return confidence >= threshold * (LIST_LENIENCE if question.kind is QuestionKind.LIST else 1.0)


def confidence(question: Question, evidence: Sequence[Evidence], *, read: bool = True) -> float:
    """Estimate the probability, 0 to 1, that the best sentence answers the question.

    For an overview it is that of the articles being on its matter.
    """
    if not evidence:
        return 0.0
    best = evidence[0]
    if question.kind is QuestionKind.OVERVIEW:
        probability = _on_the_matter(question, best)
    else:
        calibration = calibration_for(question, read=read)
        logit = float(best.features.vector() @ np.array(calibration.weights)) + calibration.intercept
        probability = float(1.0 / (1.0 + np.exp(-logit)))
    return min(probability, MISPLACED) if is_misplaced(question, best) else probability


def _on_the_matter(question: Question, best: Evidence) -> float:
    """Grade how much of what an overview is asked of its best passage is about."""
    features = best.features
    if question.language == "en":
        return 0.8 if features.regions == 1.0 else float(np.clip((features.passage_cosine - 0.7) * 5, 0.0, 0.8))
    about = features.context_coverage + (0.25 if features.regions == 1.0 else 0.0)
    return float(np.clip(about, 0.0, 0.9))


def _is_known(title: str, context: str) -> bool:
    """Say whether a document that a question names is named in a text, in the same words or nearly so."""
    terms = set(passage_terms(title))
    return len(terms & set(passage_terms(context))) >= SAME_TITLE * len(terms)


def is_misplaced(question: Question, evidence: Evidence) -> bool:
    """Say whether a sentence is about other regions, years, persons or documents than the question, or lacks what it
    asks for."""
    article = evidence.article
    context = "\n".join((article.title, evidence.passage.heading, evidence.passage.text, article.published or ""))
    no_year = bool(question.years) and not any(year in context for year in question.years)
    no_person = question.person is not None and question.person not in to_simplified(context)
    features, answer = evidence.features, evidence.answer
    sentence = article.text[evidence.start : evidence.end]
    words = answer and Span(answer.start - evidence.start, answer.end - evidence.start)
    # Of a city's figure nothing follows for its province.
    of_a_part = features.regions == PART_OF_REGION and features.kind != 0.0 and question.kind is QuestionKind.FACT
    amounts = {asked_amount(question.said), words and told_amount(sentence, words)}
    if of_a_part or amounts == {*Amount} or tells_of_a_rival(question.said, sentence, words):
        return True
    no_document = not all(_is_known(title, context) for title in _TITLE.findall(to_simplified(question.text)))
    return no_year or no_person or no_document or -1.0 in (features.regions, features.years, features.kind)
