"""Whole conversations: every question is understood as written beside it."""

from __future__ import annotations

from typing import Any

import pytest

from documents.regions import Gazetteer
from tests.assistant.follow_ups.conversations import play, read_conversations

CONVERSATIONS = read_conversations("conversations.jsonl")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def test_there_are_enough() -> None:
    assert len(CONVERSATIONS) >= 60
    assert all(any(len(turn) > 1 for turn in turns) for turns in CONVERSATIONS)


@pytest.mark.parametrize("turns", CONVERSATIONS, ids=lambda turns: turns[-1]["question"] or "empty")
def test_a_conversation(turns: list[dict[str, Any]], gazetteer: Gazetteer) -> None:
    faults = {exchange.asked: (exchange.resolved.standalone, exchange.faults) for exchange in play(turns, gazetteer)}
    assert {asked: fault for asked, fault in faults.items() if fault[1]} == {}
