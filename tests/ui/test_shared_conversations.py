"""Conversations by their owners, in the database that servers share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.database import Database, Place
from tests.ui.fake_workbench import FakeWorkbench
from ui import shared_conversations
from ui.exports import UnreadableConversation
from ui.shared_conversations import SharedConversations
from ui.turns import Turn, TurnStatus


def asked(question: str) -> Turn:
    answer = FakeWorkbench().answer_to(question)
    return Turn(question, answer.answer, TurnStatus.DONE, answer)


@pytest.fixture
def conversations(place: Place) -> Iterator[SharedConversations]:
    database = Database(place)
    yield SharedConversations.of(database)
    database.close()


def names(conversations: SharedConversations, owner: str) -> list[tuple[str, str]]:
    return [(one.id, one.title) for one in conversations.listed(owner)]


def test_a_conversation_comes_back_to_its_owner_alone(conversations: SharedConversations, place: Place) -> None:
    first, second = asked("目标是多少？"), asked("预算呢？")
    conversations.keep("甲", "one", [first])
    other = Database(place)
    elsewhere = SharedConversations.of(other)
    elsewhere.keep("甲", "one", [first, second])
    elsewhere.keep("乙", "one", [second])
    assert [turn.question for turn in conversations.read("甲", "one").turns] == ["目标是多少？", "预算呢？"]
    assert [turn.question for turn in conversations.read("乙", "one").turns] == ["预算呢？"]
    with pytest.raises(UnreadableConversation, match="there is no such conversation, or it is somebody else's"):
        conversations.read("丙", "one")
    assert names(conversations, "甲") == [("one", "目标是多少？")]
    assert names(conversations, "丙") == []
    conversations.forget("丙", "one")
    conversations.forget("乙", "one")
    assert (names(elsewhere, "乙"), names(elsewhere, "甲")) == ([], [("one", "目标是多少？")])
    other.close()


def test_a_title_that_was_given_stays(conversations: SharedConversations) -> None:
    turn = asked("目标是多少？")
    conversations.keep("甲", "one", [turn], title="我的")
    conversations.keep("甲", "one", [turn, turn])
    assert names(conversations, "甲") == [("one", "我的")]
    conversations.keep("甲", "one", [turn], title="新的")
    assert names(conversations, "甲") == [("one", "新的")]


def test_an_owner_renames_his_own_only(conversations: SharedConversations) -> None:
    for owner in ("甲", "乙"):
        conversations.keep(owner, "one", [asked("目标是多少？")])
    conversations.rename("甲", "one", "我的")
    conversations.rename("丙", "one", "别人的")
    assert names(conversations, "甲") == [("one", "我的")]
    assert names(conversations, "乙") == [("one", "目标是多少？")]
    assert conversations.read("甲", "one").title == "我的"


def test_the_oldest_make_room(conversations: SharedConversations, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_conversations, "MOST", 3)
    conversations.keep("乙", "other", [asked("目标")])
    for number in range(5):
        conversations.keep("甲", f"{number}", [asked("目标")])
    assert [name for name, _ in names(conversations, "甲")] == ["4", "3", "2"]
    assert len(names(conversations, "乙")) == 1
