from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.exceptions import UnreadableQuestions
from assistant.question_files import ExpectedAnswer, read_question_file
from tests.ui.fake_workbench import BUDGET_SENTENCE, FakeWorkbench
from ui.exceptions import DiskFull, FeedbackNotStored
from ui.feedback import FeedbackFiles
from ui.turns import Turn, TurnStatus, Verdict

NOW = datetime(2026, 11, 22, 10, 5, 7, 123456, tzinfo=UTC)


def judged(question: str, verdict: Verdict | None, turn_id: str = "0123456789ab") -> Turn:
    answer = replace(FakeWorkbench().answer_to(question), standalone_question=f"江苏的{question}")
    return Turn(question, answer.answer, TurnStatus.DONE, answer, verdict, id=turn_id)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_right_answer_becomes_a_question_of_an_evaluation(tmp_path: Path) -> None:
    files = FeedbackFiles(tmp_path / "feedback")
    files.keep(judged("目标", Verdict.RIGHT), now=NOW)
    files.keep(judged("天气", Verdict.RIGHT, "b" * 12), now=NOW)
    right = tmp_path / "feedback" / "right.jsonl"
    assert read_question_file(right).questions == (
        ExpectedAnswer("江苏的目标", ("60 EFLOPS",)),
        ExpectedAnswer("江苏的天气", refuse=True),
    )
    first = lines(right)[0]
    sources = first.pop("sources")
    assert first == {
        "question": "江苏的目标",
        "expected": ["60 EFLOPS"],
        "verdict": "right",
        "answer": FakeWorkbench().answer_to("目标").answer,
        "asked": "目标",
        "time": "2026-11-22T10:05:07+00:00",
        "id": "0123456789ab",
    }
    assert (sources[0]["source"], sources[0]["quote"]) == ("江州方案.md", BUDGET_SENTENCE)


def test_without_a_short_answer_one_of_the_quotes_is_expected(tmp_path: Path) -> None:
    turn = judged("目标", Verdict.RIGHT)
    assert turn.answer is not None
    FeedbackFiles(tmp_path).keep(replace(turn, answer=replace(turn.answer, short_answer=None)))
    (question,) = read_question_file(tmp_path / "right.jsonl").questions
    assert question.expected == (BUDGET_SENTENCE, "按照合同金额的30%给予补贴，每年最高500万元")


def test_a_wrong_answer_waits_for_what_is_expected(tmp_path: Path) -> None:
    FeedbackFiles(tmp_path).keep(judged("目标", Verdict.WRONG_SOURCE))
    wrong = tmp_path / "wrong.jsonl"
    with pytest.raises(UnreadableQuestions, match=r"wrong\.jsonl, line 1: .*neither an expected string nor a refusal"):
        read_question_file(wrong)
    (line,) = lines(wrong)
    assert line["verdict"] == "wrong_source"
    wrong.write_text(json.dumps({**line, "expected": ["70 EFLOPS"]}), encoding="utf-8")
    assert read_question_file(wrong).questions == (ExpectedAnswer("江苏的目标", ("70 EFLOPS",)),)


def test_a_verdict_is_changed_and_taken_back(tmp_path: Path) -> None:
    files = FeedbackFiles(tmp_path)
    files.keep(judged("补贴", Verdict.WRONG, "c" * 12))
    for verdict, right, wrong in [
        (Verdict.RIGHT, ["right"], ["wrong"]),
        (Verdict.WRONG_SOURCE, [], ["wrong", "wrong_source"]),
        (Verdict.WRONG, [], ["wrong", "wrong"]),
        (None, [], ["wrong"]),
    ]:
        files.keep(judged("目标", verdict))
        right_file = tmp_path / "right.jsonl"
        assert [one["verdict"] for one in lines(right_file)] == right
        assert [one["verdict"] for one in lines(tmp_path / "wrong.jsonl")] == wrong


def test_what_somebody_wrote_into_a_file_stays(tmp_path: Path) -> None:
    by_hand = '{"question": "手写", "expected": ["好"]}\nnot a line\n[1]\n'
    (tmp_path / "right.jsonl").write_text(by_hand, encoding="utf-8")
    FeedbackFiles(tmp_path).keep(judged("目标", Verdict.RIGHT))
    assert (tmp_path / "right.jsonl").read_text(encoding="utf-8").startswith(by_hand)
    assert len((tmp_path / "right.jsonl").read_text(encoding="utf-8").splitlines()) == 4


def test_a_full_disk_is_said_and_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    files = FeedbackFiles(tmp_path)
    files.keep(judged("补贴", Verdict.RIGHT, "c" * 12))
    before = (tmp_path / "right.jsonl").read_bytes()
    # A device that has no room left, in the place of the file that is written first.
    (tmp_path / "right.new").symlink_to("/dev/full")
    with pytest.raises(DiskFull, match=r"^the disk of .* is full: the verdict was not stored$"):
        files.keep(judged("目标", Verdict.RIGHT))
    assert (tmp_path / "right.jsonl").read_bytes() == before


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FeedbackNotStored, match=r"^cannot write to .*file.feedback \(Not a directory\)$"):
        FeedbackFiles(tmp_path / "file" / "feedback").keep(judged("目标", Verdict.RIGHT))
