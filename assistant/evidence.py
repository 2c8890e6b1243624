"""Sentences of the passages found, weighed as answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass, replace
from itertools import pairwise
from typing import Protocol

import numpy as np
import numpy.typing as npt

from assistant.amounts import Amount, asked_amount, told_amount
from assistant.answer_spans import widened
from assistant.answer_types import fits, is_another_thing, is_strict
from assistant.asked_figures import asked_for
from assistant.asked_moods import asked_mood, is_otherwise
from assistant.figure_years import timely
from assistant.question import Question
from assistant.reader import PassageReading, Reader, Reading
from assistant.rival_subjects import tells_of_a_rival
from assistant.years import presence_of_years
from documents import Article, Passage
from documents.regions import Gazetteer, RegionKind
from documents.script import fold
from documents.sentences import Span, split_sentences
from index import Hit
from index.terms import passage_terms

PASSAGES_READ = 6
"""Passages that are read and whose sentences are weighed."""
PART_OF_REGION = -0.5
"""What a city counts for its province, from -1 for another region to 1 for the province itself."""
WHOLE_OF_REGION = -0.4
"""What a province counts for one of its cities, which what its articles say may be on."""
SUREST_DOUBT_IN_ENGLISH = -0.5
"""The surest that a reading may speak against a sentence where question and passage differ in language."""
SUREST_READING = 10.0
"""Nats by which a span beats no answer, or the reverse, above which more says nothing more."""
RIVAL_WEIGHT = 3.0
"""What a sentence loses whose figure is that of another trade than the one asked for."""
MOOD_WEIGHT = 2.0
"""What a sentence loses that tells of what is there where a target was asked for, or the other way round."""
AMOUNT_WEIGHT = 2.0
"""What a sentence loses that gives the most for one where all that is given out was asked for, or the reverse."""
SURE_OF_FORM = 0.45
"""How sure of its words a reader must be where they do not look like what is asked for (a sum, so many firms)."""

_FIGURE = re.compile(r"\d|[零〇一二三四五六七八九十百千万亿两]{2,}|百分之|一半|翻番")
_NAMES_FIGURE = re.compile(r"几[^乎]|多大|多高|多长|比例|规模|数量|how (?:large|big)|number of")
_REPORTER = re.compile(r"[据據][^，,。；：:“”]{2,40}?(?:的?报道|的?報道|的?報導|消息)")


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

    `cosine` and `passage_cosine` compare meanings (the first is 0 where a reader read instead);
    `coverage` and `context_coverage` are the shares of the question's terms found in the sentence
    and in its passage, heading and title; `years`, `regions` are 0 where the question names none,
    else the share of those it names that are there, from -1 for none to 1 for all; `kind` is 1
    where a figure or date asked for is there, -1 where not, half as much where it is only likely to
    be asked for or the reader is sure all the same; `read` is how surely the reader points at words of this sentence.
    """

    cosine: float
    passage_cosine: float
    coverage: float
    context_coverage: float
    years: float
    regions: float
    kind: float
    read: float

    def vector(self) -> npt.NDArray[np.float64]:
        """List the features in their order: shape (8,)."""
        return np.array(astuple(self), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold a sentence, `article.text[start:end]`, of a passage, with what speaks for it.

    `regions` are those it names, or else those that its passage and article are about; `answer`
    are the characters of the article that the reader points at, where they stand in the sentence.
    """

    article: Article
    passage: Passage
    start: int
    end: int
    features: Features
    score: float
    regions: frozenset[str] = frozenset()
    answer: Span | None = None


# Fitted by tests/benchmarks/calibrate.py as a pairwise ranking, so that a difference of 1 is odds of e to 1. The
# weights of regions, years and kind are set by hand: the public sets hardly ever ask the same of two of them, users do
# nothing else.
READ_WEIGHTS = np.array([0.0, 10.3, 2.0, 0.7, 3.0, 2.0, 1.0, 4.0])
UNREAD_WEIGHTS = np.array([20.7, 12.7, 4.1, 5.9, 0.8, 1.0, 0.9, 0.0])


def weigh(
    question: Question, hits: Sequence[Hit], encoder: Encoder, gazetteer: Gazetteer, reader: Reader | None = None
) -> list[Evidence]:
    """Weigh every sentence of hits as an answer, best first.

    What a reader has read is not encoded as well: that takes as long again, and told the right sentence no better.
    """
    places = [
        (hit, place, _read_in(question, hit, place, reading))
        for hit, reading in zip(hits, readings(question, hits, reader), strict=True)
        for place in split_sentences(hit.article.text, hit.passage.start, hit.passage.end)
    ]
    if not places:
        return []
    sentences = [hit.article.text[place.start : place.end] for hit, place, _ in places]
    cosines, weights = np.zeros(len(sentences)), READ_WEIGHTS
    if reader is None:
        weights = UNREAD_WEIGHTS
        cosines = encoder.encode_sentences(sentences) @ encoder.encode_queries([question.text])[0]
    scale = _Scale(question, gazetteer, weights)
    evidence = [
        scale.weighed(hit, place, answer, float(cosine), sure)
        for (hit, place, (answer, sure)), cosine in zip(places, cosines, strict=True)
    ]
    return sorted(evidence, key=lambda one: -one.score)


class _Scale:
    """Weigh sentences as answers to one question."""

    def __init__(self, question: Question, gazetteer: Gazetteer, weights: npt.NDArray[np.float64]) -> None:
        self._question = question
        self._gazetteer = gazetteer
        self._weights = weights
        self._mood = asked_mood(question.said)
        self._amount = asked_amount(question.said)

    def weighed(self, hit: Hit, place: Span, answer: Span | None, cosine: float, sure: float) -> Evidence:
        """Weigh a sentence of a hit, in which the reader points at `answer` and is so sure of it."""
        sentence = hit.article.text[place.start : place.end]
        said = regions_of(hit, sentence, self._gazetteer)
        features = measure(self._question, hit, sentence, cosine, said, self._gazetteer, read=sure)
        if answer:
            own = _in_time(self._question, hit, place, answer, self._gazetteer)
            if own != answer:
                answer, features = own or answer, replace(features, years=1.0 if own else -1.0)
            answer = _as_asked(self._question, hit, place, answer, self._gazetteer)
            if is_another_thing(self._question.said, hit.article.text[answer.start : answer.end]):
                features = replace(features, kind=-1.0)
        words = answer and Span(answer.start - place.start, answer.end - place.start)
        score = float(features.vector() @ self._weights) - self._against(sentence, words, hit.article.published)
        return Evidence(hit.article, hit.passage, place.start, place.end, features, score, said, answer)

    def _against(self, sentence: str, words: Span | None, published: str | None) -> float:
        """Sum up what speaks against a sentence and the words in it that answer."""
        whole = words or Span(0, len(sentence))
        otherwise = is_otherwise(self._mood, sentence, whole, published)
        rival = tells_of_a_rival(self._question.said, sentence, words)
        amount = words is not None and {self._amount, told_amount(sentence, words)} == {*Amount}
        return MOOD_WEIGHT * otherwise + RIVAL_WEIGHT * rival + AMOUNT_WEIGHT * amount


def _in_time(question: Question, hit: Hit, place: Span, answer: Span, gazetteer: Gazetteer) -> Span | None:
    """Give the words of a sentence that hold for the years asked for, as characters of the article."""
    text, shift = hit.article.text, place.start
    words = Span(answer.start - shift, answer.end - shift)
    own = timely(question.years, text[place.start : place.end], words, gazetteer, hit.article.published)
    if own is None or own == words:
        return own and answer
    return widened(text, Span(own.start + shift, own.end + shift), place)


def _as_asked(question: Question, hit: Hit, place: Span, answer: Span, gazetteer: Gazetteer) -> Span:
    """Give the figure of a sentence that is asked for, as characters of the article."""
    text, shift = hit.article.text, place.start
    words = Span(answer.start - shift, answer.end - shift)
    own = asked_for(question, text[place.start : place.end], words, gazetteer)
    return answer if own == words else widened(text, Span(own.start + shift, own.end + shift), place)


def readings(
    question: Question, hits: Sequence[Hit], reader: Reader | None
) -> Sequence[PassageReading] | Sequence[None]:
    """Read the passages of hits, each with its title and heading; None for each where there is no reader."""
    if reader is None:
        return [None] * len(hits)
    return reader.read(
        question.reading_text,
        [(f"{hit.article.title} {hit.passage.heading}".strip(), hit.passage.text) for hit in hits],
    )


def certainty(reading: Reading) -> float:
    """Say how surely a reader points at its span, from -1 to 1."""
    if reading.span is None:
        return -1.0
    return max(-1.0, min(1.0, reading.score / SUREST_READING))


def _read_in(question: Question, hit: Hit, sentence: Span, reading: PassageReading | None) -> tuple[Span | None, float]:
    """Give the words of a sentence that answer best, as characters of the article, and how surely they do."""
    if reading is None:
        return None, -1.0
    offset = hit.passage.start
    best = reading.best(sentence.start - offset, sentence.end - offset)
    if best.span is None:
        return None, -1.0
    answer = Span(offset + best.span.start, offset + best.span.end)
    doubt = SUREST_DOUBT_IN_ENGLISH if question.language == "en" else -1.0
    return widened(hit.article.text, answer, sentence), max(doubt, certainty(best))


def regions_of(hit: Hit, sentence: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Name the regions that a sentence of a hit is about."""
    return _named_regions(sentence, gazetteer) or frozenset([*hit.passage.regions, *hit.article.regions])


def _named_regions(sentence: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Name the regions in a sentence, but not those in the name of who reports it (据浙江日报报道).

    A province right before its own city only says where that is: 新疆克拉玛依 is not the whole of it.
    """
    mentions = gazetteer.mentions(_REPORTER.sub("", sentence))
    whose = {
        one
        for one, other in pairwise(mentions)
        if one.end == other.start and one.name != other.name and gazetteer.covers(one.name, other.name)
    }
    return frozenset(one.name for one in mentions if one not in whose and one.kind is not RegionKind.GROUP)


def measure(
    question: Question,
    hit: Hit,
    sentence: str,
    cosine: float,
    said: Collection[str],
    gazetteer: Gazetteer,
    *,
    read: float = -1.0,
) -> Features:
    """Measure how well a sentence of a hit, about the regions `said`, answers a question."""
    context = f"{hit.article.title}\n{hit.passage.heading}\n{hit.passage.text}"
    return Features(
        cosine=cosine,
        passage_cosine=hit.dense or 0.0,
        coverage=_share(question.terms, set(passage_terms(sentence))),
        context_coverage=_share(question.terms, set(passage_terms(context))),
        years=presence_of_years(question.years, sentence, context, hit.article.published),
        regions=_regions(question.regions, said, gazetteer, named=bool(_named_regions(sentence, gazetteer))),
        kind=_kind(question.said, sentence, read),
        read=read,
    )


def _share(terms: Sequence[str], found: set[str]) -> float:
    return sum(term in found for term in terms) / len(terms) if terms else 0.0


def _regions(asked: Sequence[str], said: Collection[str], gazetteer: Gazetteer, *, named: bool) -> float:
    """Look for regions among those said; a part of one (a city of a province) says less than itself.

    Where the sentence has not `named` them, what its article says of a province may be on one of its cities.
    """
    if not asked:
        return 0.0

    def presence(region: str) -> float:
        if region in said:
            return 1.0
        part = any(gazetteer.covers(region, one) for one in said)
        whole = not named and any(gazetteer.covers(one, region) for one in said)
        return PART_OF_REGION if part else WHOLE_OF_REGION if whole else -1.0

    return sum(presence(region) for region in asked) / len(asked)


def _kind(question: str, sentence: str, read: float) -> float:
    fitting = fits(question, sentence)
    if fitting is not None:
        sure = read >= SURE_OF_FORM and not is_strict(question)
        return 1.0 if fitting else -0.5 if sure else -1.0
    if _NAMES_FIGURE.search(fold(question)):
        return 0.5 if _FIGURE.search(fold(sentence)) else -0.5
    return 0.0
