"""What questions are understood to ask about."""

from __future__ import annotations

import pytest

from assistant.question import Question, understand
from assistant.question_kinds import QuestionKind
from documents.regions import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def test_a_question_in_all_its_parts(gazetteer: Gazetteer) -> None:
    text = "江苏到2030年的普及率目标是多少？"
    assert understand(text, gazetteer) == Question(
        text=text,
        language="zh-Hans",
        regions=("江苏",),
        groups=(),
        years=("2030",),
        terms=("江苏", "2030", "普及", "及率", "率目", "目标"),
        kind=QuestionKind.FACT,
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("江苏有哪些园区？", QuestionKind.LIST),
        ("概括一下江苏的方案", QuestionKind.OVERVIEW),
        ("江苏和浙江的普及率", QuestionKind.COMPARISON),
        ("江蘇與浙江的普及率", QuestionKind.COMPARISON),
        # The regions are no list, nor is a city beside its province.
        ("江苏在浙江的投资", QuestionKind.FACT),
        ("江苏南京的普及率", QuestionKind.FACT),
        ("长三角各自的普及率", QuestionKind.COMPARISON),
        ("2027年和2030年的普及率", QuestionKind.COMPARISON),
        ("2030年的普及率，2030年", QuestionKind.FACT),
        ("Compare Jiangsu and Zhejiang", QuestionKind.COMPARISON),
    ],
)
def test_the_kind_of_answer_follows_from_regions_groups_and_years(
    gazetteer: Gazetteer, text: str, kind: QuestionKind
) -> None:
    assert understand(text, gazetteer).kind is kind


def test_both_scripts_are_understood_alike(gazetteer: Gazetteer) -> None:
    simplified = understand("江苏到2030年的普及率目标是多少？", gazetteer)
    traditional = understand("江蘇到２０３０年的普及率目標是多少？", gazetteer)
    assert traditional.language == "zh-Hant"
    assert (traditional.regions, traditional.years, traditional.terms) == (
        simplified.regions,
        simplified.years,
        simplified.terms,
    )


def test_english(gazetteer: Gazetteer) -> None:
    question = understand("What is the reserve target of Jiangsu by 2030?", gazetteer)
    assert (question.language, question.regions, question.years) == ("en", ("江苏",), ("2030",))
    assert question.terms == ("reserve", "target", "jiangsu", "2030", "目标", "江苏")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("请问哪些城市有算力中心呢？", ("城市", "算力", "力中", "中心")),
        ("什么是智能体", ("智能", "能体")),
        ("为什么", ()),
        ("", ()),
        ("？？？", ()),
        ("What about it?", ()),
        ("whatever", ("whatever",)),
        ("算力，算力！", ("算力",)),
    ],
)
def test_words_that_ask_are_no_terms(gazetteer: Gazetteer, text: str, terms: tuple[str, ...]) -> None:
    assert understand(text, gazetteer).terms == terms


@pytest.mark.parametrize(
    ("text", "regions", "groups"),
    [
        ("苏州和上海比较", {"苏州", "上海"}, ()),
        ("长三角的产业规模", set(), ("长三角",)),
        ("今天天气怎么样", set(), ()),
    ],
)
def test_regions_and_groups(gazetteer: Gazetteer, text: str, regions: set[str], groups: tuple[str, ...]) -> None:
    question = understand(text, gazetteer)
    assert (set(question.regions), question.groups) == (regions, groups)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2025年到2027年", ("2025", "2027")),
        # Beside others those of a range are a plan's.
        ("2025—2027年行动方案，2026年", ("2026",)),
        ("1999", ("1999",)),
        ("12025家，20255元，1825年", ()),
        ("2030", ("2030",)),
    ],
)
def test_years(gazetteer: Gazetteer, text: str, years: tuple[str, ...]) -> None:
    assert understand(text, gazetteer).years == years
