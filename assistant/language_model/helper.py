"""Having a model help to understand a question that the built-in way is unsure of."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace

from assistant.composed import Composed
from assistant.composers.rows import Row
from assistant.conversation import Conversation
from assistant.events import Working
from assistant.follow_ups import Resolved, TurnKind
from assistant.follow_ups.content import parts_of
from assistant.follow_ups.frame import read_frame
from assistant.language_model.exceptions import ModelError
from assistant.language_model.features import Message
from assistant.language_model.model import LanguageModel
from assistant.language_model.plain_text import link_in, plain_text
from assistant.language_model.prompts import rewriting_messages, splitting_messages
from assistant.language_model.sentence_stream import without_thinking
from assistant.model_run import ModelRun, Use
from assistant.verification.reading import read
from documents.regions import Gazetteer
from documents.script import detect_language, to_simplified

SURE = 0.4
"""The confidence under which a model is asked, and which its way needs (as `assistant.SURE`)."""
TURNS_SHOWN = 4
LONGEST_QUESTION = 200
SHORTEST_COMPLEX = 18
"""Characters of a question under which it is not taken apart; three times as many of an English one."""
MOST_PARTS = 4
LONGEST_REPLY = 160
_FAMILIAR = 0.6
"""The share of a rewritten question's characters that the conversation must hold."""

Answering = Callable[[Resolved, Sequence[Row]], Composed]
Helped = Generator[Working, None, tuple[Composed, ModelRun]]


@dataclass(frozen=True)
class Helper:
    """Rewrite follow-ups and take questions apart with a model; what comes of it is answered in the built-in way."""

    model: LanguageModel
    gazetteer: Gazetteer
    answering: Answering

    def improved(self, resolved: Resolved, composed: Composed, conversation: Conversation) -> Helped:
        """Give a surer answer where the model's understanding leads to one, else the one there is."""
        run = self.model.begun()
        if _is_sure(composed):
            return composed, run
        if conversation.turns and Use.FOLLOW_UPS in self.model.uses:
            composed, run = yield from self._rewritten(resolved, composed, conversation, run)
        if not _is_sure(composed) and Use.SPLITTING in self.model.uses and _is_complex(resolved.standalone):
            composed, run = yield from self._split(resolved, composed, run)
        return composed, run

    def _rewritten(self, resolved: Resolved, composed: Composed, conversation: Conversation, run: ModelRun) -> Helped:
        before = [turn.standalone_question for turn in conversation.turns if not turn.is_chat][-TURNS_SHOWN:]
        messages = rewriting_messages(resolved.text, before, detect_language(resolved.text))
        reply, run = yield from self._asked(messages, run)
        lines = _lines(reply)
        if len(lines) != 1 or not self._is_of(lines[0], [*before, resolved.text]):
            return composed, run
        parts = parts_of(read_frame(lines[0], self.gazetteer))
        again = self.answering(replace(resolved, standalone=lines[0], kind=TurnKind.FOLLOW_UP, parts=parts), ())
        if _is_sure(again) and again.answer.confidence > composed.answer.confidence:
            return again, replace(run, uses=(*run.uses, Use.FOLLOW_UPS))
        return composed, run

    def _split(self, resolved: Resolved, composed: Composed, run: ModelRun) -> Helped:
        messages = splitting_messages(resolved.standalone, detect_language(resolved.standalone))
        reply, run = yield from self._asked(messages, run)
        lines = _lines(reply)
        if not 1 < len(lines) <= MOST_PARTS or not all(self._is_of(line, [resolved.standalone]) for line in lines):
            return composed, run
        again = self.answering(resolved, [Row(line, line) for line in lines])
        if _is_sure(again) and again.answer.confidence > composed.answer.confidence:
            return again, replace(run, uses=(*run.uses, Use.SPLITTING))
        return composed, run

    def _asked(self, messages: Sequence[Message], run: ModelRun) -> Generator[Working, None, tuple[str, ModelRun]]:
        """Give the reply, "" where there is none."""
        asked = self.model.complete(messages, longest=LONGEST_REPLY)
        try:
            while True:
                try:
                    next(asked)
                except StopIteration as ended:
                    text, usage = ended.value
                    return text, run.having_used(usage)
                yield Working(self.model.connection.model)
        except ModelError as error:
            return "", replace(run, setback=error.setback)
        finally:
            asked.close()

    def _is_of(self, question: str, known: Sequence[str]) -> bool:
        """Tell whether a question holds no figure, date, region or matter that is not in what was asked."""
        if not 2 < len(question) <= LONGEST_QUESTION or link_in(question):
            return False
        if detect_language(question)[:2] != detect_language(known[-1])[:2]:
            return False
        asked, before = read(question, self.gazetteer), read("\n".join(known), self.gazetteer)
        values = {one.value for one in before.figures}
        dates = {(one.year, one.month, one.day) for one in before.dates}
        regions = {one.name for one in before.mentions}
        letters = [one for one in to_simplified(question).lower() if one.isalnum()]
        familiar = sum(one in before.folded for one in letters) >= _FAMILIAR * len(letters)
        return (
            familiar
            and {one.value for one in asked.figures} <= values
            and {(one.year, one.month, one.day) for one in asked.dates} <= dates
            and {one.name for one in asked.mentions} <= regions
        )


def _is_sure(composed: Composed) -> bool:
    return composed.answer.answered and composed.answer.confidence >= SURE


def _is_complex(question: str) -> bool:
    shortest = SHORTEST_COMPLEX * (3 if detect_language(question) == "en" else 1)
    return len(question) >= shortest and re.search(r"[，,；;？?、和与及以]|\band\b", question[:-1]) is not None


def _lines(reply: str) -> list[str]:
    lines = [plain_text(line) for line in without_thinking(reply).split("\n")]
    return [line.removeprefix("问题：").removeprefix("問題：").removeprefix("Question: ") for line in lines if line]
