"""Drafts put into words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafts import Claim, Draft, Layout, place
from assistant.evidence import Evidence
from assistant.wording import WORDS, mood_label, word_draft
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import JIANGSU, ZHEJIANG, make_article

HANS, ENGLISH = WORDS["zh-Hans"], WORDS["en"]
CENTRES, VOUCHERS = JIANGSU.text.split("\n")[1], ZHEJIANG.text.split("\n")[1]
FIRST, SECOND = make_evidence(JIANGSU, CENTRES, answer="120亿元"), make_evidence(ZHEJIANG, VOUCHERS, answer="2.5亿元")
MARKERS = {place(FIRST): 1, place(SECOND): 2}


def whole(evidence: Evidence, *, row: str = "") -> Claim:
    return Claim(evidence.article.text[evidence.start : evidence.end], evidence, row)


def test_paragraphs_each_with_the_marker_of_their_evidence() -> None:
    draft = Draft(Layout.PARAGRAPHS, (whole(SECOND), whole(FIRST)))
    assert word_draft(draft, "zh-Hans", MARKERS) == f"{VOUCHERS}[2]\n\n{CENTRES}[1]"
    led = replace(draft, lead="先说一句：")
    assert word_draft(led, "zh-Hans", MARKERS) == f"先说一句：\n\n{VOUCHERS}[2]\n\n{CENTRES}[1]"


def test_items_a_line_each() -> None:
    draft = Draft(Layout.ITEMS, (whole(FIRST), whole(SECOND)), lead="有：")
    assert word_draft(draft, "zh-Hans", MARKERS) == f"有：\n\n- {CENTRES}[1]\n- {VOUCHERS}[2]"


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_a_table_has_a_line_for_each_row_also_for_one_without_a_claim(language: str) -> None:
    words = WORDS[language]
    claims = (whole(FIRST, row="江苏"), whole(SECOND, row="浙江"))
    draft = Draft(Layout.TABLE, claims, rows=("浙江", "安徽", "江苏"))
    assert word_draft(draft, language, MARKERS).split("\n") == [
        f"| {words.subject} | {words.answer} |",
        "| --- | --- |",
        f"| 浙江 | {VOUCHERS}[2] |",
        f"| 安徽 | {words.nothing} |",
        f"| 江苏 | {CENTRES}[1] |",
    ]


def test_several_claims_share_a_cell() -> None:
    draft = Draft(Layout.TABLE, (whole(FIRST, row="甲"), whole(SECOND, row="甲")), rows=("甲",))
    assert word_draft(draft, "zh-Hans", MARKERS).split("\n")[2] == f"| 甲 | {CENTRES}[1]{VOUCHERS}[2] |"


def test_words_that_are_no_sentence_are_parted_in_a_cell() -> None:
    article = make_article("12座\n13座")
    first, second = (make_evidence(article, line) for line in article.text.split("\n"))
    draft = Draft(Layout.TABLE, (whole(first, row="甲"), whole(second, row="甲")), rows=("甲",))
    told = word_draft(draft, "zh-Hans", {place(first): 1, place(second): 2})
    assert told.split("\n")[2] == "| 甲 | 12座[1]；13座[2] |"


def test_what_would_break_a_table_is_written_otherwise() -> None:
    article = make_article("甲|乙")
    evidence = make_evidence(article, article.text)
    draft = Draft(Layout.TABLE, (whole(evidence, row="一|二"),), rows=("一|二",))
    assert word_draft(draft, "zh-Hans", {place(evidence): 3}).split("\n")[2] == "| 一｜二 | 甲｜乙[3] |"


def test_a_claim_stands_on_one_line() -> None:
    article = make_article("甲\n乙")
    evidence = Evidence(article, FIRST.passage, 0, 3, FIRST.features, 1.0)
    draft = Draft(Layout.ITEMS, (whole(evidence),))
    assert word_draft(draft, "zh-Hans", {place(evidence): 1}) == "- 甲 乙[1]"


def told(text: str, answer: str | None, published: str | None = "2025-06-01") -> Evidence:
    return make_evidence(make_article(text, published=published), text, answer=answer)


@pytest.mark.parametrize(
    ("text", "answer", "language", "label"),
    [
        ("江苏计划到2030年建成10个中心。", "10个", "zh-Hans", "目标："),
        ("江蘇計劃到2030年建成10個中心。", "10個", "zh-Hant", "目標："),
        ("Jiangsu plans to open 10 centres by 2030.", "10", "en", "Target: "),
        ("江苏已建成10个中心。", "10个", "zh-Hans", "已实现："),
        ("江蘇已建成10個中心。", "10個", "zh-Hant", "已實現："),
        ("Jiangsu has already built 10 centres.", "10", "en", "Achieved: "),
        ("曾刚认为，江苏应重视制造业。", "制造业", "zh-Hans", "曾刚的观点："),
        ("曾剛認為，江蘇應重視製造業。", "製造業", "zh-Hant", "曾剛的觀點："),
        ("江苏的中心在南京。", "南京", "zh-Hans", ""),
        ("全国预计到2030年有6000家企业。", "6000家", "zh-Hans", "预计："),
        ("產業規模有望突破4500億元。", "4500億元", "zh-Hant", "預計："),
        ("The market is expected to reach 50 billion yuan.", "50 billion yuan", "en", "Expected: "),
        ("江苏的目标是预计投资翻一番。", "翻一番", "zh-Hans", "目标："),
        # Of two clauses the one that holds the answer counts.
        ("江苏已建成10个中心，计划到2030年建成20个。", "10个", "zh-Hans", "已实现："),
        ("江苏已建成10个中心，计划到2030年建成20个。", "20个", "zh-Hans", "目标："),
    ],
)
def test_words_taken_out_of_a_sentence_say_how_they_are_meant(
    text: str, answer: str, language: str, label: str
) -> None:
    evidence = told(text, answer)
    assert mood_label(Claim(answer, evidence), WORDS[language]) == label
    draft = Draft(Layout.PARAGRAPHS, (Claim(answer, evidence), Claim(text, evidence)))
    # The sentence says it itself.
    assert word_draft(draft, language, {place(evidence): 1}) == f"{label}{answer}[1]\n\n{text}[1]"


def test_without_marked_words_the_sentence_tells_the_mood() -> None:
    evidence = told("江苏计划到2030年建成10个中心。", None)
    assert mood_label(Claim("10个", evidence), HANS) == HANS.target


def test_the_date_of_the_article_tells_what_is_to_come() -> None:
    text = "2026年的产值达100亿元。"
    before, after = told(text, "100亿元", "2025-01-01"), told(text, "100亿元", "2028-01-01")
    assert mood_label(Claim("100亿元", before), HANS) == HANS.target
    assert mood_label(Claim("100亿元", after), HANS) == HANS.achieved


@pytest.mark.parametrize(
    ("publisher", "published", "source"),
    [
        ("某报", "2025-06-01", "某报 2025-06-01｜"),
        (None, "2025-06-01", "2025-06-01｜"),
        ("某报", None, "某报｜"),
        (None, None, ""),
    ],
)
def test_words_of_a_dated_claim_follow_their_source(publisher: str | None, published: str | None, source: str) -> None:
    text = "江苏计划建成10个中心。"
    article = replace(make_article(text, published=published), publisher=publisher)
    evidence = make_evidence(article, text, answer="10个")
    draft = Draft(Layout.PARAGRAPHS, (Claim("10个", evidence, dated=True), Claim(text, evidence, dated=True)))
    assert word_draft(draft, "zh-Hans", {place(evidence): 1}) == f"{source}目标：10个[1]\n\n{text}[1]"
