"""Sentences of the passages found, weighed as answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from assistant.question import Question
from documents import Article, Passage
from documents.regions import Gazetteer
from documents.sentences import split_sentences
from index import Hit
from index.terms import fold, passage_terms

PASSAGES_READ = 6
"""Passages whose sentences are weighed."""

_FIGURE = re.compile(r"\d|[零〇一二三四五六七八九十百千万亿两]{2,}|百分之|一半|翻番")
_ASKS_FIGURE = re.compile(
    r"多少|几[^乎]|多大|多高|多长|百分之|比例|规模|数量|how (?:many|much|large|big)|percent|number of"
)
_DATE = re.compile(r"\d{1,4}年|\d{1,2}月|\d{1,2}日|世纪|年代|\b(?:19|20)\d{2}\b")
_ASKS_DATE = re.compile(r"何时|什么时候|哪[一]?[年月天日]|几[年月日号]|多久|\bwhen\b|what (?:year|date|day)")


class Encoder(Protocol):
    """Turn texts into unit vectors of shape (len(texts), dimension)."""

    def encode_queries(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Encode questions."""
        ...

    def encode_sentences(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Encode sentences that may answer them."""
        ...


@dataclass(frozen=True, slots=True)
class Features:
    """Measure how well a sentence answers a question; each lies between -1 and 1.

    `cosine` and `passage_cosine` compare meanings; `coverage` and `context_coverage` are the
    shares of the question's terms found in the sentence and in its passage, heading and title;
    `years`, `regions` are 0 where the question names none, else the share of those it names that
    are there, from -1 for none to 1 for all; `kind` is 1 where a figure or date asked for is
    there, -1 where not.
    """

    cosine: float
    passage_cosine: float
    coverage: float
    context_coverage: float
    years: float
    regions: float
    kind: float

    def vector(self) -> npt.NDArray[np.float64]:
        """List the features in their order: shape (7,)."""
        return np.array(astuple(self), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold a sentence, `article.text[start:end]`, of a passage, with what speaks for it.

    `regions` are those it names, or else those that its passage and article are about.
    """

    article: Article
    passage: Passage
    start: int
    end: int
    features: Features
    score: float
    regions: frozenset[str] = frozenset()


# Fitted by tests/benchmarks/calibrate.py as a pairwise ranking, so that a difference of 1 is odds of e to 1. The weight
# of regions is set by hand: the public sets hardly ever ask the same of two regions, and users do nothing else.
SENTENCE_WEIGHTS = np.array([20.7, 12.7, 4.1, 5.9, 0.8, 1.0, 0.9])


def weigh(question: Question, hits: Sequence[Hit], encoder: Encoder, gazetteer: Gazetteer) -> list[Evidence]:
    """Weigh every sentence of the best hits as an answer, best first."""
    # Of several regions each has its best passage among the hits, but perhaps not among the first.
    read = hits if len(question.regions) > 1 else hits[:PASSAGES_READ]
    places = [
        (hit, span) for hit in read for span in split_sentences(hit.article.text, hit.passage.start, hit.passage.end)
    ]
    if not places:
        return []
    sentences = [hit.article.text[span.start : span.end] for hit, span in places]
    asked = encoder.encode_queries([question.text])[0]
    cosines = encoder.encode_sentences(sentences) @ asked
    evidence = []
    for (hit, span), sentence, cosine in zip(places, sentences, cosines, strict=True):
        said = regions_of(hit, sentence, gazetteer)
        features = measure(question, hit, sentence, float(cosine), said, gazetteer)
        score = float(features.vector() @ SENTENCE_WEIGHTS)
        evidence.append(Evidence(hit.article, hit.passage, span.start, span.end, features, score, said))
    return sorted(evidence, key=lambda one: -one.score)


def regions_of(hit: Hit, sentence: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Name the regions that a sentence of a hit is about."""
    return frozenset(gazetteer.regions_in(sentence)) or frozenset([*hit.passage.regions, *hit.article.regions])


def measure(
    question: Question, hit: Hit, sentence: str, cosine: float, said: Collection[str], gazetteer: Gazetteer
) -> Features:
    """Measure how well a sentence of a hit, about the regions `said`, answers a question."""
    context = f"{hit.article.title}\n{hit.passage.heading}\n{hit.passage.text}"
    return Features(
        cosine=cosine,
        passage_cosine=hit.dense or 0.0,
        coverage=_share(question.terms, set(passage_terms(sentence))),
        context_coverage=_share(question.terms, set(passage_terms(context))),
        years=_presence([year in sentence for year in question.years]),
        regions=_presence([any(gazetteer.covers(r, s) for s in said) for r in question.regions]),
        kind=_kind(question.text, sentence),
    )


def _share(terms: Sequence[str], found: set[str]) -> float:
    return sum(term in found for term in terms) / len(terms) if terms else 0.0


def _presence(found: Sequence[bool]) -> float:
    return 2.0 * sum(found) / len(found) - 1.0 if found else 0.0


def _kind(question: str, sentence: str) -> float:
    asked, said = fold(question), fold(sentence)
    if _ASKS_DATE.search(asked):
        return 1.0 if _DATE.search(said) else -1.0
    if _ASKS_FIGURE.search(asked):
        return 1.0 if _FIGURE.search(said) else -1.0
    return 0.0
