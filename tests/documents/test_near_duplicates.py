"""What is taken for the same report, and what is not."""

from __future__ import annotations

import random

import numpy as np
import pytest

from documents import Article
from documents.near_duplicates import (
    FEWEST_SHINGLES,
    SIGNATURE_LENGTH,
    containment,
    fingerprint,
    is_same_report,
    likely,
    repeats,
    signature,
)
from tests.documents.damage import to_traditional
from tests.republished_articles import (
    ADDED_PARAGRAPH,
    EXTENDED,
    ORIGINAL,
    OTHER_FIGURES,
    PARAGRAPHS,
    REPORT,
    REPUBLISHED,
)

ENGLISH = " ".join(
    [f"The office plans to open the {word} park for robots near the river." for word in ("new", "old", "green", "long")]
    + [f"Mill {word} becomes a place for {word} machines and their makers." for word in ("one", "two", "six")]
)
OTHER_ENGLISH = "A committee in the north asked the schools to teach computing in every class from next spring on. " * 3


@pytest.mark.parametrize("article", REPUBLISHED[1:], ids=lambda article: article.source)
def test_republications_are_the_same_report(article: Article) -> None:
    one, other = fingerprint(ORIGINAL.text), fingerprint(article.text)
    assert is_same_report(one, other)
    assert is_same_report(other, one)


ANOTHER = "".join(chr(0x5000 + number) for number in range(200))


@pytest.mark.parametrize(
    "text",
    [OTHER_FIGURES.text, ANOTHER, f"{PARAGRAPHS[0]}{PARAGRAPHS[1]}{ANOTHER}", ""],
    ids=["same template, other figures", "another", "the same beginning", "empty"],
)
def test_others_are_not(text: str) -> None:
    assert not is_same_report(fingerprint(text), fingerprint(REPORT))


def test_a_phrase_is_too_short_to_be_the_report_it_comes_from() -> None:
    phrase = PARAGRAPHS[1]
    assert len(fingerprint(phrase).shingles) < FEWEST_SHINGLES
    assert containment(fingerprint(phrase), fingerprint(REPORT)) == 1.0
    assert not is_same_report(fingerprint(phrase), fingerprint(REPORT))


def test_script_width_case_punctuation_and_white_space_make_no_difference() -> None:
    one = fingerprint("臺灣的ＡＩ產業，\n年增１２．５％！Open AI")
    other = fingerprint("台湾的AI产业 年增 12.5 % open ai")
    assert one.shingles.tolist() == other.shingles.tolist()
    assert one.figures == other.figures == {"12.5"}
    assert fingerprint(to_traditional(REPORT)).figures == fingerprint(REPORT).figures


def test_shingles_are_runs_of_four_characters_each_once() -> None:
    # 甲乙丙丁, 乙丙丁甲, 丙丁甲乙, 丁甲乙丙, and the first again.
    assert len(fingerprint("甲乙丙丁甲乙丙丁").shingles) == 4
    assert [len(fingerprint(text).shingles) for text in ("", "甲乙丙", "甲乙丙丁")] == [0, 0, 1]
    # A Latin word counts as one character.
    assert len(fingerprint("the new office opens today").shingles) == 2


def test_containment_is_the_share_of_the_part() -> None:
    # Of 甲乙丙丁 and 乙丙丁戊 the whole has the first.
    part, whole = fingerprint("甲乙丙丁戊"), fingerprint("甲乙丙丁己庚辛")
    assert containment(part, whole) == 0.5
    assert containment(whole, part) == 0.25
    assert containment(fingerprint("甲"), whole) == 0.0


def test_a_passage_is_repeated_only_with_its_figures() -> None:
    whole = fingerprint(REPORT)
    assert repeats(fingerprint(PARAGRAPHS[2]), whole)
    assert repeats(fingerprint(to_traditional(PARAGRAPHS[2].replace("可以获得", "可获得"))), whole)
    assert not repeats(fingerprint(PARAGRAPHS[2].replace("300万", "500万")), whole)
    assert not repeats(fingerprint(ADDED_PARAGRAPH), whole)


def test_numbers_may_be_written_with_commas() -> None:
    assert fingerprint("共1,200家，3项，2025年").figures == {"1200", "2025"}


def test_a_signature_is_always_the_same() -> None:
    # Signatures lie in files: another version of the library must not change them unnoticed.
    signed = signature(fingerprint(REPORT))
    assert (signed.shape, signed.dtype) == ((SIGNATURE_LENGTH,), np.uint16)
    assert signed[:4].tolist() == [63154, 64367, 11435, 12597]


def test_likely_rows_hold_all_that_exact_comparison_would_find() -> None:
    chance = random.Random(20260115)
    characters = [chr(0x4E00 + number) for number in range(3000)]
    texts = ["".join(chance.choices(characters, k=chance.randrange(200, 600))) for _ in range(40)]
    texts += [text[chance.randrange(60) :] + "".join(chance.choices(characters, k=50)) for text in texts[:20]]
    taken = [fingerprint(text) for text in texts]
    signatures, sizes = np.stack([signature(one) for one in taken]), np.array([len(one.shingles) for one in taken])
    for number, one in enumerate(taken):
        exact = {row for row, other in enumerate(taken) if is_same_report(one, other)}
        rows = likely(signatures[number], len(one.shingles), signatures, sizes)
        assert exact <= set(rows.tolist())
        assert exact == ({number, number + 40} if number < 20 else {number - 40, number} if number >= 40 else {number})


def test_english_texts_are_not_alike_for_being_english() -> None:
    assert len(fingerprint(ENGLISH).shingles) > FEWEST_SHINGLES
    assert is_same_report(fingerprint(ENGLISH), fingerprint(f"By our staff.\n{ENGLISH.upper()}"))
    assert containment(fingerprint(ENGLISH), fingerprint(OTHER_ENGLISH)) == 0.0


def test_the_extended_one_has_more_words() -> None:
    assert containment(fingerprint(ORIGINAL.text), fingerprint(EXTENDED.text)) > 0.95
    assert containment(fingerprint(EXTENDED.text), fingerprint(ORIGINAL.text)) < 0.9
