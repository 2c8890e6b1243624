"""Measures of a run of questions, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer, Citation
from assistant.conversation import Conversation
from assistant.evaluation import Ask, Outcome, Report, Retrieval, is_right, report_json, run, summarise
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


def ask_from(answers: dict[str, Answer]) -> Ask:
    """Answer each question as given, whatever went before."""
    return lambda question, conversation: answers[question]


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


@pytest.mark.parametrize(
    ("items", "said", "right"),
    [
        ((("南京",), ("苏州", "姑苏")), "- 南京[1]\n- 姑苏[2]", True),
        ((("南京",), ("苏州", "姑苏")), "- 南京[1]\n- 无锡[2]", False),
        ((("蘇州",),), "苏州[1]", True),
    ],
)
def test_every_item_of_a_list_must_be_said(items: tuple[tuple[str, ...], ...], said: str, right: bool) -> None:
    assert is_right(ExpectedAnswer("问？", items=items), answer(said)) is right
    assert is_right(ExpectedAnswer("问？", items=items), answer(said, answered=False)) is False


@pytest.mark.parametrize(
    ("said", "right"),
    [("甲，丙[1]", True), ("甲[1]", False), ("乙。丁[2]", True), ("戊[1]", False), ("甲乙丙丁", True)],
)
def test_half_of_the_points_of_an_overview_must_be_said(said: str, right: bool) -> None:
    points = (("甲", "乙"), ("丙",), ("丁",))
    assert is_right(ExpectedAnswer("问？", points=points), answer(said)) is right


TABLE = "| 对象 | 文章的说法 |\n| --- | --- |\n| 江苏 | 目标：90%[1] |\n| 浙江2030年 | 九成[2] |\n| 安徽 | 文章中没有 |"


@pytest.mark.parametrize(
    ("cells", "right"),
    [
        ((("江苏", ("90%",)), ("浙江", ("90%", "九成"))), True),
        ((("江蘇", ("９０％",)), ("2030", ("九成",))), True),
        ((("江苏", ("90%",)), ("安徽", None)), True),
        # It is in the table, but in another row.
        ((("江苏", ("九成",)),), False),
        ((("江苏", ("90%",)), ("浙江", ("80%",))), False),
        ((("江苏", None),), False),
        ((("上海", ("90%",)),), False),
        # A row that is not there says nothing.
        ((("上海", None),), True),
        # The number of a source is not said.
        ((("江苏", ("1",)),), False),
    ],
)
def test_each_row_of_a_comparison_holds_its_own(
    cells: tuple[tuple[str, tuple[str, ...] | None], ...], right: bool
) -> None:
    assert is_right(ExpectedAnswer("问？", cells=cells), answer(TABLE)) is right


def test_a_comparison_may_be_told_in_sentences() -> None:
    cells = (("江苏", ("90%",)), ("安徽", None))
    assert is_right(ExpectedAnswer("问？", cells=cells), answer("江苏达到90%。[1]\n安徽没有。[2]"))


@pytest.mark.parametrize("answered", [True, False])
def test_what_is_no_question_is_answered_without_a_source(answered: bool) -> None:
    expected = ExpectedAnswer("谢谢", chat=True)
    polite = answer("不客气。", answered=answered)
    assert is_right(expected, polite)
    assert not is_right(expected, replace(polite, citations=(cited(JIANGSU, 0, 5),)))
    assert not is_right(expected, replace(polite, closest=(cited(JIANGSU, 0, 5),)))


def test_the_questions_of_a_conversation_are_asked_with_what_went_before() -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []

    def ask(question: str, conversation: Conversation) -> Answer:
        asked.append((question, tuple(turn.answer for turn in conversation.turns)))
        return answer(f"答{question}")

    questions = [
        ExpectedAnswer("一", ("答",), conversation=1),
        ExpectedAnswer("二", ("答",), conversation=1),
        ExpectedAnswer("三", ("答",), conversation=1),
        ExpectedAnswer("四", ("答",), conversation=2),
        ExpectedAnswer("五", ("答",), conversation=2),
        ExpectedAnswer("六", ("答",)),
        ExpectedAnswer("七", ("答",)),
        ExpectedAnswer("八", ("答",), conversation=3),
    ]
    assert [one.right for one in run(questions, ask, lambda _: JIANGSU)] == [True] * 8
    assert asked == [
        ("一", ()),
        ("二", ("答一",)),
        ("三", ("答一", "答二")),
        ("四", ()),
        ("五", ("答四",)),
        ("六", ()),
        ("七", ()),
        ("八", ()),
    ]


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
    outcomes = list(run(questions, ask_from(answers), articles.__getitem__, lambda question: hits))
    assert outcomes == [
        Outcome(questions[0], answers["一？"], right=True, quotes_exact=True, rank=2, ranks=(2,)),
        Outcome(questions[1], answers["二？"], right=False, quotes_exact=False, rank=None, ranks=(None,)),
        Outcome(questions[2], answers["三？"], right=True, quotes_exact=True, rank=None),
    ]
    assert [one.rank for one in run(questions, ask_from(answers), articles.__getitem__)] == [None] * 3


def test_the_passages_that_hold_its_sentences_are_found_for_a_follow_up_as_it_was_completed() -> None:
    searched: list[str] = []

    def search(question: str) -> list[Hit]:
        searched.append(question)
        return [hit(ZHEJIANG), hit(JIANGSU), hit(JIANGSU, 1)]

    sentences = (
        ("到2030年，江苏制造业企业智能体普及率达到 90%。",),
        ("安徽没有。",),
        # The first passage that holds either of those that say the same.
        ("安徽也没有。", "南京建设三個算力中心"),
    )
    questions = [
        ExpectedAnswer("一？", ("江苏",), conversation=1),
        ExpectedAnswer("二？", ("江苏",), conversation=1, sentences=sentences),
        ExpectedAnswer("三？", ("江苏",), sentences=sentences[:1]),
    ]
    outcomes = list(run(questions, lambda question, _: replace(answer(), question=question), lambda _: JIANGSU, search))
    assert [(one.before, one.ranks, one.rank) for one in outcomes] == [
        ((), (), None),
        (("一？",), (2, None, 3), None),
        ((), (2,), None),
    ]
    # The second was completed to 问？
    assert searched == ["问？", "三？"]


def test_the_shares_of_a_run() -> None:
    def outcome(name: str, right: bool, answered: bool, refuse: bool, rank: int | None, total: float) -> Outcome:
        context = None if refuse else "段"
        expected = ExpectedAnswer(name, () if refuse else ("答",), refuse, context)
        return Outcome(expected, answer("说", answered=answered, total=total), right, name != "乙", rank)

    chat = ExpectedAnswer("戊", chat=True, kind="conversation")

    outcomes = [
        outcome("甲", right=True, answered=True, refuse=False, rank=1, total=10.0),
        outcome("乙", right=False, answered=True, refuse=False, rank=4, total=40.0),
        outcome("丙", right=False, answered=False, refuse=False, rank=None, total=20.0),
        outcome("丁", right=True, answered=False, refuse=True, rank=None, total=30.0),
        # What is no question is neither answerable nor to be refused.
        Outcome(chat, answer("请", total=25.0), right=True, quotes_exact=True),
    ]
    wrong = {
        "standalone_question": "问？",
        "kind": "fact",
        "answered": True,
        "answer": "说",
        "confidence": 0.5,
        "expected": ("答",),
    }
    report = summarise(outcomes)
    assert report == Report(
        questions=5,
        answerable=3,
        right=1,
        accuracy=0.3333,
        wrongly_refused=0.3333,
        rightly_refused=1.0,
        quotes_exact=0.8,
        kinds={"fact": (2, 4), "conversation": (1, 1)},
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
    assert summarise([]) == Report(0, 0, 0, None, None, None, None, {}, None, 0.0, 0.0, ())


def test_a_wrong_answer_to_what_should_be_refused_is_listed() -> None:
    expected = ExpectedAnswer("天气？", refuse=True)
    report = summarise([Outcome(expected, answer("晴"), right=False, quotes_exact=True)])
    assert (report.accuracy, report.rightly_refused, report.retrieval) == (None, 0.0, None)
    assert [one["expected"] for one in report.wrong] == ["refusal"]


@pytest.mark.parametrize(
    ("expected", "shown"),
    [
        (ExpectedAnswer("问？", ("甲", "乙")), ("甲", "乙")),
        (ExpectedAnswer("问？", items=(("甲",), ("乙", "丙"))), (("甲",), ("乙", "丙"))),
        (ExpectedAnswer("问？", points=(("甲",),)), (("甲",),)),
        (ExpectedAnswer("问？", cells=(("江苏", ("甲",)), ("浙江", None))), {"江苏": ("甲",), "浙江": None}),
        (ExpectedAnswer("问？", chat=True), "a polite line"),
    ],
)
def test_a_wrong_answer_is_listed_with_what_was_expected(expected: ExpectedAnswer, shown: object) -> None:
    report = summarise([Outcome(expected, answer("晴"), right=False, quotes_exact=True)])
    assert [one["expected"] for one in report.wrong] == [shown]


@pytest.mark.parametrize(("quote", "exact"), [(None, True), ("别的话", False)])
def test_the_closest_evidence_of_a_refusal_is_held_to_its_words_too(quote: str | None, exact: bool) -> None:
    refusal = replace(answer(answered=False), closest=(cited(JIANGSU, 0, 4, quote),))
    (outcome,) = run([ExpectedAnswer("问？", refuse=True)], lambda question, conversation: refusal, lambda _: JIANGSU)
    assert (outcome.right, outcome.quotes_exact) == (True, exact)
