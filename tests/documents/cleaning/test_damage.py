"""The damager does to clean text what was done to the real article."""

import random

import pytest

from tests.documents.damage import Fault, Shares, damage, lose_lead_byte, narrow, split_by_gloss, to_traditional


@pytest.mark.parametrize(
    ("text", "index", "run", "end", "swallowed"),
    [
        ("能力。”曾剛說道", 2, "?!痹鴦傉f", 7, ""),
        ("鏈。“早在杭州亞運", 1, "?!霸缭诤贾輥嗊\\", 9, ""),
        ("策略。“AI", 2, "?!癆", 5, ""),
        ("條件。”</p>", 2, "?!?", 5, "<"),
    ],
)
def test_a_lost_byte_reads_as_in_the_real_article(text: str, index: int, run: str, end: int, swallowed: str) -> None:
    fault = lose_lead_byte(text, index)
    assert fault is not None
    assert (narrow(fault.truth), fault.end, fault.swallowed) == (run, end, swallowed)


def test_a_gloss_in_a_character_reads_as_in_the_real_article() -> None:
    # 94B5 is 數, so its gloss went between the bytes of 地; that of 應 then met a broken AA.
    fault = split_by_gloss("當地應(yīng)用", 1, random.Random(1))
    assert fault is not None
    assert fault.truth.endswith(")貞?")
    assert (fault.end, fault.swallowed) == (4, "(")


def test_the_same_seed_does_the_same_damage() -> None:
    text = "记者了解到，这项技术已经应用到全国各地的工厂。" * 5
    first, second = damage(text, 7), damage(text, 7)
    assert first == second
    assert first.text != damage(text, 8).text


def test_faults_say_where_they_are_and_what_was_there() -> None:
    text = "记者了解到，这项技术已经应用到全国各地的工厂。A股有反应，他说。" * 8
    damaged = damage(text, 3, Shares(lost_bytes=1.0))
    rebuilt, position = [], 0
    for fault in damaged.faults:
        rebuilt += [damaged.text[position : fault.start], fault.truth]
        position = fault.end
    assert "".join([*rebuilt, damaged.text[position:]]) == text
    assert {fault.kind for fault in damaged.faults} >= {"gloss", "shifted"}


def test_no_damage_where_none_is_asked_for() -> None:
    none = Shares(glosses=0, split_glosses=0, lost_bytes=0, broken_tags=0)
    damaged = damage("人工智能，ＡＩ。", 1, none, narrowed=True)
    assert (damaged.text, damaged.clean, damaged.faults) == ("人工智能,AI。", "人工智能,AI。", ())


def test_a_fault_at_the_end_of_the_text() -> None:
    assert lose_lead_byte("好。", 1) == Fault("shifted", 1, 2, "??")


def test_traditional_script() -> None:
    assert to_traditional("区域发展") == "區域發展"
