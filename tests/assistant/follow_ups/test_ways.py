"""Other ways to understand a follow-up."""

from __future__ import annotations

import pytest

from assistant.follow_ups import FormerTurn, TurnKind, other_ways, resolve
from documents.regions import Gazetteer


def wordings(question: str, *before: str) -> list[str]:
    gazetteer = Gazetteer.load()
    turns = [FormerTurn(one) for one in before]
    return [one.standalone for one in other_ways(resolve(question, turns, gazetteer), turns, gazetteer).others]


@pytest.mark.parametrize(
    ("before", "question", "way"),
    [
        (("青海2025年的总算力是多少？",), "机架有多少？", "青海的机架有多少？"),
        (("青海2025年的总算力是多少？",), "机架有多少？", "青海2025年的机架有多少？"),
        (("江苏的行动方案共几条？",), "浙江的若干措施呢？", "浙江的若干措施共几条？"),
        (("青海2025年的总算力是多少？", "它涨了多少？"), "机架有多少？", "青海的机架有多少？"),
        (("西藏2025年的增加值多少？", "西藏2025年的增加值增长多少？"), "2022年呢", "西藏2022年的增加值多少？"),
        (("江西2030年的智算规模要到多少？",), "目前呢", "江西的智算规模目前是多少？"),
        (("How much did Qingyang invest?",), "How many racks?", "How many racks in Qingyang?"),
    ],
)
def test_a_follow_up_may_mean_something_else_too(before: tuple[str, ...], question: str, way: str) -> None:
    assert way in wordings(question, *before)


def test_the_first_way_is_not_tried_again() -> None:
    gazetteer = Gazetteer.load()
    turns = [FormerTurn("江苏2027年的普及率目标是多少？")]
    first = resolve("投资规模呢？", turns, gazetteer)
    assert first.standalone not in [one.standalone for one in other_ways(first, turns, gazetteer).others]


@pytest.mark.parametrize(
    ("question", "named"),
    [("工业大模型呢？", "工业大模型"), ("企業數量呢？", "企业"), ("2030年呢？", ""), ("有几家？", "")],
)
def test_what_a_bare_name_names_must_be_spoken_of(question: str, named: str) -> None:
    gazetteer = Gazetteer.load()
    turns = [FormerTurn("江苏2027年的普及率目标是多少？")]
    assert other_ways(resolve(question, turns, gazetteer), turns, gazetteer).named == named


@pytest.mark.parametrize("before", [(), ("江苏2027年的普及率目标是多少？",)])
def test_courtesy_and_what_follows_nothing_has_no_other_way(before: tuple[str, ...]) -> None:
    gazetteer = Gazetteer.load()
    turns = [FormerTurn(one) for one in before]
    question = "谢谢" if before else "机架有多少？"
    resolved = resolve(question, turns, gazetteer)
    assert (resolved.kind is TurnKind.CHAT) == bool(before)
    assert other_ways(resolved, turns, gazetteer).others == ()


def test_of_a_document_that_is_only_named_anything_might_be_asked() -> None:
    gazetteer = Gazetteer.load()
    turns = [FormerTurn("江苏的行动方案共几条？")]
    asks = [
        other_ways(resolve(question, turns, gazetteer), turns, gazetteer).asks
        for question in ("浙江的若干措施呢？", "浙江的若干措施共几条？", "投资规模呢？")
    ]
    assert asks == [False, True, True]
