"""Conditions of a quote that a sentence leaves out."""

from __future__ import annotations

import pytest

from assistant.language_model.left_out import left_out_faults
from assistant.verification.reading import read
from documents.regions import Gazetteer

GAZETTEER = Gazetteer.load()
DRAFT = "杭州的征求意见稿提出智能算力100EFLOPS。"
PART = "2025年上半年北京的规模为2152.2亿元。"
KEY = "湖南有重点企业超300家，企业总数超2000家。"


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("杭州已明确智能算力达到100EFLOPS。", DRAFT),
        ("2025年北京的规模为2152.2亿元。", PART),
        ("In 2025 it was worth 215.22 billion yuan.", PART),
        ("湖南有企业超300家。", KEY),
        ("直到今天天津仍然是唯一。", "天津当时是唯一。"),
    ],
)
def test_a_condition_left_out_is_a_fault(statement: str, quote: str) -> None:
    assert len(list(left_out_faults(read(statement, GAZETTEER), read(quote, GAZETTEER)))) == 1


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("杭州的征求意见稿明确智能算力100EFLOPS。", DRAFT),
        ("2025年前六个月北京的规模为2152.2亿元。", PART),
        ("In the first half of 2025 it was worth 215.22 billion yuan.", PART),
        ("湖南有重点企业超300家。", KEY),
        ("湖南有企业超2000家。", KEY),
        ("天津至今是唯一。", "天津目前是唯一。"),
    ],
)
def test_what_keeps_it_has_none(statement: str, quote: str) -> None:
    assert list(left_out_faults(read(statement, GAZETTEER), read(quote, GAZETTEER))) == []
