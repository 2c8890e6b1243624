"""The way from a question to an answer, with a hashing embedder and a reader that knows the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant import Assistant, Conversation, Finished, Searching, TextDelta
from assistant.reader import Reading
from documents.regions import Gazetteer
from documents.sentences import Span
from documents.splitting import split
from index.local import LocalIndex
from tests.hash_embedder import HashEmbedder
from tests.made_up_articles import make_article

JIANGSU = make_article(
    "到2027年，江苏制造业智能体普及率达到70%。到2030年，江苏制造业智能体普及率达到90%。",
    title="江苏制造业智能体行动方案",
    regions=("江苏",),
    published="2025-03-01",
)
ZHEJIANG = make_article(
    "到2030年，浙江制造业智能体普及率超过85%。",
    title="浙江制造业智能体实施意见",
    regions=("浙江",),
    published="2025-06-15",
)
ANSWERS = ("70%", "90%", "85%")


@dataclass(frozen=True)
class _KnownAnswers:
    """Point at the known answers of a passage."""

    passage: str

    def best(self, start: int, end: int) -> Reading:
        """Give the first known answer within a stretch."""
        for answer in ANSWERS:
            place = self.passage.find(answer, start, end)
            if place >= 0:
                return Reading(Span(place, place + len(answer)), 8.0)
        return Reading(None, -100.0)


class KnownAnswersReader:
    """Read by looking for known answers, if the question asks for a share."""

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[_KnownAnswers]:
        """Read passages, each with its context."""
        return [_KnownAnswers(passage if "普及率" in question else "") for _, passage in passages]


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    embedder = HashEmbedder()
    index = LocalIndex.open(tmp_path, embedder)
    index.add([(article, split(article)) for article in (JIANGSU, ZHEJIANG)])
    yield Assistant(index, embedder, Gazetteer.load(), KnownAnswersReader())
    index.close()


def test_a_fact_comes_with_its_exact_words_and_their_offsets(assistant: Assistant) -> None:
    answer = assistant.ask("江苏制造业智能体普及率到2030年达到多少？")
    (citation,) = answer.citations
    assert (answer.answered, answer.short_answer) == (True, "90%")
    assert answer.answer == f"目标：90%[1]\n\n{citation.quote}[1]"
    assert citation.quote == "到2030年，江苏制造业智能体普及率达到90%。"
    assert citation.quote == JIANGSU.text[citation.start : citation.end]
    assert citation.answer_start is not None
    assert JIANGSU.text[citation.answer_start : citation.answer_end] == "90%"


def test_a_comparison_is_a_table_with_a_citation_in_each_cell(assistant: Assistant) -> None:
    answer = assistant.ask("对比江苏和浙江2030年的制造业智能体普及率")
    assert answer.answer.split("\n") == [
        "| 对象 | 文章的说法 |",
        "| --- | --- |",
        "| 江苏 | 目标：90%[1] |",
        "| 浙江 | 目标：超过85%[2] |",
    ]
    assert [citation.title for citation in answer.citations] == [JIANGSU.title, ZHEJIANG.title]
    assert answer.short_answer is None


def test_a_row_without_evidence_says_so(assistant: Assistant) -> None:
    answer = assistant.ask("对比江苏和广东2030年的制造业智能体普及率")
    assert answer.answer.split("\n")[2:] == ["| 江苏 | 目标：90%[1] |", "| 广东 | 文章中没有 |"]


def test_a_follow_up_is_understood_from_the_conversation(assistant: Assistant) -> None:
    first = assistant.ask("江苏制造业智能体普及率到2030年达到多少？")
    follow_up = assistant.ask("那2027年呢？", Conversation().with_turn(first))
    assert follow_up.question == "那2027年呢？"
    assert "2027" in follow_up.standalone_question
    assert "江苏" in follow_up.standalone_question
    assert follow_up.short_answer == "70%"
    assert follow_up.understood is not None
    assert (follow_up.understood.regions, follow_up.understood.years) == (("江苏",), ("2027",))


def test_thanks_get_a_polite_line_and_no_search(assistant: Assistant) -> None:
    answer = assistant.ask("谢谢")
    assert (answer.is_chat, answer.citations, answer.closest) == (True, (), ())
    assert answer.answer.startswith("不客气")


@pytest.mark.parametrize(
    ("text", "beginning"), [("你能做什么？", "我从文章里"), ("您好", "我从文章里"), ("Who are you?", "I look")]
)
def test_who_greets_or_asks_what_it_can_do_is_told(assistant: Assistant, text: str, beginning: str) -> None:
    answer = assistant.ask(text)
    assert answer.is_chat
    assert answer.answer.startswith(beginning)


def test_a_follow_up_passes_over_a_question_about_the_assistant(assistant: Assistant) -> None:
    first = assistant.ask("江苏制造业智能体普及率到2030年达到多少？")
    conversation = Conversation().with_turn(first)
    conversation = conversation.with_turn(assistant.ask("你是谁？", conversation))
    assert assistant.ask("那2027年呢？", conversation).short_answer == "70%"


def test_a_refusal_says_which_part_is_missing_and_what_can_be_asked(assistant: Assistant) -> None:
    answer = assistant.ask("江苏制造业智能体普及率到2029年达到多少？")
    assert not answer.answered
    assert "没有2029年的这项内容" in answer.answer
    assert "江苏制造业智能体普及率到2030年达到多少？" in answer.answer or "到2027年达到多少？" in answer.answer
    assert answer.closest


def test_a_figure_given_to_the_wrong_region_is_corrected_with_the_citation(assistant: Assistant) -> None:
    answer = assistant.ask("广东制造业智能体普及率达到90%的目标是哪年提出的？")
    assert answer.answered
    assert answer.answer.startswith("问题里的数字在文章中说的是另一个地区或年份：")
    assert [citation.regions for citation in answer.citations] == [("江苏",)]


def test_the_answer_streams_to_the_same_words(assistant: Assistant) -> None:
    events = list(assistant.stream("江苏制造业智能体普及率到2030年达到多少？"))
    assert isinstance(events[0], Searching)
    assert isinstance(events[-1], Finished)
    said = "".join(event.text for event in events if isinstance(event, TextDelta))
    assert said == events[-1].answer.answer


def test_without_a_reader_the_best_sentence_answers(tmp_path: Path) -> None:
    embedder = HashEmbedder()
    index = LocalIndex.open(tmp_path, embedder)
    index.add([(JIANGSU, split(JIANGSU))])
    answer = Assistant(index, embedder, Gazetteer.load()).ask("江苏制造业智能体普及率到2030年达到多少？")
    assert answer.short_answer is None
    index.close()
