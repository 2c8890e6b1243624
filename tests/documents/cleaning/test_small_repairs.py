"""Entities, tags, invisible characters, widths, white space and line breaks."""

from collections.abc import Callable

import pytest

from documents.cleaning import (
    find_control_characters,
    find_entities,
    find_private_characters,
    find_stray_line_breaks,
    find_tags,
    find_white_space,
    find_width_variants,
)
from documents.tracing import Edit, TracedText

Finder = Callable[[str], list[Edit]]


def _apply(finder: Finder, text: str) -> str:
    return TracedText.from_original(text).edit(finder(text)).text


@pytest.mark.parametrize(
    ("finder", "before", "after"),
    [
        (find_entities, "甲&nbsp;乙&amp;nbsp;丙&amp;amp;lt;", "甲\xa0乙\xa0丙<"),
        (find_entities, "&ldquo;甲&#8221;&#x4E2D;&amp;&#0;", "“甲”中&"),
        (find_entities, "R&D;、A&B、?a=1&copy=2、甲&nbsp乙", "R&D;、A&B、?a=1&copy=2、甲\xa0乙"),
        (find_control_characters, "\ufeff甲\u200b乙\x00丙\xad\r\n丁\r戊\u2028己", "甲乙丙\n丁\n戊\n己"),
        (find_control_characters, "甲\u200d乙👨\u200d👩", "甲乙👨\u200d👩"),
        (find_private_characters, "分享\ue601甲\U000f0001", "分享甲"),
        (find_tags, "<p>甲</p>\n<p class='a'>乙<br/>丙</p>", "甲\n乙\n丙"),
        (find_tags, "甲”/p>\n乙<strong>丙</strong><!-- 丁 -->", "甲”\n乙丙"),
        (find_tags, "若a<b且c>d,1+1+1>4,路径a/p>,《<甲>》", "若a<b且c>d,1+1+1>4,路径a/p>,《<甲>》"),
        (find_width_variants, "ＡＩ占８０％，（甲）：３．５", "AI占80%，（甲）：3.5"),
        (find_width_variants, "⼀个⼈在⻓江", "一个人在长江"),
        (find_white_space, "\n\u3000\u3000甲\xa0乙\t 丙 \n\n\n 丁\n戊  ", "甲 乙 丙\n\n丁\n戊"),
        (find_white_space, "甲 乙\n\n丙\n丁", "甲 乙\n\n丙\n丁"),
    ],
)
def test_what_is_wrong_is_put_right(finder: Finder, before: str, after: str) -> None:
    assert _apply(finder, before) == after
    assert finder(after) == []


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("各地陆续出台支持政策措施，\n推动产业发展。", "各地陆续出台支持政策措施，推动产业发展。"),
        ("各地陆续出台了一系列支持政策\n，推动产业发展。", "各地陆续出台了一系列支持政策，推动产业发展。"),
        ("The policies were published,\nand then revised.", "The policies were published, and then revised."),
        ("支持政策如下：\n一、加强算力，\n二、开放数据。", "支持政策如下：\n一、加强算力，\n二、开放数据。"),
        ("推动人工智能发展取得新的成效\n第二段从这里开始。", "推动人工智能发展取得新的成效\n第二段从这里开始。"),
        ("- 甲类项目和乙类项目，\n- 丙类项目", "- 甲类项目和乙类项目，\n- 丙类项目"),
    ],
)
def test_a_line_break_inside_a_sentence_goes(broken: str, joined: str) -> None:
    assert _apply(find_stray_line_breaks, broken) == joined


def test_lines_wrapped_at_one_width_are_joined() -> None:
    sentence = "省人民政府办公厅今天印发人工智能产业发展行动方案提出到二〇二七年全省核心产业规模达到一千亿元"
    lines = [sentence[start : start + 20] for start in range(0, 40, 20)]
    wrapped = "\n".join([*lines, *lines, "以上"])
    assert _apply(find_stray_line_breaks, wrapped) == "".join([*lines, *lines, "以上"])
    assert find_stray_line_breaks("\n".join(["短行", "短行", "短行", "短行"])) == []
