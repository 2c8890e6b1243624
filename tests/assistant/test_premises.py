"""What questions take for granted."""

from __future__ import annotations

import pytest

from assistant.premises import (
    Circumstance,
    circumstance_of,
    claims_something,
    dating_of,
    premise_of,
    without_regions,
    without_years,
)
from assistant.question import understand
from documents.regions import Gazetteer


@pytest.mark.parametrize(
    ("question", "neutral", "claimed"),
    [
        ("湖南2027年人工智能产业规模要到3500亿元，对吧？", "湖南2027年人工智能产业规模要到多少？", True),
        ("重慶把2027年的智能體普及率定在70%，為什麼這麼低", "重庆把2027年的智能体普及率定在多少？", True),
        # A statement with a question mark; 30个亿 is a sum.
        ("山东统筹30个亿扶持人工智能？", "山东统筹多少扶持人工智能？", True),
        ("听说江州要建超过40座智能工厂？", "江州要建多少智能工厂？", True),
        ("广东的机器人密度600台是哪年的目标？", "广东的机器人密度多少是哪年的目标？", False),
        ("河北打算在2027年形成30个场景，是这样吗？", "河北打算在2027年形成多少场景？", True),
        ("四川提出2027年算力2万P，是不是太低了？", "四川提出2027年算力多少？", True),
        ("江蘇說2027年規模就要破一兆人民幣，這麼快做得到嗎？", "江苏说2027年规模就要破多少？", True),
        ("Hebei aimed for a 90% share of it, right?", "How much: hebei aimed for a share of it?", True),
    ],
)
def test_a_figure_is_taken_out(question: str, neutral: str, claimed: bool) -> None:
    gazetteer = Gazetteer.load()
    premise = premise_of(understand(question, gazetteer), gazetteer)
    assert premise is not None
    assert premise.is_claimed is claimed
    assert premise.neutral == neutral


@pytest.mark.parametrize(
    "question",
    [
        "江苏的目标是多少？",
        "2027年的目标是什么，对吗？",
        "这是百亿级产业，对吧？",
        "基金有几百亿？",
        "每年发多少亿算力券",
        "三年行動方案總共列了幾項任務",
    ],
)
def test_years_and_ranks_claim_nothing(question: str) -> None:
    gazetteer = Gazetteer.load()
    assert premise_of(understand(question, gazetteer), gazetteer) is None


def test_regions_are_left_out() -> None:
    gazetteer = Gazetteer.load()
    assert without_regions(understand("广西和广东2026年投多少？", gazetteer), gazetteer) == "和2026年投多少？"


def test_years_are_left_out() -> None:
    assert without_years("江苏2027年要投多少，管到2028年底？") == "江苏要投多少，管到？"
    assert without_years("How much: Jiangsu spends in 2027?") == "How much: Jiangsu spends ?"


def test_how_many_there_are_of_what_a_list_is_asked_for_claims_nothing() -> None:
    gazetteer = Gazetteer.load()
    assert premise_of(understand("山西的超算有哪两台？", gazetteer), gazetteer) is None
    assert premise_of(understand("上海的三种券分别怎么补？", gazetteer), gazetteer) is None


@pytest.mark.parametrize(
    ("question", "circumstance"),
    [
        ("江苏那份方案是2024年发的吧？", Circumstance("2024年", "江苏那份方案是什么时候发的？")),
        ("江蘇那份方案是省發改委印發的嗎，我印象中是", Circumstance("省发改委", "江苏那份方案是哪个部门印发的？")),
        ("全国第一个专职的发展局是深圳南山设的对不对", Circumstance("深圳南山", "全国第一个专职的发展局是哪里设的？")),
        ("全國第一個專職的發展局設在深圳南山，沒錯吧？", Circumstance("深圳南山", "全国第一个专职的发展局设在哪里？")),
        ("江苏那份方案是哪年发的？", None),
        (
            "Why was it the industry department that issued Jiangsu's plan?",
            Circumstance("industry department", "Which department issued jiangsu's plan?"),
        ),
        ("江苏有算力券吧？", None),
    ],
)
def test_when_and_by_whom_something_was_done_is_left_open(question: str, circumstance: Circumstance | None) -> None:
    gazetteer = Gazetteer.load()
    assert circumstance_of(understand(question, gazetteer), gazetteer) == circumstance


def test_the_year_of_a_document_is_taken_for_granted() -> None:
    gazetteer = Gazetteer.load()
    assert dating_of(understand("吉林2024年發的吉政發9號文對資料集有什麼要求？", gazetteer)) == (
        Circumstance("2024年", "吉林吉政发9号文是什么时候印发的？"),
        "吉林吉政发9号文对资料集有什么要求?",
    )
    assert dating_of(understand("吉林2024年的产值是多少？", gazetteer)) is None


@pytest.mark.parametrize(
    ("claim", "sentence", "said"),
    [
        ("2024年", "该方案于2025年3月印发。", False),
        ("2025年", "该方案于2025年3月印发。", True),
        ("省政府", "江苏省人民政府印发该方案。", True),
        ("省发改委", "江苏省人民政府印发该方案。", False),
        ("provincial ai office", "省级人工智能办公室印发该方案。", True),
        ("provincial ai office", "江苏省人民政府印发该方案。", False),
    ],
)
def test_a_sentence_says_it_too_or_not(claim: str, sentence: str, said: bool) -> None:
    assert Circumstance(claim, "").is_in(sentence) is said


@pytest.mark.parametrize(
    ("question", "claims"),
    [
        ("江州2030年的普及率是90%？", True),
        ("江州的规模2030年到1万亿，对吧", True),
        ("江州对2028年有没有定普及率？", False),
        ("2030年的目标呢？", False),
        ("Any figure for 2030?", False),
        ("江州2030年的普及率目标", False),
    ],
)
def test_what_asks_whether_there_is_anything_claims_nothing(question: str, claims: bool) -> None:
    assert claims_something(question) is claims
