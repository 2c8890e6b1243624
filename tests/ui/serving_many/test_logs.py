"""What is logged of answers, as lines of JSON."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from assistant.conversation import Conversation
from tests.ui.fake_workbench import FakeWorkbench
from ui.serving.desk import Desk, Source
from ui.serving.exceptions import Busy
from ui.serving.logs import log_as_json
from ui.serving.options import ServingOptions

QUESTION = "算力目标？"


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root, ours = logging.getLogger(), logging.getLogger("ui.serving")
    before = root.handlers[:], root.level, ours.level
    yield
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    ours.setLevel(before[2])


def logged(capsys: pytest.CaptureFixture[str], desk: Desk, question: str = QUESTION) -> list[dict[str, object]]:
    log_as_json()
    list(desk.observed(FakeWorkbench(pause=0.0).ask(question, Conversation()), Source.PAGE))
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_an_answer_is_a_line_without_its_question(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = logged(capsys, Desk.with_options())
    assert (line["message"], line["level"], line["source"], line["answered"]) == ("answered", "INFO", "page", True)
    assert {"time", "logger", "seconds", "timings_ms", "citations"} <= line.keys()
    assert not any("算力" in str(value) for value in line.values())


def test_the_question_is_in_it_where_that_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = logged(capsys, Desk.with_options(ServingOptions(log_questions=True)))
    assert line["question"] == QUESTION


def test_a_refusal_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk.with_options(ServingOptions(answers_at_once=1, most_waiting=0))
    log_as_json()
    with desk.enter("a"), pytest.raises(Busy, match=r"^the server is busy"):
        desk.enter("b")
    line = json.loads(capsys.readouterr().err)
    assert (line["message"], line["reason"], line["waiting"]) == ("refused", "busy", 0)
