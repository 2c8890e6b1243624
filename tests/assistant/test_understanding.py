"""The way to understand a follow-up that its answers choose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer, Citation
from assistant.composed import Composed
from assistant.follow_ups import FormerTurn, Resolved, resolve
from assistant.options import AS_USUAL
from assistant.question import understand
from assistant.understanding import in_best_way
from documents.regions import Gazetteer

LAST = "广东的制造业创新中心最高补多少？"


def answer(resolved: Resolved, quote: str, confidence: float) -> Answer:
    citation = Citation(1, "a", "标题", None, None, ("广东",), "p", quote, 0, len(quote), "a.md", quote, 0)
    return Answer(
        question=resolved.text,
        standalone_question=resolved.standalone,
        answered=bool(quote),
        answer=quote,
        confidence=confidence,
        citations=(citation,) if quote else (),
        closest=() if quote or confidence == 0.0 else (citation,),
    )


def chosen(question: str, known: dict[str, tuple[str, float]], *before: str) -> str:
    """Ask where only some questions are answered, each with a quote and a confidence; give the one taken."""
    gazetteer = Gazetteer.load()
    turns = [FormerTurn(one) for one in before]

    def answering(one: Resolved) -> Composed:
        quote, confidence = known.get(one.standalone, ("", 0.1))
        return Composed(answer(one, quote, confidence), understand(one.standalone, gazetteer))

    resolved = resolve(question, turns, gazetteer)
    return in_best_way(resolved, turns, gazetteer, answering, AS_USUAL).answer.standalone_question


@pytest.mark.parametrize(
    ("first", "taken"),
    [
        (("工业大模型按投入的30%补助。", 0.9), "广东的工业大模型？"),
        (("重点行业有汽车和电子信息。", 0.9), "广东的工业大模型最高补多少？"),
        (("", 0.1), "广东的工业大模型最高补多少？"),
    ],
)
def test_an_answer_that_does_not_speak_of_what_is_named_gives_way(first: tuple[str, float], taken: str) -> None:
    known = {"广东的工业大模型？": first, "广东的工业大模型最高补多少？": ("工业大模型上限800万元。", 0.8)}
    assert chosen("工业大模型呢", known, LAST) == taken


@pytest.mark.parametrize("other", [("创新中心最高5000万元。", 0.8), ("", 0.8)])
def test_another_way_must_be_answered_and_speak_of_what_is_named(other: tuple[str, float]) -> None:
    known = {"广东的工业大模型？": ("重点行业有汽车。", 0.9), "广东的工业大模型最高补多少？": other}
    assert chosen("工业大模型呢", known, LAST) == "广东的工业大模型？"


@pytest.mark.parametrize(("first", "taken"), [("重点行业有汽车。", True), ("工业大模型有30个。", False), ("", False)])
def test_a_less_sure_way_is_better_than_a_sure_answer_on_something_else(first: str, taken: bool) -> None:
    other = "广东的工业大模型最高补多少？"
    known = {"广东的工业大模型？": (first, 0.9), other: ("工业大模型上限800万元。", 0.3)}
    assert (chosen("工业大模型呢", known, LAST) == other) == taken


def test_a_question_answered_by_itself_is_taken_by_itself() -> None:
    question = "犀数工场是谁在哪一座城市里建起来的？"
    known = {question: ("犀数工场在无锡。", 0.6), "浙江" + question: ("杭州。", 0.9)}
    assert chosen(question, known, "浙江2025年的产值是多少？") == question


def test_what_is_off_the_topic_leans_on_nothing() -> None:
    question = "今天会不会下雨"
    known = {question: ("", 0.0), f"广东{question}？": ("多雨。", 0.9), f"广东的{question}？": ("多雨。", 0.9)}
    assert chosen(question, known, LAST) == question


@pytest.mark.parametrize(("inside", "taken"), [(0.7, "机架有多少？"), (0.95, "广东的机架有多少？")])
def test_a_short_question_answered_by_itself_gives_way_only_to_a_surer_answer(inside: float, taken: str) -> None:
    known = {"机架有多少？": ("机架33万架。", 0.9), "广东的机架有多少？": ("广东的机架10万架。", inside)}
    assert chosen("机架有多少？", known, LAST) == taken


def test_a_question_that_names_nothing_is_never_taken_by_itself() -> None:
    question = "涨了多少"
    known = {question: ("浙江的产值涨了两成。", 0.9), "广东2025年产值，涨了多少": ("广东的产值同比增长9%。", 0.8)}
    assert chosen(question, known, "广东2025年的产值是多少？") == "广东2025年产值，涨了多少"
    assert chosen(question, {question: known[question]}, "广东2025年的产值是多少？") == "广东的涨了多少？"


def test_what_only_repeats_the_last_answer_gives_way() -> None:
    gazetteer = Gazetteer.load()
    quote = "目标：到2030年，广东的算力规模达5000P。"
    last = replace(answer(resolve("广东2030年的算力规模是多少？", [], gazetteer), quote, 0.9), short_answer="5000P")
    turns = [FormerTurn.of(last)]

    def answering(one: Resolved) -> Composed:
        now = one.standalone.endswith("目前是多少？")
        told = answer(one, "广东的算力现为1155P。" if now else quote, 0.8 if now else 0.9)
        short = "1155P" if now else "5000P"
        return Composed(replace(told, short_answer=short), understand(one.standalone, gazetteer))

    best = in_best_way(resolve("目前呢", turns, gazetteer), turns, gazetteer, answering, AS_USUAL)
    assert best.answer.short_answer == "1155P"


@pytest.mark.parametrize(("confidence", "taken"), [(0.25, "How many racks in Qingyang?"), (0.15, "How many racks?")])
def test_another_way_to_understand_an_english_question_needs_less(confidence: float, taken: str) -> None:
    known = {"How many racks in Qingyang?": ("机架33万架。", confidence)}
    assert chosen("How many racks?", known, "How much did Qingyang invest?") == taken


def test_what_only_leans_must_be_as_sure_in_english_too() -> None:
    leaning = "Qingyang invest: How many racks?"
    for confidence in (0.3, 0.5):
        taken = chosen("How many racks?", {leaning: ("机架33万架。", confidence)}, "How much did Qingyang invest?")
        assert (taken == leaning) == (confidence > 0.4)


@pytest.mark.parametrize(
    ("question", "taken"), [("机架目标有多少？", "贵州的机架目标有多少？"), ("六小龙是哪六家？", "六小龙是哪六家？")]
)
def test_what_is_spoken_of_everywhere_is_not_asked_of_elsewhere(question: str, taken: str) -> None:
    known = {question: ("六小龙的机架目标为9万架。", 0.9)}
    assert chosen(question, known, "贵州的规模有多大？") == taken
