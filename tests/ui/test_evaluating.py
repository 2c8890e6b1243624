"""The regions of questions, and asking again."""

from __future__ import annotations

import pytest

from assistant.measuring import measure
from assistant.question_files import ExpectedAnswer, QuestionFile
from documents.regions import Gazetteer
from index.local import LocalIndex
from tests.hash_embedder import HashEmbedder
from ui.build import Workbench
from ui.evaluating import ask_again, regions_of, run_questions, spread


@pytest.fixture
def workbench(local_index: LocalIndex, embedder: HashEmbedder) -> Workbench:
    return Workbench(local_index, embedder, Gazetteer.load())


@pytest.mark.parametrize(
    ("standalone", "sources", "regions"),
    [
        ("江苏和浙江的目标？", (), ("江苏", "浙江")),
        # A city counts with its province, and both as one.
        ("南京、苏州的目标？", (), ("江苏",)),
        ("长三角的目标？", (), ("长三角",)),
        ("长三角里安徽的目标？", (), ("安徽", "长三角")),
        ("目标是什么？", ("浙江：龙头企业与算力券", "articles/安徽：从语音到量子.txt", "别处"), ("浙江", "安徽")),
        ("江苏的目标？", ("浙江：龙头企业与算力券.txt",), ("江苏",)),
        ("目标是什么？", (), ()),
    ],
)
def test_a_question_is_about_the_regions_it_names_or_those_of_its_articles(
    workbench: Workbench, standalone: str, sources: tuple[str, ...], regions: tuple[str, ...]
) -> None:
    assert regions_of(workbench)(ExpectedAnswer("？", sources=sources), standalone) == regions


def test_asking_again_gives_the_same_while_nothing_changes(workbench: Workbench) -> None:
    questions = (
        ExpectedAnswer("江苏制造业企业智能体普及率2030年达到多少？", ("90%",), conversation=1, kind="conversation"),
        ExpectedAnswer("浙江呢？", refuse=True, conversation=1, kind="conversation"),
        ExpectedAnswer("天气怎么样？", refuse=True),
    )
    done: list[tuple[int, int]] = []
    outcomes = run_questions(
        workbench, QuestionFile(questions), limit=None, progress=lambda *counts: done.append(counts)
    )
    before = [measure(one, regions_of(workbench)) for one in outcomes]
    assert done == [(1, 3), (2, 3), (3, 3)]
    assert [one.before for one in before] == [(), (questions[0].question,), ()]
    now = ask_again(workbench, before, progress=lambda *counts: done.append(counts))
    assert [(one.answer, one.citations, one.right, one.regions) for one in now] == [
        (one.answer, one.citations, one.right, one.regions) for one in before
    ]


@pytest.mark.parametrize(
    ("limit", "taken"),
    [
        (None, "一二三四五六"),
        (6, "一二三四五六"),
        (5, "一二三四五"),
        (4, "一"),
        (3, "一"),
        (2, "一"),
        (1, "一"),
    ],
)
def test_so_many_are_taken_and_conversations_whole(limit: int | None, taken: str) -> None:
    questions = [
        ExpectedAnswer("一"),
        *(ExpectedAnswer(one, conversation=2) for one in "二三四五"),
        ExpectedAnswer("六"),
    ]
    assert "".join(one.question for one in spread(questions, limit)) == taken


def test_without_conversations_they_are_evenly_spread() -> None:
    questions = [ExpectedAnswer(str(number)) for number in range(10)]
    assert [one.question for one in spread(questions, 4)] == ["0", "2", "5", "7"]
    one_conversation = [ExpectedAnswer(str(number), conversation=1) for number in range(10)]
    assert spread(one_conversation, 3) == one_conversation[:3]
