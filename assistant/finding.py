"""Searching, reading and weighing: what the articles hold on a question."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from assistant.confidence import answers_question, confidence, is_misplaced
from assistant.evidence import PASSAGES_READ, Encoder, Evidence, readings, weigh
from assistant.options import AS_USUAL, AnswerOptions
from assistant.question import Question, understand
from assistant.question_kinds import QuestionKind, asks_for_places
from assistant.reader import Reader
from assistant.reranking import READING_WEIGHT, READING_WEIGHT_OF_ENGLISH, reranked
from documents.regions import Gazetteer
from index import Hit, PassageSearch

HITS = 10
HITS_OF_OVERVIEW = 16
HARDLY_BEHIND = 3.0
"""How far behind the best sentence, where that is misplaced, the one may be that answers in its place."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Hold what was found on a question: passages and their sentences, best first.

    `confidence` is the estimated probability, 0 to 1, that the best sentence answers; `was_read` says that a reader
    read the passages; `timings_ms` gives milliseconds by stage.
    """

    question: Question
    hits: tuple[Hit, ...]
    evidence: tuple[Evidence, ...]
    confidence: float
    answered: bool
    timings_ms: dict[str, float] = field(default_factory=dict)
    was_read: bool = True


def placed_first(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Put before a best sentence that is misplaced the first that is not, where it is hardly behind."""
    ordered = list(evidence)
    if not ordered or not is_misplaced(question, ordered[0]):
        return ordered
    best = ordered[0]
    near = (
        one
        for one in ordered[1:]
        if one.score >= best.score - HARDLY_BEHIND and one.features.regions >= best.features.regions
    )
    fitting = next((one for one in near if not is_misplaced(question, one)), None)
    return ordered if fitting is None else [fitting, *(one for one in ordered if one is not fitting)]


class Finder:
    """Find evidence on questions in an index, with a reader where there is one."""

    def __init__(
        self, index: PassageSearch, encoder: Encoder, gazetteer: Gazetteer, reader: Reader | None = None
    ) -> None:
        self._index = index
        self._encoder = encoder
        self._gazetteer = gazetteer
        self._reader = reader

    def find(self, text: str, *, regions: Collection[str] = (), options: AnswerOptions = AS_USUAL) -> Findings:
        """Find what the articles hold on a question; `regions` restrict strictly.

        For an overview more passages are weighed, but not read: no words of theirs answer by themselves.
        """
        began = time.perf_counter()
        question = understand(text, self._gazetteer)
        if options.only_named_regions and not regions:
            regions = (*question.regions, *question.groups)
        most = options.passages or (HITS_OF_OVERVIEW if _wants_many(question) else HITS)
        found = self._index.search(text, most, regions=regions)
        searching = time.perf_counter() - began
        findings = self._weighed(question, found, options)
        if not regions and _is_elsewhere(findings):
            # The region's own articles may lie behind those that say the same of others; there only what has the form
            # asked for answers.
            here = self._weighed(question, self._index.search(text, most, regions=question.regions), options)
            findings = here if here.answered and here.evidence[0].features.kind == 1.0 else findings
        reading = time.perf_counter() - began - searching
        timings = {"search": round(searching * 1000, 1), "read": round(reading * 1000, 1)}
        return replace(findings, timings_ms=timings)

    def _weighed(self, question: Question, found: Sequence[Hit], options: AnswerOptions) -> Findings:
        """Read and weigh the passages found; many only where many may hold a part of the answer."""
        wide = _wants_many(question) or len(question.regions) > 1
        reader = None if question.kind is QuestionKind.OVERVIEW else self._reader
        evidence = weigh(question, found if wide else found[:PASSAGES_READ], self._encoder, self._gazetteer, reader)
        evidence = placed_first(question, evidence)
        was_read = self._reader is not None
        sure = confidence(question, evidence, read=was_read)
        answered = answers_question(sure, question, read=was_read, options=options)
        return Findings(question, tuple(found), tuple(evidence), sure, answered, was_read=was_read)

    def search(self, text: str, k: int, *, regions: Collection[str] = ()) -> list[Hit]:
        """Find the `k` best passages, the first of them reordered by what the reader finds in them."""
        question = understand(text, self._gazetteer)
        hits = self._index.search(text, max(k, PASSAGES_READ), regions=regions)
        weight = READING_WEIGHT_OF_ENGLISH if question.language == "en" else READING_WEIGHT
        return reranked(hits, readings(question, hits[:PASSAGES_READ], self._reader), weight=weight)[:k]


def _wants_many(question: Question) -> bool:
    """Say whether many passages may each hold a part of the answer."""
    return question.kind is QuestionKind.OVERVIEW or asks_for_places(question.text)


def _is_elsewhere(findings: Findings) -> bool:
    """Say whether a question names one region, and all that was found is about others."""
    question, evidence = findings.question, findings.evidence
    return len(question.regions) == 1 and all(one.features.regions == -1.0 for one in evidence)
