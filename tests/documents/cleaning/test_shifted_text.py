"""Runs that a lost byte has put out of step."""

from pathlib import Path

import pytest

from documents.cleaning import clean, find_shifted_text
from documents.cleaning.character_model import MAGIC, CharacterModel, character_class, character_model
from documents.tracing import Edit, TracedText
from tests.documents.damage import lose_lead_byte

# 困境。”他進一步 without the first byte of 。 has FBDF in it, which GB18030 reads as private use.
PRIVATE = b"\xfb\xdf".decode("gb18030")


def _restored(text: str) -> str:
    return TracedText.from_original(text).edit(find_shifted_text(text)).text


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("孵化與賦能能力?!痹鴦傉f道。", "孵化與賦能能力。”曾剛說道。"),
        ("特色產業鏈?！霸缭诤贾輥嗊\\會期間,", "特色產業鏈。“早在杭州亞運會期間,"),
        (f"利用率低下的困境?!彼{PRIVATE}M一步表示,", "利用率低下的困境。”他進一步表示,"),
        ("始終是短板?!痹鴦傉J為,在此背景下", "始終是短板。”曾剛認為,在此背景下"),
        ("精準研判與務實策略?!癆I應用存在", "精準研判與務實策略。“AI應用存在"),
        ("“發展的先天條件?!?/p>", "“發展的先天條件。”</p>"),
        ("將人工智能全面融入?yún)^(qū)域發展", "將人工智能全面融入區(qū)域發展"),
        ("也印證了當?shù)貞?yīng)用場景", "也印證了當地應用場景"),
        ("也印證了當(dāng)?shù)貞?yīng)用場景", "也印證了當(dāng)地應用場景"),
    ],
)
def test_the_faults_of_the_real_article_are_undone(damaged: str, right: str) -> None:
    assert _restored(damaged) == right


@pytest.mark.parametrize(
    "text",
    [
        "如何避免同質化內卷?",
        "如何避免同質化內卷?不過,高漲的熱情之下,還需要設計。",
        "怎么办?!他说,“不知道。”",
        "什么是人工智能?AI是一门科学。",
        "续航18.9kW?h，续航里程",
        "https://example.org/news?id=3&页=2",
        "Is this so? Yes! Why?? No.",
        "??",
        "?",
    ],
)
def test_a_real_question_mark_stays(text: str) -> None:
    assert find_shifted_text(text) == []


def test_a_question_mark_stays_for_a_digit_that_is_gone() -> None:
    fault = lose_lead_byte("情况不明。2023年他们到了北京", 4)
    assert fault is not None
    assert fault.swallowed == "2"
    # 。 A1A3 without its first byte takes the 2 along: what is left is a lone ?.
    assert fault.truth == "??"


def test_the_edit_covers_the_run_and_nothing_else() -> None:
    assert find_shifted_text("能力?!痹鴦傉f道。") == [Edit(2, 8, "。”曾剛說")]


def test_both_scripts_and_a_long_run() -> None:
    clean_text = "记者了解到，这项技术已经应用到全国各地的工厂和学校，取得了明显的效果。A股市场也有反应。"
    fault = lose_lead_byte(clean_text, 5)
    assert fault is not None
    damaged = clean_text[:5] + fault.truth + clean_text[fault.end :]
    assert fault.end > 30
    assert _restored(damaged) == clean_text


def test_private_use_left_over_is_taken_out_after_the_repair() -> None:
    cleaned = clean(TracedText.from_original(f"困境?!彼{PRIVATE}M(jìn)一步表示\ue111"))
    assert cleaned.text.text == "困境。”他進一步表示"


def test_the_model_knows_classes_and_common_characters() -> None:
    model = character_model()
    assert [character_class(c) for c in "Q7 \n%,，中"] == ["a", "0", " ", "\n", "<", "，", "，", "中"]
    assert [model.is_common(c) for c in "區区獭"] == [True, True, False]
    assert model.score("说道", "刚") > model.score("傉f", "刚") + 8


def test_another_file_is_no_model(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(MAGIC[:-2] + b"9\n")
    with pytest.raises(ValueError, match=r"model\.bin is no character model of this version"):
        CharacterModel.load(path)
