"""The whole way from a question to a cited answer."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator

from assistant.answer import Answer
from assistant.composing import ComposingOptions, cite, select, word_answer, word_refusal
from assistant.confidence import calibration_for, confidence
from assistant.conversation import Conversation
from assistant.events import Event, Finished, Searching, TextDelta
from assistant.evidence import Encoder, weigh
from assistant.question import understand
from documents.regions import Gazetteer
from index import SearchIndex

HITS = 10
_DELTA_CHARACTERS = 12


class Assistant:
    """Answer questions from the passages of an index, every statement quoted and cited."""

    def __init__(
        self,
        index: SearchIndex,
        encoder: Encoder,
        gazetteer: Gazetteer,
        *,
        options: ComposingOptions = ComposingOptions(),
    ) -> None:
        self._index = index
        self._encoder = encoder
        self._gazetteer = gazetteer
        self._options = options

    def ask(
        self, question: str, conversation: Conversation = Conversation(), *, regions: Collection[str] = ()
    ) -> Answer:
        """Answer a question; `regions` restrict the search strictly."""
        for event in self.stream(question, conversation, regions=regions):
            if isinstance(event, Finished):
                return event.answer
        raise AssertionError("a stream ends with its answer")

    def stream(
        self, question: str, conversation: Conversation = Conversation(), *, regions: Collection[str] = ()
    ) -> Iterator[Event]:
        """Answer a question bit by bit; the last event carries the whole answer."""
        yield Searching(question)
        answer = self._answer(question, regions)
        for start in range(0, len(answer.answer), _DELTA_CHARACTERS):
            yield TextDelta(answer.answer[start : start + _DELTA_CHARACTERS])
        yield Finished(answer)

    def _answer(self, text: str, regions: Collection[str]) -> Answer:
        began = time.perf_counter()
        question = understand(text, self._gazetteer)
        hits = self._index.search(text, HITS, regions=regions)
        searched = time.perf_counter()
        evidence = weigh(question, hits, self._encoder, self._gazetteer)
        calibration = calibration_for(question)
        sure = confidence(question, evidence, calibration)
        answered = sure >= calibration.threshold
        chosen = cite(select(evidence, self._options, question.regions), hits) if answered else ()
        closest = () if answered else cite(evidence[: self._options.closest], hits)
        ended = time.perf_counter()
        return Answer(
            question=text,
            standalone_question=text,
            answered=answered,
            answer=word_answer(chosen) if answered else word_refusal(question.language, any_articles=bool(hits)),
            confidence=round(sure, 4),
            citations=chosen,
            closest=closest,
            timings_ms={
                "search": round((searched - began) * 1000, 1),
                "read": round((ended - searched) * 1000, 1),
                "total": round((ended - began) * 1000, 1),
            },
        )
