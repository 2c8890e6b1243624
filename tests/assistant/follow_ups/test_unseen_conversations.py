"""Conversations written after the rules, some of whose faults the rules then learnt from."""

from __future__ import annotations

from documents.regions import Gazetteer
from tests.assistant.follow_ups.conversations import play, read_conversations

UNDERSTOOD = 0.9
"""The share of questions that must be understood as written beside them."""


def test_most_questions_are_understood() -> None:
    gazetteer = Gazetteer.load()
    conversations = read_conversations("unseen_conversations.jsonl")
    exchanges = [exchange for turns in conversations for exchange in play(turns, gazetteer)]
    assert len(conversations) == 25
    assert sum(not exchange.faults for exchange in exchanges) / len(exchanges) >= UNDERSTOOD


def test_no_complete_question_of_theirs_inherits() -> None:
    gazetteer = Gazetteer.load()
    for turns in read_conversations("unseen_conversations.jsonl"):
        for turn, exchange in zip(turns, play(turns, gazetteer), strict=True):
            if turn.get("kind") == "question":
                assert exchange.resolved.standalone == exchange.asked
