"""Measures of a run of questions, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer, Citation
from assistant.evaluation import Outcome, Report, Retrieval, is_right, report_json, run, summarise
from assistant.question_files import ExpectedAnswer
from documents import Article
from index import Hit
from tests.made_up_articles import ANHUI, JIANGSU, ZHEJIANG, lines_as_passages


def answer(
    text: str = "", *, answered: bool = True, total: float = 1.0, citations: tuple[Citation, ...] = ()
) -> Answer:
    return Answer("问？", "问？", answered, text, 0.5, citations=citations, timings_ms={"total": total})


def cited(article: Article, start: int, end: int, quote: str | None = None) -> Citation:
    text = article.text[start:end] if quote is None else quote
    passage = lines_as_passages(article)[0]
    return Citation(
        1, article.id, article.title, None, None, (), passage.id, text, start, end, "s", passage.text, passage.start
    )


def hit(article: Article, line: int = 0) -> Hit:
    return Hit(lines_as_passages(article)[line], article, 1.0)


@pytest.mark.parametrize(
    ("expected", "said", "right"),
    [
        (("90%",), "达到90%。[1]", True),
        (("９０％",), "达到 90 %。[1]", True),
        (("產業鏈",), "产业链完整[1]", True),
        (("DeepSeek",), "采用deepseek[1]", True),
        (("八成", "九成"), "达到九成[1]", True),
        (("80%",), "达到90%[1]", False),
        # What is not there cannot be right.
        ((), "达到90%[1]", False),
        (("",), "达到90%[1]", False),
        ((" ",), "达到90%[1]", False),
        # A marker is not said.
        (("1",), "达到[1]", False),
        (("甲乙",), "甲[1]乙[2]", True),
    ],
)
def test_an_answer_is_held_against_the_expected_strings(expected: tuple[str, ...], said: str, right: bool) -> None:
    assert is_right(ExpectedAnswer("问？", expected), answer(said)) is right


@pytest.mark.parametrize(
    ("refuse", "answered", "right"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_a_refusal_is_right_where_it_is_expected(refuse: bool, answered: bool, right: bool) -> None:
    assert is_right(ExpectedAnswer("问？", ("答",), refuse), answer("答", answered=answered)) is right


def test_a_run_asks_checks_the_quotes_and_finds_the_rank() -> None:
    articles = {article.id: article for article in (JIANGSU, ZHEJIANG, ANHUI)}
    answers = {
        "一？": answer("江苏[1]", citations=(cited(JIANGSU, 0, 5), cited(ZHEJIANG, 3, 9))),
        "二？": answer("江苏[1]", citations=(cited(JIANGSU, 0, 5), cited(ZHEJIANG, 3, 9, quote="别的"))),
        "三？": answer(answered=False),
    }
    # The paragraph's article counts once however many of its passages come.
    hits = [hit(JIANGSU), hit(JIANGSU, 1), hit(ZHEJIANG)]
    questions = [
        ExpectedAnswer("一？", ("江苏",), context=ZHEJIANG.text.replace("\n", " ")),
        ExpectedAnswer("二？", ("浙江",), context=ANHUI.text),
        ExpectedAnswer("三？", refuse=True),
    ]
    outcomes = list(run(questions, answers.__getitem__, articles.__getitem__, lambda question: hits))
    assert outcomes == [
        Outcome(questions[0], answers["一？"], right=True, quotes_exact=True, rank=2),
        Outcome(questions[1], answers["二？"], right=False, quotes_exact=False, rank=None),
        Outcome(questions[2], answers["三？"], right=True, quotes_exact=True, rank=None),
    ]
    assert [one.rank for one in run(questions, answers.__getitem__, articles.__getitem__)] == [None] * 3


def test_the_shares_of_a_run() -> None:
    def outcome(name: str, right: bool, answered: bool, refuse: bool, rank: int | None, total: float) -> Outcome:
        context = None if refuse else "段"
        expected = ExpectedAnswer(name, () if refuse else ("答",), refuse, context)
        return Outcome(expected, answer("说", answered=answered, total=total), right, name != "乙", rank)

    outcomes = [
        outcome("甲", right=True, answered=True, refuse=False, rank=1, total=10.0),
        outcome("乙", right=False, answered=True, refuse=False, rank=4, total=40.0),
        outcome("丙", right=False, answered=False, refuse=False, rank=None, total=20.0),
        outcome("丁", right=True, answered=False, refuse=True, rank=None, total=30.0),
    ]
    wrong = {"answered": True, "answer": "说", "confidence": 0.5, "expected": ["答"]}
    report = summarise(outcomes)
    assert report == Report(
        questions=4,
        answerable=3,
        right=1,
        accuracy=0.3333,
        wrongly_refused=0.3333,
        rightly_refused=1.0,
        quotes_exact=0.75,
        # 1/1 and 1/4 of three questions.
        retrieval=Retrieval(0.3333, 0.6667, 0.6667, 0.4167),
        latency_p50_ms=25.0,
        latency_p95_ms=40.0,
        wrong=({**wrong, "question": "乙"}, {**wrong, "question": "丙", "answered": False}),
    )
    assert report_json(report)["retrieval"] == {
        "recall_at_1": 0.3333,
        "recall_at_5": 0.6667,
        "recall_at_10": 0.6667,
        "mean_reciprocal_rank": 0.4167,
    }


def test_nothing_asked_gives_nothing() -> None:
    assert summarise([]) == Report(0, 0, 0, None, None, None, None, None, 0.0, 0.0, ())


def test_a_wrong_answer_to_what_should_be_refused_is_listed() -> None:
    expected = ExpectedAnswer("天气？", refuse=True)
    report = summarise([Outcome(expected, answer("晴"), right=False, quotes_exact=True)])
    assert (report.accuracy, report.rightly_refused, report.retrieval) == (None, 0.0, None)
    assert [one["expected"] for one in report.wrong] == ["refusal"]


@pytest.mark.parametrize(("quote", "exact"), [(None, True), ("别的话", False)])
def test_the_closest_evidence_of_a_refusal_is_held_to_its_words_too(quote: str | None, exact: bool) -> None:
    refusal = replace(answer(answered=False), closest=(cited(JIANGSU, 0, 4, quote),))
    (outcome,) = run([ExpectedAnswer("问？", refuse=True)], lambda _: refusal, lambda _: JIANGSU)
    assert (outcome.right, outcome.quotes_exact) == (True, exact)
