"""Running a file of questions over a workbench."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from assistant.evaluation import Outcome, run
from assistant.question_files import QuestionFile
from documents.reading import read_text
from documents.splitting import split
from ui.build import Workbench

HITS_RANKED = 30
_BATCH = 64
T = TypeVar("T")


def run_questions(
    workbench: Workbench, file: QuestionFile, *, limit: int | None, progress: Callable[[int, int], None]
) -> list[Outcome]:
    """Ask the questions of a file, adding the paragraphs that it brings first."""
    articles = [
        read_text(text, source=f"paragraph {number}", title=title or None)
        for number, (title, text) in enumerate(file.paragraphs)
    ]
    for start in range(0, len(articles), _BATCH):
        progress(start, len(articles))
        workbench.index.add([(article, split(article)) for article in articles[start : start + _BATCH]])
    questions = spread(file.questions, limit)
    outcomes: list[Outcome] = []
    search = (lambda question: workbench.search(question, HITS_RANKED)) if file.paragraphs else None
    for outcome in run(questions, workbench.answer, workbench.article, search):
        outcomes.append(outcome)
        progress(len(outcomes), len(questions))
    return outcomes


def spread(items: Sequence[T], limit: int | None) -> Sequence[T]:
    """Take so many items, evenly spread."""
    if limit is None or limit >= len(items):
        return items
    return [items[i * len(items) // limit] for i in range(limit)]
