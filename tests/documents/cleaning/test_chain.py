"""The chain keeps the way back, stops by itself and leaves sound text alone."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.cleaning import STEPS, CleaningOptions, Repair, clean
from documents.tracing import TracedText
from tests.documents.damage import Shares, damage

WORDS = (
    "區(qū) 好(hǎo)(hǎo) 当?shù)貞?yīng)用 能力?!痹鴦傉f道 &amp;nbsp; &lt;p&gt; </p> /p> \ufeff \u200b \ue601 ＡＩ"
    " ８０％ ? \ufffd 。 ， “ ” ( ) < > & ; 来源：新华网 编辑：王小明 阅读量: 声明： (完) 返回搜狐，查看更多"
    " 2026年1月15日 相关阅读 人工智能 方案 省政府印发行动方案，建成算力中心 AI 70 abc | 图.png qū ǎo"
)
GAPS = ["首页 > 正文", " ", "\xa0", "\u3000", "\n", "\n\n", "，\n", "\r\n", "\t"]
PIECES = [*WORDS.split(" "), *GAPS]
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60)
options = st.builds(CleaningOptions, **{step: st.booleans() for step in STEPS})


@settings(max_examples=300, deadline=None)
@given(texts, options)
def test_offsets_stay_in_order_and_within_the_text(text: str, chosen: CleaningOptions) -> None:
    traced = clean(TracedText.from_original(text), chosen).text
    assert np.all(np.diff(traced.starts) >= 0)
    assert np.all(np.diff(traced.ends) >= 0)
    assert np.all(traced.starts <= traced.ends)
    assert not len(traced.text) or (traced.starts[0] >= 0 and traced.ends[-1] <= len(text))


@settings(max_examples=300, deadline=None)
@given(texts, options)
def test_an_untouched_character_leads_to_itself(text: str, chosen: CleaningOptions) -> None:
    cleaned = clean(TracedText.from_original(text), chosen)
    traced = cleaned.text
    single = np.flatnonzero((traced.ends - traced.starts) == 1)
    repaired = {position for repair in cleaned.repairs for position in range(repair.raw_start, repair.raw_end)}
    for place in single:
        original = int(traced.starts[place])
        if original not in repaired:
            assert traced.text[place] == text[original]


@settings(max_examples=300, deadline=None)
@given(texts, options)
def test_cleaning_twice_changes_nothing_more(text: str, chosen: CleaningOptions) -> None:
    once = clean(TracedText.from_original(text), chosen).text.text
    again = clean(TracedText.from_original(once), chosen)
    assert again.text.text == once
    assert sum(again.counts.values()) == 0


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from("省政府印发行动方案，提出建成算力中心。“人工智能+”占70%？（见附件）"), max_size=60).map(
        "".join
    )
)
def test_sound_text_comes_out_as_it_went_in(text: str) -> None:
    assert clean(TracedText.from_original(text), CleaningOptions(furniture=False)).text.text == text


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000), options)
def test_damaged_prose_keeps_its_way_back(seed: int, chosen: CleaningOptions) -> None:
    prose = "记者了解到，这项技术已经应用到全国各地的工厂和学校，取得了明显的效果。“我们还要努力。”他说。A股也有反应。"
    damaged = damage(prose, seed, Shares(lost_bytes=2.0))
    traced = clean(TracedText.from_original(damaged.text), chosen).text
    start, end = sorted(random.Random(seed).sample(range(len(traced.text) + 1), 2))
    first, last = traced.original_span(start, end)
    assert 0 <= first <= last <= len(damaged.text)
    assert np.all(np.diff(traced.starts) >= 0)


def test_everything_together() -> None:
    raw = "首頁 > 正文\n\n方案\n\n當(dāng)?shù)貞?yīng)用的能力?!痹鴦傉f道。&nbsp;ＡＩ占８０％</p>\n\n編輯:李一帆\n"
    cleaned = clean(TracedText.from_original(raw))
    assert cleaned.text.text == "方案\n\n當地應用的能力。”曾剛說道。 AI占80%"
    assert cleaned.details == {"editor": "李一帆", "title": "方案"}
    assert cleaned.counts == {
        "entities": 1,
        "control_characters": 0,
        "shifted_text": 2,
        "glosses": 1,
        "tags": 1,
        "private_characters": 0,
        "width_variants": 2,
        "furniture": 2,
        "line_breaks": 0,
        "white_space": 3,
    }
    assert cleaned.repairs[1] == Repair("shifted_text", 20, 32, "?shù)貞?yīng)", "地應")
    start = cleaned.text.text.index("曾剛")
    assert raw[slice(*cleaned.text.original_span(start, start + 2))] == "?!痹鴦傉f"


def test_a_step_that_is_off_does_nothing() -> None:
    raw = "區(qū)域&nbsp;ＡＩ"
    off = CleaningOptions(**dict.fromkeys(STEPS, False))
    assert clean(TracedText.from_original(raw), off).text.text == raw
    only = CleaningOptions(**(dict.fromkeys(STEPS, False) | {"glosses": True}))
    cleaned = clean(TracedText.from_original(raw), only)
    assert (cleaned.text.text, cleaned.counts) == ("區域&nbsp;ＡＩ", {"glosses": 1})


@pytest.mark.parametrize("text", ["", "\n", " \u3000\n", "?", "</p>"])
def test_hardly_any_text_is_no_trouble(text: str) -> None:
    assert clean(TracedText.from_original(text)).text.text == ""


@pytest.mark.parametrize("piece", ["?中", "<!--", "&amp;", "(qū", " ", "\n", "?!", "，\n", "<p ", "首页>", "当?shù)"])
def test_hostile_text_is_cleaned_in_one_go(piece: str) -> None:
    text = piece * 20_000
    cleaned = clean(TracedText.from_original(text))
    assert len(cleaned.text.text) <= len(text)
