"""The whole way from a question to a cited answer."""

from __future__ import annotations

import time
from collections.abc import Collection, Generator, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from assistant.answer import Answer
from assistant.checking import checked
from assistant.citing import cite
from assistant.composed import Composed
from assistant.composers.comparison import ROW_CONFIDENCE
from assistant.composers.rows import Row
from assistant.conversation import Conversation
from assistant.drafting import Drafter, Find
from assistant.drafts import answering, place, sources
from assistant.events import Event, Finished, Searching, TextDelta
from assistant.evidence import Encoder
from assistant.finding import Finder, Findings
from assistant.follow_ups import FormerTurn, Resolved, TurnKind, resolve
from assistant.follow_ups.chatting import asks_for_help
from assistant.language_model.helper import Helper
from assistant.language_model.model import LanguageModel
from assistant.language_model.writer import Writer
from assistant.model_run import Maker
from assistant.options import AS_USUAL, AnswerOptions
from assistant.question import Question, understand
from assistant.reader import Reader
from assistant.refusing import word_refusal
from assistant.remembering import RememberedAnswers
from assistant.scope import is_out_of_scope
from assistant.understanding import in_best_way
from assistant.wording import WORDS, word_draft
from documents.regions import Gazetteer
from documents.script import detect_language
from index import Hit, PassageSearch

CLOSEST = 3
"""Pieces of evidence shown beside a refusal."""
_DELTA_CHARACTERS = 12


class Assistant:
    """Answer questions from the passages of an index, every statement quoted and cited."""

    def __init__(
        self,
        index: PassageSearch,
        encoder: Encoder,
        gazetteer: Gazetteer,
        reader: Reader | None = None,
        *,
        remembered: RememberedAnswers | None = None,
    ) -> None:
        self._remembered = remembered
        self._index = index
        self._encoder = encoder
        self._gazetteer = gazetteer
        self._finder = Finder(index, encoder, gazetteer, reader)

    def ask(
        self,
        question: str,
        conversation: Conversation = Conversation(),
        *,
        regions: Collection[str] = (),
        options: AnswerOptions = AS_USUAL,
        model: LanguageModel | None = None,
    ) -> Answer:
        """Answer a question; `regions` restrict the search strictly, `model` helps where one is given."""
        for event in self.stream(question, conversation, regions=regions, options=options, model=model):
            if isinstance(event, Finished):
                return event.answer
        raise AssertionError("a stream ends with its answer")

    def stream(
        self,
        question: str,
        conversation: Conversation = Conversation(),
        *,
        regions: Collection[str] = (),
        options: AnswerOptions = AS_USUAL,
        model: LanguageModel | None = None,
    ) -> Generator[Event, None, None]:
        """Answer a question bit by bit; the last event carries the whole answer.

        To close the iterator ends what a language model is asked at the same moment.
        """
        turns = [FormerTurn.of(turn) for turn in conversation.turns]
        resolved = resolve(question, turns, self._gazetteer)
        yield Searching(resolved.standalone)
        if resolved.kind is TurnKind.CHAT:
            yield from _told(_reply(resolved))
            return
        composed = self._composed(resolved, turns, regions, options)
        if model is None:
            yield from _told(composed.answer)
            return
        helper = Helper(model, self._gazetteer, lambda one, rows: self._answer(one, regions, options, rows))
        composed, run = yield from helper.improved(resolved, composed, conversation)
        writer = Writer(model, self._gazetteer, self._encoder)
        if not writer.is_wanted(composed):
            yield from _told(replace(composed.answer, model=run))
            return
        answer = yield from writer.write(composed, run)
        if answer.made_by is Maker.QUOTES:
            yield from _told(answer)
        else:
            yield Finished(answer)

    def _composed(
        self, resolved: Resolved, turns: Sequence[FormerTurn], regions: Collection[str], options: AnswerOptions
    ) -> Composed:
        """Answer in the built-in way, a question in a conversation as it is understood in the way that answers it."""
        return in_best_way(resolved, turns, self._gazetteer, lambda one: self._answer(one, regions, options), options)

    def search(self, question: str, k: int, *, regions: Collection[str] = ()) -> list[Hit]:
        """Find the `k` best passages for a question, best first."""
        return self._finder.search(question, k, regions=regions)

    def _answer(
        self, resolved: Resolved, regions: Collection[str], options: AnswerOptions, rows: Sequence[Row] = ()
    ) -> Composed:
        """Answer in the built-in way, `rows` of a table where a question was taken apart, or give it again."""
        if self._remembered is None:
            return self._answer_now(resolved, regions, options, rows)
        asked = resolved, tuple(regions), options, tuple(rows)
        return self._remembered.composed(asked, lambda: self._answer_now(resolved, regions, options, rows))

    def _answer_now(
        self, resolved: Resolved, regions: Collection[str], options: AnswerOptions, rows: Sequence[Row]
    ) -> Composed:
        began = time.perf_counter()
        question = understand(resolved.standalone, self._gazetteer)
        drafter = Drafter(
            lambda text: self._finder.find(text, regions=regions, options=options), self._gazetteer, options
        )
        draft, findings = drafter.table(rows) if rows else drafter.draft(question)
        draft = checked(draft, self._gazetteer) if draft else None
        if draft is None or not draft.claims:
            refusal = self._refusal(resolved, question, findings, drafter.find, began)
            return Composed(refusal, question, findings=tuple(findings))
        used = sources(draft.claims)
        markers = {place(one): number for number, one in enumerate(used, start=1)}
        answer = Answer(
            question=resolved.text,
            standalone_question=resolved.standalone,
            understood=resolved.parts,
            answered=True,
            answer=word_draft(draft, question.language, markers),
            short_answer=answering(draft.short) if draft.short else None,
            confidence=round(_confidence(findings), 4),
            citations=cite(used, [hit for found in findings for hit in found.hits]),
            timings_ms=_timings(findings, began),
        )
        return Composed(answer, question, draft, tuple(findings))

    def _refusal(
        self, resolved: Resolved, question: Question, findings: Sequence[Findings], find: Find, began: float
    ) -> Answer:
        evidence = list(chain.from_iterable(found.evidence[:CLOSEST] for found in findings))[:CLOSEST]
        sure = max((found.confidence for found in findings), default=0.0)
        covered = [region for region in question.regions if self._index.search(question.text, 1, regions=[region])]
        any_articles = bool(evidence) or bool(self._index.search(question.text, 1))
        every = list(chain.from_iterable(found.evidence for found in findings))
        said = word_refusal(
            question,
            every,
            sure,
            self._gazetteer,
            covered,
            any_articles=any_articles,
            is_answered=lambda text: find(text).answered,
        )
        if is_out_of_scope(question, every, self._gazetteer):
            evidence = []  # Nothing comes close to the weather.
        return Answer(
            question=resolved.text,
            standalone_question=resolved.standalone,
            understood=resolved.parts,
            answered=False,
            answer=said,
            confidence=round(sure, 4),
            closest=cite(evidence, [hit for found in findings for hit in found.hits]),
            timings_ms=_timings(findings, began),
        )


def _told(answer: Answer) -> Iterator[Event]:
    """Give a whole answer bit by bit."""
    for start in range(0, len(answer.answer), _DELTA_CHARACTERS):
        yield TextDelta(answer.answer[start : start + _DELTA_CHARACTERS])
    yield Finished(answer)


def _reply(resolved: Resolved) -> Answer:
    """Answer what is no question on the articles."""
    words = WORDS[detect_language(resolved.text)]
    return Answer(
        question=resolved.text,
        standalone_question=resolved.standalone,
        answered=False,
        answer=words.help if asks_for_help(resolved.text) else words.welcome,
        confidence=0.0,
        is_chat=True,
        timings_ms={"search": 0.0, "read": 0.0, "total": 0.0},
    )


def _confidence(findings: Sequence[Findings]) -> float:
    """Average over the rows of a table that were filled."""
    filled = [found.confidence for found in findings if found.confidence >= ROW_CONFIDENCE] or [findings[0].confidence]
    return sum(filled) / len(filled)


def _timings(findings: Sequence[Findings], began: float) -> dict[str, float]:
    stages = {stage: round(sum(found.timings_ms[stage] for found in findings), 1) for stage in ("search", "read")}
    return {**stages, "total": round((time.perf_counter() - began) * 1000, 1)}
