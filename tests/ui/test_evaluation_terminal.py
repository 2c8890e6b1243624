"""What the terminal says of an evaluation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.measuring.rechecking import Change, Part
from assistant.question_files import ExpectedAnswer
from tests.ui.evaluation_runs import EARLIER, HOSTILE, RUN, WRONG, report
from ui.evaluation_report import make_report
from ui.evaluation_terminal import MOST_SHOWN, show_changes, show_evaluation
from ui.evaluation_words import expectation


def test_figures_groups_and_wrong_answers(capsys: pytest.CaptureFixture[str]) -> None:
    show_evaluation(report())
    said = capsys.readouterr().out
    lines = ["".join(line.split()) for line in said.splitlines()]
    assert "│questions│3│" in lines
    assert "│citationrecall│100.0%│" in lines
    assert "│follow-upsright│–│" in lines
    assert "│latencyp50/p95│10.0/30.0ms│" in lines
    assert f"✗ {HOSTILE}？  →  expected {HOSTILE} | 乙; 丙" in said
    assert "compared" not in said


def test_a_comparison_tells_what_got_better_and_worse(capsys: pytest.CaptureFixture[str]) -> None:
    show_evaluation(report(against=EARLIER))
    said = capsys.readouterr().out
    assert "3 questions compared, 0 asked only before, 0 only now; 1 better, 1 worse" in said
    assert "▲ better: 算力目标？\n  before: 别的[1]\n  now:    60 EFLOPS[1]\n" in said
    assert f"▼ worse: {HOSTILE}？" in said


def test_long_lists_of_faults_are_cut(capsys: pytest.CaptureFixture[str]) -> None:
    show_evaluation(make_report([WRONG] * (MOST_SHOWN + 3), lambda *_: ()))
    said = capsys.readouterr().out
    assert said.count("✗") == MOST_SHOWN
    assert "and 3 more: --json and --html have them all" in said


def test_changed_answers_stand_beside_those_of_before(capsys: pytest.CaptureFixture[str]) -> None:
    now = report().measured[0]
    before = replace(now, answer="别的[1]", citations=(), right=False)
    show_changes([Change(before, now, (Part.ANSWER, Part.CITATIONS))], 7)
    said = capsys.readouterr().out
    assert "算力目标？ now right: answer, citations" in said
    (both,) = [line for line in said.splitlines() if "别的[1]" in line]
    assert "60 EFLOPS[1]" in both
    assert said.endswith("1 of 7 answers changed\n")
    show_changes([Change(now, before, (Part.ANSWER,)), Change(now, now, (Part.CITATIONS,))], 7)
    said = capsys.readouterr().out
    assert "now wrong: answer" in said
    assert "changed: citations" in said


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (ExpectedAnswer("？", ("甲", "乙")), "甲 | 乙"),
        (ExpectedAnswer("？", refuse=True), "a refusal"),
        (ExpectedAnswer("？", chat=True), "a polite line"),
        (ExpectedAnswer("？", points=(("甲", "乙"), ("丙",))), "甲 | 乙; 丙"),
        (ExpectedAnswer("？", cells=(("江苏", ("甲",)), ("浙江", None))), "江苏: 甲; 浙江: nothing"),
    ],
)
def test_what_is_expected_is_told_in_a_line(expected: ExpectedAnswer, words: str) -> None:
    assert expectation(expected) == words


def test_the_run_has_one_of_each_outcome() -> None:
    assert [(one.right, one.answer.answered) for one in RUN] == [(True, True), (False, True), (True, False)]
