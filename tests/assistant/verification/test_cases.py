"""How many true statements pass and how many corrupted ones are caught."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from assistant.verification import faults
from documents.regions import Gazetteer
from tests.assistant.verification.case_files import CASES, HELD_OUT, Case, read_cases

LEAST_CASES = {"figure": 50, "region": 40, "modifier": 40, "mood": 30, "citation": 25, "negation": 15}


def shares(cases: list[Case]) -> tuple[float, float]:
    """Give the share of true statements rejected and the share of corrupted ones caught."""
    gazetteer = Gazetteer.load()
    true = [case for case in cases if not case.corruption]
    corrupted = [case for case in cases if case.corruption]
    rejected = [case for case in true if faults(case.statement, case.source, gazetteer)]
    caught = [case for case in corrupted if faults(case.statement, case.source, gazetteer)]
    return len(rejected) / len(true), len(caught) / len(corrupted)


def test_there_are_enough_cases_of_each_kind() -> None:
    cases = list(read_cases(CASES))
    counts = Counter(case.corruption for case in cases)
    assert counts[""] >= 200
    assert {kind: counts[kind] for kind, least in LEAST_CASES.items() if counts[kind] < least} == {}
    true = [case.statement.text for case in cases if not case.corruption]
    assert sum(re.search("[一-鿿]", text) is None for text in true) >= len(true) // 5


def test_no_case_is_there_twice() -> None:
    cases = [*read_cases(CASES), *read_cases(HELD_OUT)]
    counts = Counter((case.statement.text, case.source.quote) for case in cases)
    assert [text for (text, _), count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("path", "most_rejected", "least_caught"), [(CASES, 0.02, 0.95), (HELD_OUT, 0.10, 0.90)], ids=["cases", "held out"]
)
def test_true_statements_pass_and_corrupted_ones_do_not(path: Path, most_rejected: float, least_caught: float) -> None:
    rejected, caught = shares(list(read_cases(path)))
    assert rejected <= most_rejected
    assert caught >= least_caught
