"""The answer to a question for an overview."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.composers.overview import OverviewOptions, compose_overview
from assistant.drafts import Claim, Draft, Layout
from documents import Passage
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import make_article

ARTICLE = make_article(
    "江苏建设算力中心。苏州培育龙头企业。徐州改造老旧矿山。\n南京开放应用场景。\n短句。\n无锡新建25家车间。"
)
OTHER = make_article("安徽发放语音补贴。\n江苏建设算力中心吧。")
CENTRES, FIRMS, MINES = "江苏建设算力中心。", "苏州培育龙头企业。", "徐州改造老旧矿山。"
SCENES, WORKSHOPS = "南京开放应用场景。", "无锡新建25家车间。"
SUBSIDIES, AGAIN = "安徽发放语音补贴。", "江苏建设算力中心吧。"


def options(*, longest: int = 9, each: int = 2, shared: float = 0.5) -> OverviewOptions:
    return OverviewOptions(longest=longest, behind=5.0, each=each, shared=shared, shortest=8)


def said(draft: Draft) -> list[str]:
    return [claim.text for claim in draft.claims]


def test_only_so_many_come_from_one_passage() -> None:
    centres, firms = make_evidence(ARTICLE, CENTRES, 9.0), make_evidence(ARTICLE, FIRMS, 8.5)
    mines, scenes = make_evidence(ARTICLE, MINES, 8.0), make_evidence(ARTICLE, SCENES, 7.0)
    assert compose_overview([centres, firms, mines, scenes], options(each=2)) == Draft(
        Layout.ITEMS, (Claim(CENTRES, centres), Claim(FIRMS, firms), Claim(SCENES, scenes))
    )
    assert said(compose_overview([centres, firms, mines, scenes], options(each=1))) == [CENTRES, SCENES]
    assert said(compose_overview([centres, firms, mines, scenes], options(each=3))) == [CENTRES, FIRMS, MINES, SCENES]


def test_the_best_are_taken_and_set_in_the_order_of_their_articles_the_best_article_first() -> None:
    subsidies, scenes = make_evidence(OTHER, SUBSIDIES, 9.0), make_evidence(ARTICLE, SCENES, 8.5)
    centres, mines = make_evidence(ARTICLE, CENTRES, 8.0), make_evidence(ARTICLE, MINES, 7.0)
    assert said(compose_overview([subsidies, scenes, centres, mines], options(longest=3))) == [
        SUBSIDIES,
        CENTRES,
        SCENES,
    ]


@pytest.mark.parametrize(("shared", "expected"), [(0.5, [CENTRES]), (1.0, [CENTRES, AGAIN])])
def test_nothing_is_said_twice(shared: float, expected: list[str]) -> None:
    evidence = [make_evidence(ARTICLE, CENTRES, 9.0), make_evidence(OTHER, AGAIN, 8.9)]
    assert said(compose_overview(evidence, options(shared=shared))) == expected


def test_a_sentence_with_a_figure_comes_before_one_as_good_without() -> None:
    evidence = [make_evidence(ARTICLE, CENTRES, 9.0), make_evidence(ARTICLE, WORKSHOPS, 9.0)]
    assert said(compose_overview(evidence, options(longest=1))) == [WORKSHOPS]


def test_what_is_far_behind_about_elsewhere_or_short_is_left_out() -> None:
    evidence = [
        make_evidence(ARTICLE, CENTRES, 9.0),
        make_evidence(ARTICLE, "短句。", 8.9),
        make_evidence(OTHER, SUBSIDIES, 8.8, regions=-0.5),
        make_evidence(ARTICLE, SCENES, 4.0),
        make_evidence(ARTICLE, FIRMS, 3.9),
    ]
    assert said(compose_overview(evidence, options())) == [CENTRES, SCENES]


def test_where_nothing_is_fit_the_best_is_said() -> None:
    short = make_evidence(ARTICLE, "短句。", 9.0)
    assert compose_overview([short], options()) == Draft(Layout.ITEMS, (Claim("短句。", short),))


def test_sections_take_turns_where_they_are_about_as_good() -> None:
    centres, firms = make_evidence(ARTICLE, CENTRES, 9.0), make_evidence(ARTICLE, FIRMS, 8.9)
    passage = Passage("p", ARTICLE.id, ARTICLE.text, 0, len(ARTICLE.text), heading="一")
    other = Passage("q", ARTICLE.id, ARTICLE.text, 0, len(ARTICLE.text), heading="二")
    parted = [replace(centres, passage=passage), replace(firms, passage=passage)]
    scenes = replace(make_evidence(ARTICLE, SCENES, 8.5), passage=other)
    two = OverviewOptions(longest=2, crowded=0.5, shortest=8)
    assert said(compose_overview([*parted, scenes], two)) == [CENTRES, SCENES]
    assert said(compose_overview([*parted, scenes], replace(two, crowded=0.3))) == [CENTRES, FIRMS]
    # An article without headings is not parted.
    assert said(compose_overview([centres, firms, replace(scenes, passage=centres.passage)], two)) == [CENTRES, FIRMS]


def test_what_an_article_says_of_itself_comes_last() -> None:
    article = make_article("本简报没有找到江苏的数字。\n江苏培育龙头企业。")
    nothing, something = (make_evidence(article, line, 9.0) for line in article.text.split("\n"))
    assert said(compose_overview([nothing, something], options(longest=1))) == ["江苏培育龙头企业。"]


def test_a_long_title_in_both_is_no_repetition() -> None:
    article = make_article("《江苏人工智能产业发展方案》要建算力中心。\n《江苏人工智能产业发展方案》要办实验室。")
    evidence = [make_evidence(article, line, 9.0) for line in article.text.split("\n")]
    assert said(compose_overview(evidence, options())) == article.text.split("\n")
