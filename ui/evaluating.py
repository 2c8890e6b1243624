"""Running a file of questions over a workbench."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from assistant.evaluation import Outcome, run
from assistant.exceptions import NothingToAsk
from assistant.measuring import Measured, measure
from assistant.measuring.measured import RegionsOf
from assistant.question_drafting import DraftedQuestion, draft_questions
from assistant.question_files import ExpectedAnswer, QuestionFile
from documents import Article
from documents.reading import read_text
from documents.splitting import split
from ui.build import CORPUS, Workbench

HITS_RANKED = 30
_BATCH = 64
Advance = Callable[[int, int], None]
"""Told how many things are done, and of how many."""


def run_questions(workbench: Workbench, file: QuestionFile, *, limit: int | None, progress: Advance) -> list[Outcome]:
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
    asked = run(
        *(questions, workbench.answer, workbench.article), lambda question: workbench.search(question, HITS_RANKED)
    )
    for outcome in asked:
        outcomes.append(outcome)
        progress(len(outcomes), len(questions))
    return outcomes


def ask_again(workbench: Workbench, before: Sequence[Measured], *, progress: Advance) -> list[Measured]:
    """Ask the questions of an earlier run, and measure what is answered now."""
    questions, name_regions = [one.expected for one in before], regions_of(workbench)
    now: list[Measured] = []
    for outcome in run(questions, workbench.answer, workbench.article):
        now.append(measure(outcome, name_regions))
        progress(len(now), len(questions))
    return now


def regions_of(workbench: Workbench) -> RegionsOf:
    """Make what names the provinces and groups of regions that a question is about.

    Where it names none, they are the first of each article that its line names.
    """
    gazetteer = workbench.gazetteer
    firsts = {_name(article.source): article.regions[:1] for article in workbench.articles()}

    def name(expected: ExpectedAnswer, standalone_question: str) -> tuple[str, ...]:
        groups = gazetteer.groups_in(standalone_question)
        asked = gazetteer.regions_in(standalone_question)
        told = (region for source in expected.sources for region in firsts.get(_name(source), ()))
        regions = asked if asked or groups else told
        return (*dict.fromkeys(gazetteer.lineage(region)[-1] for region in regions), *groups)

    return name


def draft_from(workbench: Workbench) -> list[DraftedQuestion]:
    """Draft questions from the user's own articles: the bundled briefs have theirs.

    Raises NothingToAsk.
    """
    own = [article for article in workbench.articles() if not _is_bundled(article)]
    if not own:
        raise NothingToAsk("there are no articles of your own here; add some with `shengce add PATH`")
    drafted = draft_questions(own)
    if not drafted:
        raise NothingToAsk(
            f"no question can be drafted from the {len(own)} articles: no sentence tells when a document was issued, "
            "or what figure is to be reached by which year; write questions as lines of JSON or as a CSV table"
        )
    return drafted


def spread(questions: Sequence[ExpectedAnswer], limit: int | None) -> Sequence[ExpectedAnswer]:
    """Take at most so many questions, evenly spread, and conversations whole or not at all."""
    if limit is None or limit >= len(questions):
        return questions
    units = _units(questions)
    for count in range(min(limit, len(units)), 0, -1):
        taken = [one for number in range(count) for one in units[number * len(units) // count]]
        if len(taken) <= limit:
            return taken
    return questions[:limit]


def _units(questions: Sequence[ExpectedAnswer]) -> list[list[ExpectedAnswer]]:
    """Put the questions of a conversation together, and every other by itself."""
    units: list[list[ExpectedAnswer]] = []
    for one in questions:
        if units and one.conversation is not None and one.conversation == units[-1][0].conversation:
            units[-1].append(one)
        else:
            units.append([one])
    return units


def _is_bundled(article: Article) -> bool:
    return PurePath(article.source).parent == CORPUS


def _name(source: str) -> str:
    """Give the name of a file without folders and ending."""
    return PurePath(source).stem
