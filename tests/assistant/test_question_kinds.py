"""What kind of answer questions want."""

from __future__ import annotations

import pytest

from assistant.question_kinds import QuestionKind, asks_for_places, asks_widely, items_asked, kind_of, names_widely


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("普及率是多少？", QuestionKind.FACT),
        ("什么时候印发？", QuestionKind.FACT),
        ("", QuestionKind.FACT),
        ("有哪些中心？", QuestionKind.LIST),
        ("有哪些園區？", QuestionKind.LIST),
        # What a place does is too wide for a list of items.
        ("有哪些举措？", QuestionKind.OVERVIEW),
        ("支持AI的措施都有些啥", QuestionKind.OVERVIEW),
        ("出台了哪些支持政策？", QuestionKind.OVERVIEW),
        ("都補些什麼？", QuestionKind.OVERVIEW),
        ("《若干措施》有哪些补贴？", QuestionKind.LIST),
        ("几大任务是什么？", QuestionKind.LIST),
        ("列出所有的中心", QuestionKind.LIST),
        ("List the centres.", QuestionKind.LIST),
        ("What are the measures?", QuestionKind.LIST),
        ("Which centres were built?", QuestionKind.LIST),
        ("總結一下", QuestionKind.OVERVIEW),
        ("怎么推进人工智能？", QuestionKind.OVERVIEW),
        ("绿色算力现在什么情况", QuestionKind.OVERVIEW),
        ("怎麼靠東協發展，講個大概", QuestionKind.OVERVIEW),
        ("大致有什麼目標？", QuestionKind.OVERVIEW),
        ("讲了哪些目标", QuestionKind.OVERVIEW),
        ("各城市怎么分工？", QuestionKind.OVERVIEW),
        ("给了什么扶持？", QuestionKind.OVERVIEW),
        ("管了什么、影响如何？", QuestionKind.OVERVIEW),
        ("What role does it play in trade?", QuestionKind.OVERVIEW),
        ("出台了哪些跟算力有关的方案", QuestionKind.LIST),
        ("Summarise the plan.", QuestionKind.OVERVIEW),
        ("Give me an OVERVIEW.", QuestionKind.OVERVIEW),
        # An overview may name several things; who asks for a figure wants it alone.
        ("总结有哪些举措", QuestionKind.OVERVIEW),
        ("总体规模是多少？", QuestionKind.FACT),
        ("整体上有哪些地方，各多少家？", QuestionKind.LIST),
    ],
)
def test_the_kind_of_a_question_on_one_thing(text: str, kind: QuestionKind) -> None:
    assert kind_of(text, regions=0, listed=False, groups=0, years=0) is kind
    assert kind_of(text, regions=1, listed=False, groups=0, years=1) is kind


@pytest.mark.parametrize(
    "text",
    [
        "What is the target?",
        "What was the target?",
        "What does the plan require?",
        "Which province is the largest?",
        "Which firm does it name?",
    ],
)
def test_an_english_question_on_one_thing_wants_a_fact(text: str) -> None:
    assert kind_of(text, regions=0, listed=False, groups=0, years=0) is QuestionKind.FACT


@pytest.mark.parametrize(
    ("text", "regions", "listed", "groups", "years", "kind"),
    [
        ("江苏和浙江的目标", 2, True, 0, 0, QuestionKind.COMPARISON),
        ("江苏比浙江，哪个更多？", 2, False, 0, 0, QuestionKind.COMPARISON),
        ("江苏在浙江建了什么", 2, False, 0, 0, QuestionKind.FACT),
        # What several regions do together is one thing, unless it is to be compared.
        ("江苏和浙江的合作", 2, True, 0, 0, QuestionKind.FACT),
        ("江苏和浙江的合作项目分别有多少", 2, True, 0, 0, QuestionKind.COMPARISON),
        ("Jiangsu and Zhejiang jointly built it", 2, True, 0, 0, QuestionKind.FACT),
        ("长三角的规模", 0, False, 1, 0, QuestionKind.FACT),
        ("长三角各自的规模", 0, False, 1, 0, QuestionKind.COMPARISON),
        ("2027年和2030年的目标", 0, False, 0, 2, QuestionKind.COMPARISON),
        ("江苏有什么区别", 1, False, 0, 1, QuestionKind.FACT),
        # A comparison comes before an overview and a list.
        ("总结江苏和浙江有哪些举措", 2, True, 0, 0, QuestionKind.COMPARISON),
    ],
)
def test_comparisons(text: str, regions: int, listed: bool, groups: int, years: int, kind: QuestionKind) -> None:
    assert kind_of(text, regions=regions, listed=listed, groups=groups, years=years) is kind


@pytest.mark.parametrize(
    ("row", "widely"),
    [
        ("武汉的人工智能政策", True),
        ("無錫的做法", True),
        ("介绍一下武汉", True),
        ("武汉的产业规模目标", False),
        ("武汉有多少项政策", False),
    ],
)
def test_a_row_that_only_names_what_a_place_does_is_wide(row: str, widely: bool) -> None:
    assert names_widely(row) is widely


@pytest.mark.parametrize(
    ("text", "items"),
    [("最大的三个伙伴是哪些？", 3), ("前7个月有哪些？", 0), ("有哪些？", 0), ("5项任务是什么", 5), ("第三项是什么", 0)],
)
def test_how_many_items_are_wanted(text: str, items: int) -> None:
    assert items_asked(text) == items


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("哪些省市定了目标？", True),
        ("有哪几个地方发券？", True),
        ("Which coastal provinces issue vouchers?", True),
        ("Which two provinces issue vouchers?", False),
        ("有哪些市场？", False),
        ("有哪些园区？", False),
    ],
)
def test_places_are_asked_for_or_something_else(text: str, places: bool) -> None:
    assert asks_for_places(text) is places


def test_what_is_named_without_asking_is_no_question_for_an_overview() -> None:
    assert not asks_widely("武汉的人工智能政策")
