"""Having a model word an answer, and showing of it what its sources carry."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from assistant.answer import Answer
from assistant.citing import cite
from assistant.composed import Composed
from assistant.drafts import Layout
from assistant.events import TextDelta, Withdrawn, Working
from assistant.evidence import Encoder
from assistant.language_model.cache import key_of
from assistant.language_model.client import Delta, Ended, Piece, Waiting
from assistant.language_model.coverage import shortcoming
from assistant.language_model.exceptions import ModelError, PromptTooLong
from assistant.language_model.grounding import Grounder
from assistant.language_model.model import LanguageModel
from assistant.language_model.nonsense import sign_of_nonsense
from assistant.language_model.numbered import NumberedPassage, Quote, numbered
from assistant.language_model.prompts import instructions_for, writing_messages
from assistant.language_model.sentence_stream import Said, SentenceStream
from assistant.language_model.support import SupportJudge
from assistant.language_model.worded import Worded
from assistant.model_run import Maker, ModelRun, Removal, Removed, Setback, Usage, Use
from assistant.question_kinds import QuestionKind
from assistant.wording import WORDS
from documents.regions import Gazetteer
from documents.sentences import Span

PASSAGES = 8
PASSAGES_OF_OVERVIEW = 14
LONGEST_REPLY = 700
LONGEST_OVERVIEW = 1200
"""Tokens of a reply, of which at most half of the context is taken."""
MOST_TRIES = 4

Written = Generator[TextDelta | Working | Withdrawn, None, Answer]


@dataclass(slots=True)
class _Attempt:
    """Gather what comes of one reply."""

    worded: Worded
    run: ModelRun
    removed: list[Removed] = field(default_factory=list)
    setback: Setback | None = None
    checking: float = 0.0


@dataclass(frozen=True)
class Writer:
    """Word answers with a model, each sentence held against the passages that it cites before it is shown."""

    model: LanguageModel
    gazetteer: Gazetteer
    encoder: Encoder | None = None

    def is_wanted(self, composed: Composed) -> bool:
        """Tell whether the model is to word this answer; a refusal stays one."""
        overview = composed.question.kind is QuestionKind.OVERVIEW
        return composed.answer.answered and (Use.OVERVIEWS if overview else Use.WRITING) in self.model.uses

    def write(self, composed: Composed, run: ModelRun) -> Written:
        """Give the sentences of the answer as each is verified; the value is the answer.

        Where the model fails, is slow, talks nonsense or leaves too little, it is the built-in one, with the reason.
        """
        began = time.perf_counter()
        attempt = _Attempt(Worded(composed.question.language == "en", text=_lead(composed)), run)
        overview = composed.question.kind is QuestionKind.OVERVIEW
        passages = numbered(composed.hits, PASSAGES_OF_OVERVIEW if overview else PASSAGES)
        yield Working(self.model.connection.model)
        if attempt.worded.text:
            yield TextDelta(attempt.worded.text)
        try:
            yield from self._try(composed, passages, attempt)
        except ModelError as error:
            attempt.setback = error.setback
        attempt.setback = attempt.setback or self._shortcoming(composed, attempt)
        if attempt.setback and attempt.worded.text:
            yield Withdrawn()
        return self._answer(composed, attempt, time.perf_counter() - began)

    def _try(
        self, composed: Composed, passages: Sequence[NumberedPassage], attempt: _Attempt
    ) -> Iterator[TextDelta | Working]:
        """Ask with as many passages as fit, with fewer where the server says that they are too long."""
        most = len(passages)
        for tries in range(1, MOST_TRIES + 1):
            fitting = self._fitting(composed, passages[:most])
            try:
                yield from self._ask(composed, fitting, attempt)
            except PromptTooLong:
                if tries == MOST_TRIES or len(fitting) <= 1:
                    raise
                most = max(1, len(fitting) // 2)
                continue
            return

    def _ask(
        self, composed: Composed, passages: Sequence[NumberedPassage], attempt: _Attempt
    ) -> Iterator[TextDelta | Working]:
        question = composed.question
        grounder = Grounder(
            passages,
            self.gazetteer,
            SupportJudge(self.gazetteer, self.encoder),
            english=question.language == "en",
            instructions=instructions_for(question.language),
            secrets=self.model.secrets,
        )
        sentences = SentenceStream()
        with closing(self._pieces(composed, passages, attempt)) as pieces:
            for piece in pieces:
                match piece:
                    case Waiting():
                        yield Working(self.model.connection.model)
                        continue
                    case Delta(text):
                        said = list(sentences.take(text))
                    case Ended(usage, is_cut):
                        said = list(sentences.finish(is_cut=is_cut))
                        attempt.run = attempt.run.having_used(usage)
                yield from _verified(said, grounder, attempt)
                if attempt.setback:
                    return
        if not attempt.worded.kept and not attempt.removed:
            attempt.setback = Setback.EMPTY

    def _pieces(
        self, composed: Composed, passages: Sequence[NumberedPassage], attempt: _Attempt
    ) -> Generator[Piece, None, None]:
        """Give the reply, from the cache where it is there; a whole one is kept."""
        question = composed.question
        overview = question.kind is QuestionKind.OVERVIEW
        key = key_of(self.model.connection, question.text, passages, question.language, overview=overview)
        kept = self.model.cache.get(key)
        if kept is not None:
            attempt.run = replace(attempt.run, cached=True)
            yield Delta(kept)
            yield Ended(Usage())
            return
        messages = writing_messages(question.text, passages, question.language, overview=overview)
        reply = ""
        with closing(self.model.client.stream(messages, longest=self._longest(composed))) as pieces:
            for piece in pieces:
                if isinstance(piece, Delta):
                    reply += piece.text
                if isinstance(piece, Ended) and not piece.is_cut:
                    self.model.cache.put(key, reply)
                yield piece

    def _longest(self, composed: Composed) -> int:
        overview = composed.question.kind is QuestionKind.OVERVIEW
        return min(LONGEST_OVERVIEW if overview else LONGEST_REPLY, self.model.connection.context_tokens // 2)

    def _fitting(self, composed: Composed, passages: Sequence[NumberedPassage]) -> Sequence[NumberedPassage]:
        """Take as many passages as leave room for the reply, one at least."""
        room = self.model.connection.context_tokens - self._longest(composed)
        language = composed.question.language
        for most in range(len(passages), 1, -1):
            messages = writing_messages(composed.question.text, passages[:most], language, overview=True)
            if self.model.counter.count("\n".join(one["content"] for one in messages)) <= room:
                return passages[:most]
        return passages[:1]

    def _shortcoming(self, composed: Composed, attempt: _Attempt) -> Setback | None:
        worded = attempt.worded
        # What was said twice was said once.
        removed = sum(one.reason is not Removal.REPEATED for one in attempt.removed)
        return shortcoming(composed, worded.text, worded.quotes, worded.kept, removed, self.gazetteer)

    def _answer(self, composed: Composed, attempt: _Attempt, seconds: float) -> Answer:
        """Make the answer, the model's or the built-in one."""
        run = replace(attempt.run, removed=tuple(attempt.removed), setback=attempt.setback)
        before = composed.answer
        timings = {
            **before.timings_ms,
            "model": round(seconds * 1000, 1),
            "verify": round(attempt.checking * 1000, 1),
            "total": round(before.timings_ms.get("total", 0.0) + seconds * 1000, 1),
        }
        if attempt.setback:
            return replace(before, model=run, timings_ms=timings)
        overview = composed.question.kind is QuestionKind.OVERVIEW
        quotes = [_with_answer(quote, composed) for quote in attempt.worded.quotes]
        first = quotes[0]
        return replace(
            before,
            answer=attempt.worded.text + _missing_rows(composed),
            short_answer=first.article.text[first.answer.start : first.answer.end] if first.answer else None,
            citations=cite(quotes, composed.hits),
            timings_ms=timings,
            made_by=Maker.MODEL,
            model=run.having_used(Usage(), Use.OVERVIEWS if overview else Use.WRITING),
        )


def _verified(said: Sequence[Said], grounder: Grounder, attempt: _Attempt) -> Iterator[TextDelta]:
    """Give of sentences those that their sources carry, and note the others."""
    for one in said:
        began = time.perf_counter()
        grounded = grounder.ground(one.text)
        attempt.checking += time.perf_counter() - began
        if isinstance(grounded, Removed):
            attempt.removed.append(grounded)
        elif attempt.worded.repeats(grounded.text):
            attempt.removed.append(Removed(grounded.text, Removal.REPEATED))
        else:
            yield TextDelta(attempt.worded.add(one, grounded))
        attempt.setback = sign_of_nonsense(attempt.removed, attempt.worded.kept)
        if attempt.setback:
            return


def _lead(composed: Composed) -> str:
    """Give the assistant's own words before the claims: that the sources differ, or a question is put wrongly."""
    return f"{composed.draft.lead}\n\n" if composed.draft and composed.draft.lead else ""


def _missing_rows(composed: Composed) -> str:
    """Say of which rows of a table the articles hold nothing."""
    draft = composed.draft
    if draft is None or draft.layout is not Layout.TABLE:
        return ""
    words, filled = WORDS[composed.question.language], {claim.row for claim in draft.claims}
    colon = ": " if composed.question.language == "en" else "："
    return "".join(f"\n\n{row}{colon}{words.nothing}" for row in draft.rows if row not in filled)


def _with_answer(quote: Quote, composed: Composed) -> Quote:
    """Mark in a quote the words of the short answer, where they stand in it."""
    short = composed.draft.short if composed.draft else None
    if short is None or short.answer is None or short.article.id != quote.article.id:
        return quote
    inside = quote.start <= short.answer.start and short.answer.end <= quote.end
    return replace(quote, answer=Span(*short.answer)) if inside else quote
