from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.answer import Answer, Republication
from assistant.parts import Parts
from tests.ui.fake_workbench import FakeWorkbench, cite, example_articles
from ui.exports import ExportedConversation, UnreadableConversation, conversation_json, read_conversation
from ui.exports.conversation_json import LONGEST
from ui.json_forms import answer_json
from ui.turns import Turn, TurnStatus

WHEN = datetime(2026, 11, 22, 10, 5, 7, 123456, tzinfo=UTC)
SUBSIDY = example_articles()[1]


def full_answer() -> Answer:
    """Make an answer in which nothing has its default."""
    citation = replace(
        cite(1, SUBSIDY, "按照合同金额的30%给予补贴", heading="办法"),
        answer_start=13,
        answer_end=20,
        republications=(Republication("1", "转载", None, "2024-05-21", "https://outside.example/a"),),
    )
    return Answer(
        "补贴多少？",
        "海州的补贴多少？",
        True,
        "30%[1]",
        0.93,
        "30%",
        (citation,),
        (replace(citation, marker=2),),
        {"total": 12.5},
        Parts(("浙江",), ("2025",), ("《办法》",), "补贴"),
        False,
    )


def done(answer: Answer) -> Turn:
    return Turn(answer.question, answer.answer, TurnStatus.DONE, answer)


def anonymous(turns: tuple[Turn, ...]) -> list[Turn]:
    return [replace(turn, id="") for turn in turns]


def form() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(conversation_json(ExportedConversation("题", WHEN, (done(full_answer()),))))
    return loaded


def test_what_is_read_is_what_was_written() -> None:
    refusal = replace(FakeWorkbench().answer_to("天气"), closest=(cite(1, SUBSIDY, "补贴资金"),))
    turns = (
        done(full_answer()),
        done(refusal),
        Turn("<b>[1]\u202e\x00", "坏", TurnStatus.FAILED),
        Turn("问", "刚", TurnStatus.STOPPED),
    )
    conversation = ExportedConversation("题 </script> \u2028 𠮷", WHEN, turns)
    read = read_conversation(conversation_json(conversation))
    assert replace(read, turns=()) == replace(conversation, turns=())
    assert anonymous(read.turns) == anonymous(turns)
    assert len({turn.id for turn in (*read.turns, *turns)}) == 8


def test_the_form_is_the_one_that_answers_have() -> None:
    answer = full_answer()
    expected = answer_json(answer)
    more = {"heading": "办法", "passage": SUBSIDY.text, "passage_start": 0}
    republications = [{"article_id": "1", "title": "转载", "publisher": None, "published": "2024-05-21"}]
    expected["citations"] = [expected["citations"][0] | more]
    expected["closest"] = [expected["closest"][0] | more]
    assert form() == {
        "format": "shengce conversation",
        "version": 1,
        "title": "题",
        "exported": "2026-11-22T10:05:07.123456+00:00",
        "turns": [
            {
                "question": "补贴多少？",
                "status": "done",
                "text": "30%[1]",
                "answer": json.loads(json.dumps(expected)),
            }
        ],
    }
    assert form()["turns"][0]["answer"]["citations"][0]["republications"] == [
        republications[0] | {"source": "https://outside.example/a"}
    ]


def test_no_folder_of_the_machine_is_told() -> None:
    answer = full_answer()
    elsewhere = (Republication("1", "转载", None, None, "C:\\secret\\b.html"),)
    citation = replace(answer.citations[0], source="/srv/secret/a.md", republications=elsewhere)
    turn = done(replace(answer, citations=(citation,), closest=(replace(citation, marker=2),)))
    written = conversation_json(ExportedConversation("题", WHEN, (turn,)))
    assert "secret" not in written
    read = read_conversation(written).turns[0].answer
    assert read is not None
    for one in (*read.citations, *read.closest):
        assert (one.source, one.republications[0].source) == ("a.md", "b.html")


def test_a_running_turn_is_written_as_stopped() -> None:
    read = read_conversation(conversation_json(ExportedConversation("", datetime(2026, 1, 2), (Turn("问", "刚"),))))
    assert anonymous(read.turns) == [Turn("问", "刚", TurnStatus.STOPPED, id="")]
    assert (read.title, read.exported) == ("", datetime(2026, 1, 2))


def test_half_a_character_takes_the_place_of_one() -> None:
    written = conversation_json(ExportedConversation("a\ud800b\udfff", WHEN, ()))
    assert written.encode()
    assert read_conversation("\ufeff" + written).title == "a\ufffdb\ufffd"


WAY_OUT = "; choose a JSON file that Shengce exported, or export the conversation again$"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "^the file is no conversation: Invalid JSON: EOF.*" + WAY_OUT),
        ("# 题", "^the file is no conversation: Invalid JSON: expected value.*" + WAY_OUT),
        ("[]", "^the file is no conversation: Input should be an object" + WAY_OUT),
        ("[" * 100_000, "^the file is no conversation: Invalid JSON: recursion limit exceeded.*" + WAY_OUT),
        ('{"format": 1}', "^the file is no conversation: at format: Input should be a valid string" + WAY_OUT),
        ('{"version": 1}', '^the file is no conversation: its "format" is not "shengce conversation"' + WAY_OUT),
        (
            '{"format": "shengce conversation", "version": 2, "turns": 5}',
            "^the conversation is of version 2, and this Shengce reads version 1; import it with the Shengce that"
            " exported it, or update this one$",
        ),
        (
            '{"format": "shengce conversation", "version": 1}',
            "^the conversation is damaged: at title: Field required" + WAY_OUT,
        ),
        (
            "x" * (LONGEST + 1),
            "^the file has 20000001 characters, more than the 20000000 that are read; import a shorter conversation$",
        ),
    ],
)
def test_what_is_no_conversation_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableConversation, match=message):
        read_conversation(text)


Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda turn: turn.update(status="running"),
            "at turns.0.status: Input should be 'done', 'stopped' or 'failed'",
        ),
        (lambda turn: turn.update(answer=None), "at turns.0: a turn is done without an answer"),
        (lambda turn: turn.update(status="failed"), "at turns.0: a turn is failed with an answer"),
        (lambda turn: turn.pop("question"), "at turns.0.question: Field required"),
        (lambda turn: turn["answer"].update(answered=1), "at turns.0.answer.answered: Input should be a valid boolean"),
        (lambda turn: turn["answer"].update(confidence=2), "at turns.0.answer: a confidence of 2.0, not from 0 to 1"),
        (
            lambda turn: turn["answer"].update(confidence=float("nan")),
            "at turns.0.answer: a confidence of nan, not from 0 to 1",
        ),
        (
            lambda turn: turn["answer"]["citations"][0].update(start="0"),
            "at turns.0.answer.citations.0.start: Input should be a valid integer",
        ),
        (
            lambda turn: turn["answer"]["citations"][0].update(start=0),
            "at turns.0.answer: citation 1 runs from 0 to 22, but quotes 14 characters",
        ),
        (
            lambda turn: turn["answer"]["closest"][0].update(start=-14, end=0),
            "at turns.0.answer: citation 2 runs from -14 to 0, but quotes 14 characters",
        ),
        (
            lambda turn: turn["answer"]["citations"].append(turn["answer"]["citations"][0]),
            "at turns.0.answer: two citations with the same marker",
        ),
    ],
)
def test_a_conversation_that_was_changed_is_refused(change: Change, message: str) -> None:
    changed = form()
    change(changed["turns"][0])
    with pytest.raises(UnreadableConversation, match=f"^the conversation is damaged: {message}{WAY_OUT}"):
        read_conversation(json.dumps(changed))


def test_what_a_later_version_may_add_is_left_out() -> None:
    changed = form() | {"more": 1}
    changed["turns"][0]["answer"]["citations"][0]["more"] = 1
    assert anonymous(read_conversation(json.dumps(changed)).turns) == anonymous((done(full_answer()),))
