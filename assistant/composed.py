"""An answer in the built-in way, with what it was made from."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Answer
from assistant.drafts import Draft
from assistant.finding import Findings
from assistant.question import Question
from index import Hit


@dataclass(frozen=True, slots=True)
class Composed:
    """Hold an answer, its question taken apart, its draft (None for a refusal) and all that was found for it."""

    answer: Answer
    question: Question
    draft: Draft | None = None
    findings: tuple[Findings, ...] = ()

    @property
    def hits(self) -> list[Hit]:
        """List the passages found, those that the answer quotes first, each once."""
        found = {hit.passage.id: hit for one in self.findings for hit in one.hits}
        quoted = [citation.passage_id for citation in self.answer.citations]
        return list({name: found[name] for name in (*quoted, *found) if name in found}.values())
