"""Complete questions come out as they went in, whatever was said before; nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.follow_ups import FormerTurn, Source, TurnKind, replaced, resolve
from documents.regions import Gazetteer
from tests.assistant.follow_ups.conversations import HERE, read_conversations

COMPLETE = (HERE / "complete_questions.txt").read_text(encoding="utf-8").splitlines()
ASKED = [turn["question"] for turns in read_conversations("conversations.jsonl") for turn in turns]
QUOTES = [
    "目标：到2030年，《江苏省“人工智能+”行动方案》把江苏的应用普及率定为90%以上。",
    "华东师范大学城市发展研究院院长曾刚认为，江苏应当突出“制造+AI”。",
    "浙江《关于支持人工智能创新发展的若干措施》共27条。",
    "",
]

sources = st.builds(
    Source,
    title=st.sampled_from(["江苏省人工智能政策简报", "上海市进一步扩大人工智能应用的若干措施", ""]),
    regions=st.lists(st.sampled_from(["江苏", "上海", "长三角", "南京"]), max_size=3).map(tuple),
    quote=st.sampled_from(QUOTES),
)
histories = st.lists(
    st.builds(
        FormerTurn, question=st.sampled_from([*COMPLETE, *ASKED]), sources=st.lists(sources, max_size=2).map(tuple)
    ),
    max_size=5,
)
texts = st.text(max_size=40) | st.lists(
    st.sampled_from(
        [*"那呢的和比它其他该省两 \x00\ud800？,.年", "2027", "江苏", "《", "》", "不是", "What about ", "its", "there"]
    ),
    max_size=14,
).map("".join)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@settings(max_examples=150, deadline=None)
@given(question=st.sampled_from(COMPLETE), history=histories)
def test_a_complete_question_inherits_nothing(gazetteer: Gazetteer, question: str, history: list[FormerTurn]) -> None:
    resolved = resolve(question, history, gazetteer)
    assert (resolved.text, resolved.standalone, resolved.kind, resolved.inherited) == (
        question,
        question,
        TurnKind.QUESTION,
        (),
    )


@settings(max_examples=150, deadline=None)
@given(
    question=texts,
    history=st.lists(
        st.builds(FormerTurn, question=texts, sources=st.lists(sources, max_size=2).map(tuple)), max_size=3
    ),
)
def test_nothing_raises(gazetteer: Gazetteer, question: str, history: list[FormerTurn]) -> None:
    resolved = resolve(question, history, gazetteer)
    assert resolved.text == question
    changed = replaced(resolved, regions=["浙江", "nowhere"], years=["2035"], documents=["办法"], subject="文号")
    assert isinstance(changed, str)


@settings(max_examples=100, deadline=None)
@given(question=texts)
def test_without_former_turns_nothing_is_a_follow_up(gazetteer: Gazetteer, question: str) -> None:
    assert resolve(question, [], gazetteer).kind is not TurnKind.FOLLOW_UP


@pytest.mark.parametrize("length", [1_000, 1_000_000])
def test_long_text_is_taken_for_complete(gazetteer: Gazetteer, length: int) -> None:
    text = "那呢" * (length // 2)
    turn = FormerTurn(
        "江苏2030年的普及率目标是多少？" * length, (Source("标题" * length, ("江苏",) * 9, "《" * length),) * 50
    )
    resolved = resolve(text, [turn] * 100, gazetteer)
    assert (resolved.standalone, resolved.kind) == (text, TurnKind.QUESTION)
    assert len(resolve("浙江呢？", [turn] * 100, gazetteer).standalone) < 2_000
