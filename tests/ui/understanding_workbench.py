"""The fake workbench, with questions understood as the assistant does, and verdicts kept in a folder."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.conversation import Conversation
from assistant.events import Event, Finished
from assistant.follow_ups import FormerTurn, resolve
from assistant.language_model import LanguageModel
from assistant.options import AS_USUAL, AnswerOptions
from documents.regions import Gazetteer
from tests.ui.fake_workbench import FakeWorkbench
from ui.feedback import FeedbackFiles
from ui.turns import Turn


@dataclass
class UnderstandingWorkbench(FakeWorkbench):
    """Take questions apart by the rules of the assistant, which need no model."""

    folder: Path = Path()

    def ask(
        self,
        question: str,
        conversation: Conversation,
        *,
        regions: Sequence[str] = (),
        options: AnswerOptions = AS_USUAL,
        model: LanguageModel | None = None,
    ) -> Generator[Event, None, None]:
        resolved = resolve(question, [FormerTurn.of(turn) for turn in conversation.turns], Gazetteer.load())
        for event in super().ask(question, conversation, regions=regions, options=options, model=model):
            if isinstance(event, Finished):
                answer = replace(event.answer, standalone_question=resolved.standalone, understood=resolved.parts)
                event = Finished(answer)
            yield event

    def judge(self, turn: Turn) -> None:
        FeedbackFiles(self.folder).keep(turn)
