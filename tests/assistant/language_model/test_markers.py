"""The markers of a model's sentences."""

from __future__ import annotations

import pytest

from assistant.language_model.markers import Part, parts_of, with_plain_markers, without_markers


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("普及率达到70%。[1]", "普及率达到70%[1]。"),
        ("普及率达到70%。 [1] [2]", "普及率达到70%[1][2]。"),
        ("普及率达到70%【1】。", "普及率达到70%[1]。"),
        ("普及率达到70%［1，3］。", "普及率达到70%[1][3]。"),
        ("普及率达到70%[资料2]。", "普及率达到70%[2]。"),
        ("普及率达到70%[1-3]。", "普及率达到70%[1][2][3]。"),
        ("“双千兆”。”[4]", "“双千兆”[4]。”"),
        ("It rose to 70% [passage 1].", "It rose to 70%[1]."),
        ("[2025]年", "[2025]年"),
        ("见[附件]。", "见[附件]。"),
    ],
)
def test_markers_are_written_one_way_before_the_mark_that_ends_a_sentence(written: str, plain: str) -> None:
    assert with_plain_markers(written) == plain
    assert with_plain_markers(plain) == plain


def test_a_sentence_is_cut_after_each_run_of_markers() -> None:
    assert parts_of("江苏70%[1]，安徽超70%[3][2]。") == [
        Part("江苏70%", (1,)),
        Part("，安徽超70%", (3, 2)),
        Part("。", ()),
    ]


def test_words_after_the_last_marker_belong_to_the_last_part() -> None:
    assert parts_of("江苏[1]达到70%。") == [Part("江苏达到70%。", (1,))]
    assert parts_of("没有编号。") == [Part("没有编号。", ())]


def test_markers_can_be_left_out() -> None:
    assert without_markers("江苏70%[1]，安徽[2][3]。") == "江苏70%，安徽。"
