"""Articles that give different figures for the same thing."""

from __future__ import annotations

import pytest

from assistant.composers.disagreement import DisagreementOptions, disagreeing
from assistant.evidence import Evidence
from documents.regions import Gazetteer
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import make_article

OPTIONS = DisagreementOptions(read=0.5, behind=2.0)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def evidence(
    text: str,
    answer: str | None,
    score: float = 9.0,
    *,
    read: float = 1.0,
    years: float = 0.0,
    about: tuple[str, ...] = ("江苏",),
) -> Evidence:
    return make_evidence(make_article(text), text, score, answer=answer, about=about, read=read, years=years)


BEST = evidence("江苏有50家企业。", "50家")


@pytest.mark.parametrize(
    ("text", "answer"),
    [("江苏有60家企业。", "60家"), ("江苏有六十家企业。", "六十家"), ("江苏企业达到51家。", "达到51家")],
)
def test_another_figure_of_the_same_unit_disagrees(gazetteer: Gazetteer, text: str, answer: str) -> None:
    other = evidence(text, answer, 7.0, read=0.5)
    assert disagreeing([BEST, other], gazetteer, OPTIONS) == [other]


@pytest.mark.parametrize(
    "other",
    [
        evidence("江苏共有50家企业。", "50家"),
        evidence("江苏有五十家企业。", "五十家"),
        evidence("江苏有60亿元产值。", "60亿元"),
        evidence("江苏有许多企业。", "许多"),
        evidence("江苏有60家公司。", None),
        evidence("江苏有60家。", "60家", 6.9),
        evidence("江苏有60家。", "60家", read=0.4),
        evidence("江苏有60家。", "60家", years=-1.0),
        evidence("浙江有60家。", "60家", about=("浙江",)),
    ],
    ids=["same", "same in words", "other unit", "no figure", "no answer", "far behind", "unsure", "year", "region"],
)
def test_what_is_no_other_figure_for_the_same_thing(gazetteer: Gazetteer, other: Evidence) -> None:
    assert disagreeing([BEST, other], gazetteer, OPTIONS) == []


def test_an_article_does_not_disagree_with_itself_and_another_only_once(gazetteer: Gazetteer) -> None:
    text = "江苏有50家企业。\n江苏有60家企业。\n江苏有70家企业。"
    article, other = make_article(text), make_article(text + "\n完。")
    best, *others = (
        make_evidence(one, f"江苏有{number}家企业。", 9.0, answer=f"{number}家", read=1.0)
        for one in (article, other)
        for number in (50, 60, 70)
    )
    assert disagreeing([best, *others], gazetteer, OPTIONS) == [others[3]]


@pytest.mark.parametrize(
    "best",
    [evidence("江苏有许多企业。", "许多"), evidence("江苏有50家公司。", "50家", read=0.4)],
    ids=["none", "unsure"],
)
def test_without_a_sure_figure_nothing_disagrees(gazetteer: Gazetteer, best: Evidence) -> None:
    assert disagreeing([best, evidence("江苏有60家企业。", "60家")], gazetteer, OPTIONS) == []
