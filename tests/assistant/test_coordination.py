"""Which places of a question are members of one list."""

from __future__ import annotations

import pytest

from assistant.coordination import (
    ENDING_SEPARATOR,
    SEPARATOR,
    is_list,
    is_list_of_regions,
    joined,
    single_times,
    with_joints,
)
from documents.regions import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("text", "separates"),
    [
        ("", True),
        ("、", True),
        (" 和 ", True),
        ("以及", True),
        ("還有", True),
        ("’s and ", True),
        (", and ", True),
        (" VS. ", True),
        ("的", False),
        ("的目标和", False),
        (" sand ", False),
    ],
)
def test_what_stands_between_members(text: str, separates: bool) -> None:
    assert (SEPARATOR.fullmatch(text) is not None) is separates


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("江苏的目标、", "江苏的目标"),
        ("Jiangsu's target and ", "Jiangsu's target"),
        ("江苏", "江苏"),
        ("和江苏", "和江苏"),
    ],
)
def test_the_joint_at_the_end_of_a_member(text: str, rest: str) -> None:
    assert ENDING_SEPARATOR.sub("", text) == rest


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("2025年3月、2025年底和2026年", ["2025年3月", "2025年底", "2026年"]),
        ("2025前三季度，2027年", ["2025", "2027年"]),
        ("at the end of 2024 and in September 2025", ["the end of 2024", "September 2025"]),
        ("2025—2027年，2030年的", ["2030年"]),
    ],
)
def test_times_have_what_tells_the_part_of_their_year(text: str, times: list[str]) -> None:
    assert [text[start:end] for start, end in single_times(text)] == times


@pytest.mark.parametrize(
    ("text", "written"),
    [("浙、川、苏的产值", "浙江、四川、江苏的产值"), ("苏政发〔2025〕9号", "苏政发〔2025〕9号")],
)
def test_abbreviations_in_a_list_are_written_out(text: str, written: str, gazetteer: Gazetteer) -> None:
    assert with_joints(text, gazetteer) == written


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([], []),
        ([(2, 4)], [(2, 4)]),
        ([(0, 2), (2, 4), (4, 6), (7, 9)], [(0, 6), (7, 9)]),
        ([(0, 2), (3, 5), (5, 7)], [(0, 2), (3, 7)]),
    ],
)
def test_places_that_follow_each_other_directly_are_one(
    places: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    assert list(joined(places)) == expected


def test_a_list_has_at_least_two_members_and_a_joint_before_each_further_one() -> None:
    text = "甲的一、乙的二和丙"
    assert is_list(text, [(0, 1), (4, 5), (8, 9)])
    assert not is_list(text, [(0, 1)])
    assert not is_list(text, [])
    # Between 甲 and 的 stands nothing that joins.
    assert not is_list(text, [(0, 1), (1, 2), (4, 5)])
    assert not is_list("甲在乙和丙", [(0, 1), (2, 3), (4, 5)])


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("江苏、浙江和安徽的目标", True),
        ("江蘇與浙江的目標", True),
        ("江苏的目标和浙江的目标", True),
        ("南京江宁、苏州昆山的目标", True),
        ("Jiangsu, Zhejiang and Anhui", True),
        ("Jiangsu's and Zhejiang's targets", True),
        ("江苏在浙江建了什么", False),
        ("江苏的目标", False),
        ("发展目标", False),
        # A city and its own district are one place.
        ("南京江宁的目标", False),
        # Neither a group nor the country stands beside a province.
        ("长三角和江苏的目标", False),
        ("中国和江苏的目标", False),
    ],
)
def test_lists_of_regions(gazetteer: Gazetteer, text: str, listed: bool) -> None:
    assert is_list_of_regions(text, gazetteer) is listed


@pytest.mark.parametrize(
    ("text", "joined_text"),
    [
        ("京沪深三地有多少企业", "北京、上海、深圳三地有多少企业"),
        ("产业体量：四川 浙江 海南", "产业体量：四川、浙江、海南"),
        ("新疆 寧夏 算力", "新疆、寧夏 算力"),
        # A city after its province is the same place told twice; English names are set off by spaces anyway.
        ("浙江 杭州 算力券", "浙江 杭州 算力券"),
        ("Hangzhou Chengdu vouchers", "Hangzhou Chengdu vouchers"),
        ("江苏、浙江的目标", "江苏、浙江的目标"),
    ],
)
def test_regions_that_only_stand_in_a_row_get_the_mark_of_a_list(
    gazetteer: Gazetteer, text: str, joined_text: str
) -> None:
    assert with_joints(text, gazetteer) == joined_text
