"""What is told as more certain than its quote."""

from __future__ import annotations

import pytest

from assistant.language_model.told_as_certain import certainty_faults
from assistant.verification.reading import read
from documents.regions import Gazetteer

GAZETTEER = Gazetteer.load()


def is_at_fault(statement: str, quote: str) -> bool:
    return any(certainty_faults(read(statement, GAZETTEER), read(quote, GAZETTEER)))


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("2025年规模突破4500亿元。", "白皮书估算2025年规模有望突破4500亿元。"),
        ("青海毫无疑问是首个试点省。", "青海是首个试点省。"),
        ("江苏定下目标，是因为企业集中。", "江苏的目标是1万亿元。"),
        ("内蒙古的算力居全国第一。", "报道称内蒙古的算力居全国第一。"),
        ("Yunnan lacks leading companies.", "云南在2019年自陈的短板是缺少龙头企业。"),
        ("Hunan will surely reach it.", "到2027年，湖南达到75%。"),
    ],
)
def test_more_than_the_quote_knows_is_found(statement: str, quote: str) -> None:
    assert is_at_fault(statement, quote)


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("白皮书估计2025年突破4500亿元。", "白皮书估算2025年规模有望突破4500亿元。"),
        ("2024年规模突破4500亿元。", "2024年规模突破4500亿元，2025年有望突破5000亿元。"),
        ("利用率低是因为没有需求。", "没有需求支撑，就会因此利用率低下。"),
        ("据报道，内蒙古的算力居全国第一。", "报道称内蒙古的算力居全国第一。"),
        ("内蒙古的算力为12.6万P。", "报道称内蒙古的算力为12.6万P。"),
    ],
)
def test_what_the_quote_knows_as_well_is_not(statement: str, quote: str) -> None:
    assert not is_at_fault(statement, quote)
