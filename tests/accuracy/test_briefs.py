"""Questions over the bundled briefs, asked of the real embedder, index and assistant."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation import Report, report_json, run, summarise
from assistant.question_files import read_question_file
from ui.build import Workbench

QUESTIONS = Path(__file__).with_name("briefs.jsonl")


@pytest.fixture(scope="module")
def report(briefs: Workbench) -> Report:
    """Ask every question once."""
    return summarise(list(run(read_question_file(QUESTIONS).questions, briefs.answer, briefs.article)))


def test_quotes_are_cut_from_their_articles(report: Report) -> None:
    assert report.quotes_exact == 1.0


def test_facts_are_answered(report: Report) -> None:
    assert report.accuracy is not None
    assert report.accuracy >= 0.9, report_json(report)["wrong"]


def test_what_the_briefs_do_not_hold_is_refused(report: Report) -> None:
    assert report.rightly_refused is not None
    assert report.rightly_refused >= 0.9, report_json(report)["wrong"]
