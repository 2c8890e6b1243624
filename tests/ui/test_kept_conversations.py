from __future__ import annotations

import base64
import hashlib
import zlib
from dataclasses import replace

import pytest

from tests.ui.fake_workbench import FakeWorkbench
from ui.exports import UnreadableConversation
from ui.kept_conversations import LARGEST_UNPACKED, LONGEST_KEPT, pack, title_of, unpack
from ui.turns import Turn, TurnStatus, Verdict

ANSWERED = Turn("目标", "60", TurnStatus.DONE, FakeWorkbench().answer_to("目标"))


def packed(content: bytes) -> str:
    return base64.b64encode(zlib.compress(content)).decode()


def test_what_is_unpacked_is_what_was_packed() -> None:
    turns = (ANSWERED, Turn("坏", "出错了", TurnStatus.FAILED), Turn("停", "刚", TurnStatus.STOPPED))
    found = unpack(pack(turns)).turns
    assert [replace(turn, id="", answer=None) for turn in found] == [
        replace(turn, id="", answer=None) for turn in turns
    ]
    answer = found[0].answer
    assert answer is not None
    assert [citation.quote for citation in answer.citations] == [one.quote for one in ANSWERED.answer.citations]  # type: ignore[union-attr]
    assert {turn.id for turn in found}.isdisjoint(turn.id for turn in turns)


def test_an_answer_that_is_coming_is_kept_as_far_as_it_has_come() -> None:
    (found,) = unpack(pack([Turn("目标", "60 E")])).turns
    assert (found.question, found.text, found.status) == ("目标", "60 E", TurnStatus.STOPPED)


def test_a_verdict_is_not_kept_in_the_browser() -> None:
    assert unpack(pack([replace(ANSWERED, verdict=Verdict.WRONG)])).turns[0].verdict is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "cut off"),
        ("不是", "damaged"),
        ("AAAA", "damaged"),
        (packed("目标".encode("gbk")), "damaged"),
        (packed(b"{}"), '"format" is not "shengce conversation"'),
        (packed(b" " * (LARGEST_UNPACKED + 1)), "cut off, or over 20000000 bytes"),
        (base64.b64encode(zlib.compress(b"{}")[:-5]).decode(), "cut off|damaged"),
        (packed(b'{"format": "shengce conversation", "version": 1, "turns": 3}'), "damaged"),
    ],
)
def test_what_was_not_packed_here_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableConversation, match=message):
        unpack(text)


def test_a_very_long_conversation_loses_its_first_turns() -> None:
    # Hexadecimal digits of a hash hardly pack.
    digits = ["".join(hashlib.sha256(f"{n}-{m}".encode()).hexdigest() for m in range(3000)) for n in range(8)]
    text = pack([Turn(str(number), text, TurnStatus.STOPPED) for number, text in enumerate(digits)])
    assert len(text) <= LONGEST_KEPT
    assert [turn.question for turn in unpack(text).turns] == ["4", "5", "6", "7"]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (" 目标\n是什么？ ", "目标 是什么？"),
        ("长" * 60, "长" * 60),
        ("长" * 61, "长" * 59 + "…"),
        ("甲\u202e乙", "甲乙"),
    ],
)
def test_a_conversation_is_named_by_its_first_question(question: str, title: str) -> None:
    assert title_of([Turn(question), Turn("后来")]) == title


def test_no_conversation_has_no_name() -> None:
    assert title_of([]) == ""
