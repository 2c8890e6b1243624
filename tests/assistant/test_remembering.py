"""Giving an answer again while the articles are the same."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Never

import pytest

from assistant import Answer, Assistant
from assistant.options import AnswerOptions
from assistant.remembering import RememberedAnswers
from documents.regions import Gazetteer
from documents.splitting import split
from index.local import LocalIndex
from tests.assistant.test_assistant import JIANGSU, ZHEJIANG, KnownAnswersReader, _KnownAnswers
from tests.hash_embedder import HashEmbedder

QUESTION = "江苏制造业智能体普及率到2030年达到多少？"
PATIENCE_SECONDS = 20


class CountingReader(KnownAnswersReader):
    """Count the questions that are read for, the first of them only once it is told to."""

    def __init__(self) -> None:
        self.questions: list[str] = []
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.go_on.set()

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[_KnownAnswers]:
        self.questions.append(question)
        self.begun.set()
        assert self.go_on.wait(PATIENCE_SECONDS)
        return super().read(question, passages)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[LocalIndex]:
    index = LocalIndex.open(tmp_path / "data", HashEmbedder(dimension=64))
    index.add([(JIANGSU, split(JIANGSU))])
    yield index
    index.close()


@pytest.fixture
def reader() -> CountingReader:
    return CountingReader()


@pytest.fixture
def assistant(index: LocalIndex, reader: CountingReader) -> Assistant:
    remembered = RememberedAnswers(index.generation, characters=100_000)
    encoder = HashEmbedder(dimension=64)
    assistant = Assistant(index, encoder, Gazetteer.load(), reader, remembered=remembered)
    # Takes in the articles, after which the state of the index is another.
    assistant.search("江苏", 1)
    reader.questions.clear()
    return assistant


def untimed(answer: Answer) -> Answer:
    return replace(answer, timings_ms={})


def test_the_same_question_is_read_for_once_and_tells_its_own_times(
    assistant: Assistant, reader: CountingReader
) -> None:
    first, again = assistant.ask(QUESTION), assistant.ask(QUESTION)
    assert first.answered
    assert untimed(again) == untimed(first)
    assert len(reader.questions) == 1
    assert (again.timings_ms["search"], again.timings_ms["read"]) == (0.0, 0.0)
    assert 0.0 <= again.timings_ms["total"] < first.timings_ms["total"]


@pytest.mark.parametrize(
    "other",
    [{"regions": ["江苏"]}, {"options": AnswerOptions(passages=3)}, {"options": AnswerOptions(strictness=1.5)}],
)
def test_another_way_of_asking_is_another_question(
    assistant: Assistant, reader: CountingReader, other: dict[str, object]
) -> None:
    assistant.ask(QUESTION)
    assistant.ask(QUESTION, **other)  # type: ignore[arg-type]
    assert len(reader.questions) == 2


def test_an_article_added_or_removed_is_noticed(assistant: Assistant, index: LocalIndex) -> None:
    question = QUESTION.replace("江苏", "浙江")
    assert not any("85%" in one.quote for one in assistant.ask(question).citations)
    index.add([(ZHEJIANG, split(ZHEJIANG))])
    assert "85%" in assistant.ask(question).answer
    index.remove(ZHEJIANG.id)
    assert not any("85%" in one.quote for one in assistant.ask(question).citations)


def test_who_asks_the_same_at_the_same_moment_waits_for_one_answer(
    assistant: Assistant, reader: CountingReader
) -> None:
    reader.go_on.clear()
    with ThreadPoolExecutor() as threads:
        asked = [threads.submit(assistant.ask, QUESTION) for _ in range(4)]
        assert reader.begun.wait(PATIENCE_SECONDS)
        reader.go_on.set()
        answers = [untimed(one.result()) for one in asked]
    assert len(reader.questions) == 1
    assert answers == answers[:1] * 4


def test_a_failure_is_not_remembered() -> None:
    attempts: list[int] = []
    remembered = RememberedAnswers(lambda: 0, characters=1000)

    def failing() -> Never:
        attempts.append(1)
        raise OSError("the disk is gone")

    for _ in range(2):
        with pytest.raises(OSError, match=r"^the disk is gone$"):
            remembered.composed("question", failing)
    assert len(attempts) == 2


def test_answers_from_another_state_of_the_articles_are_let_go(index: LocalIndex, reader: CountingReader) -> None:
    states = iter("aab")
    remembered = RememberedAnswers(lambda: next(states), characters=100_000)
    assistant = Assistant(index, HashEmbedder(dimension=64), Gazetteer.load(), reader, remembered=remembered)
    assistant.ask(QUESTION)
    of_one = remembered.characters
    assert of_one > len(JIANGSU.text)
    assistant.ask(QUESTION.replace("2030", "2029"))
    assert remembered.characters > of_one
    assistant.ask(QUESTION)
    assert remembered.characters == of_one


def test_no_more_is_held_than_may_be(index: LocalIndex, reader: CountingReader) -> None:
    remembered = RememberedAnswers(index.generation, characters=10)
    assistant = Assistant(index, HashEmbedder(dimension=64), Gazetteer.load(), reader, remembered=remembered)
    assert untimed(assistant.ask(QUESTION)) == untimed(assistant.ask(QUESTION))
    assert len(reader.questions) == 2


def test_what_was_answered_from_some_articles_is_not_given_to_who_sees_others(
    index: LocalIndex, reader: CountingReader
) -> None:
    remembered = RememberedAnswers(index.generation, characters=100_000)

    def among(articles: str) -> Assistant:
        narrowed = remembered.among(articles)
        return Assistant(index, HashEmbedder(dimension=64), Gazetteer.load(), reader, remembered=narrowed)

    # Takes in the articles, after which the state of the index is another.
    index.search(QUESTION, 1)
    among("all").ask(QUESTION)
    before = len(reader.questions)
    among("all").ask(QUESTION)
    assert len(reader.questions) == before
    among("others").ask(QUESTION)
    assert len(reader.questions) > before
