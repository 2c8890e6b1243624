"""What is said when the articles do not answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

import pytest

from assistant.evidence import Evidence
from assistant.question import understand
from assistant.refusing import OUT_OF_SCOPE, word_refusal
from assistant.wording import WORDS, Words
from documents.regions import Gazetteer
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import JIANGSU, ZHEJIANG

HANS, HANT, ENGLISH = WORDS["zh-Hans"], WORDS["zh-Hant"], WORDS["en"]
RATE, CENTRES = JIANGSU.text.split("\n")
FIRMS = ZHEJIANG.text.split("\n")[0]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def refusal(
    question: str,
    evidence: Sequence[Evidence],
    gazetteer: Gazetteer,
    *,
    confidence: float = 0.3,
    covered: Sequence[str] = ("江苏", "浙江"),
    any_articles: bool = True,
    is_answered: bool = True,
) -> str:
    return word_refusal(
        understand(question, gazetteer),
        evidence,
        confidence,
        gazetteer,
        covered,
        any_articles=any_articles,
        is_answered=lambda text: is_answered,
    )


def about_jiangsu(sentence: str = RATE, *, regions: float = 1.0, context_coverage: float = 1.0) -> Evidence:
    return make_evidence(
        JIANGSU, sentence, about=("江苏",), regions=regions, context_coverage=context_coverage, years=-1.0
    )


@pytest.mark.parametrize(
    ("question", "words"), [("普及率是多少？", HANS), ("普及率達到多少？", HANT), ("What is the rate?", ENGLISH)]
)
def test_without_any_evidence_there_are_no_articles_or_none_was_found(
    gazetteer: Gazetteer, question: str, words: Words
) -> None:
    assert refusal(question, [], gazetteer, any_articles=False) == words.no_articles
    assert refusal(question, [], gazetteer) == words.not_found


def test_what_has_nothing_to_do_with_the_articles_is_out_of_scope(gazetteer: Gazetteer) -> None:
    evidence = [about_jiangsu()]
    under = OUT_OF_SCOPE / 2
    assert refusal("晚饭吃什么？", evidence, gazetteer, confidence=under) == HANS.out_of_scope
    for question in ("晚饭吃什么？", "江苏晚饭吃什么？", "长三角晚饭吃什么？"):
        assert refusal(question, evidence, gazetteer, confidence=OUT_OF_SCOPE) == HANS.out_of_scope
    for question in ("江苏的平台有哪些？", "江苏应用的晚饭吃什么？"):
        assert refusal(question, evidence, gazetteer, confidence=under) == HANS.not_found + HANS.closest


def test_parts_are_joined_as_the_language_does(gazetteer: Gazetteer) -> None:
    evidence = [about_jiangsu()]
    assert refusal("規模達到多少？", evidence, gazetteer) == HANT.not_found + HANT.closest
    assert refusal("What is the size?", evidence, gazetteer) == f"{ENGLISH.not_found} {ENGLISH.closest}"


@pytest.mark.parametrize(
    ("question", "covered", "missing"),
    [
        ("西藏的规模是多少？", ["江苏"], HANS.region_missing.format("西藏")),
        ("青海和西藏的规模是多少？", ["江苏"], HANS.region_missing.format("青海、西藏")),
        ("江苏和西藏的规模是多少？", ["江苏"], HANS.region_missing.format("西藏")),
        # As the question writes it.
        ("西藏自治區的規模達到多少？", [], HANT.region_missing.format("西藏自治區")),
    ],
)
def test_a_region_that_no_article_is_about_is_named(
    gazetteer: Gazetteer, question: str, covered: list[str], missing: str
) -> None:
    words = HANT if "區" in question else HANS
    evidence = [about_jiangsu(regions=0.0)]
    assert refusal(question, evidence, gazetteer, covered=covered) == missing + words.closest


def test_a_missing_region_in_english(gazetteer: Gazetteer) -> None:
    assert refusal("How large is the sector in Tibet?", [about_jiangsu(regions=0.0)], gazetteer, covered=[]) == (
        f"{ENGLISH.region_missing.format('Tibet')} {ENGLISH.closest}"
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "江苏2027年的普及率是多少？",
            [
                HANS.year_missing.format("江苏", "2027"),
                HANS.closest,
                HANS.ask_instead.format("江苏2030年的普及率是多少？"),
            ],
        ),
        (
            "2027年的普及率是多少？",
            [HANS.other_year.format("2027"), HANS.closest, HANS.ask_instead.format("2030年的普及率是多少？")],
        ),
        (
            "What will be the rate of Jiangsu in 2027?",
            [
                f"{ENGLISH.year_missing.format('Jiangsu', '2027')} {ENGLISH.closest} ",
                ENGLISH.ask_instead.format("What will be the rate of Jiangsu in 2030?"),
            ],
        ),
        # Of several years none can be put in the place of all.
        ("江苏2027年和2035年的普及率", [HANS.year_missing.format("江苏", "2027、2035"), HANS.closest]),
    ],
)
def test_a_year_that_the_articles_do_not_give_is_named_with_one_that_they_do(
    gazetteer: Gazetteer, question: str, expected: list[str]
) -> None:
    assert refusal(question, [about_jiangsu()], gazetteer) == "".join(expected)


def test_a_year_that_is_there_is_not_missing(gazetteer: Gazetteer) -> None:
    assert refusal("江苏2030年的产值是多少？", [about_jiangsu()], gazetteer) == HANS.not_found + HANS.closest
    # Evidence on another matter does not give it.
    elsewhere = about_jiangsu(context_coverage=0.1)
    assert refusal("江苏2030年的产值是多少？", [elsewhere], gazetteer) == (
        HANS.year_missing.format("江苏", "2030") + HANS.closest
    )


def test_the_region_that_the_articles_do_give_is_named_and_proposed(gazetteer: Gazetteer) -> None:
    evidence = [about_jiangsu(regions=-1.0)]
    assert refusal("浙江的普及率是多少？", evidence, gazetteer) == (
        HANS.other_region.format("浙江", "江苏") + HANS.closest + HANS.ask_instead.format("江苏的普及率是多少？")
    )
    assert refusal("What is the rate of Zhejiang?", evidence, gazetteer) == " ".join(
        [
            ENGLISH.other_region.format("Zhejiang", "Jiangsu"),
            ENGLISH.closest,
            ENGLISH.ask_instead.format("What is the rate of Jiangsu?"),
        ]
    )


def test_a_region_on_another_matter_is_not_named(gazetteer: Gazetteer) -> None:
    evidence = [about_jiangsu(regions=-1.0, context_coverage=0.1)]
    assert refusal("浙江的普及率是多少？", evidence, gazetteer) == HANS.not_found + HANS.closest


def test_each_language_fills_in_the_same(gazetteer: Gazetteer) -> None:
    assert {*WORDS} == {"zh-Hans", "zh-Hant", "en"}
    places = [
        {field.name: getattr(words, field.name).count("{}") for field in fields(Words)} for words in WORDS.values()
    ]
    assert places[0] == places[1] == places[2]


def test_what_is_not_answered_either_is_not_offered(gazetteer: Gazetteer) -> None:
    question = "江苏2027年的普及率是多少？"
    expected = HANS.year_missing.format("江苏", "2027") + HANS.closest
    assert refusal(question, [about_jiangsu()], gazetteer, is_answered=False) == expected
