"""Short answers held against those accepted, worked out by hand."""

from __future__ import annotations

import pytest

from assistant.answer_scores import character_f1, exact_match


@pytest.mark.parametrize(
    ("said", "accepted", "exact"),
    [
        ("90%", ["90%"], True),
        ("９０％", ["90%"], True),
        ("產業鏈。", ["产业链"], True),
        ("Deep Seek", ["deepseek"], True),
        ("《行动方案》", ["行动方案"], True),
        ("2030年", ["到2030年", "2030年"], True),
        ("90", ["90%"], False),
        ("90‰", ["90%"], False),
        ("到2030年", ["2030年"], False),
        ("90%", [], False),
        ("", ["90%"], False),
    ],
)
def test_exact_match(said: str, accepted: list[str], exact: bool) -> None:
    assert exact_match(said, accepted) is exact


@pytest.mark.parametrize(
    ("said", "accepted", "f1"),
    [
        ("算力中心", ["算力中心"], 1.0),
        ("算力，中心。", ["算力 中心"], 1.0),
        # Two of two characters said, two of four accepted: 2 · 2 / (2 + 4).
        ("算力", ["算力中心"], 2 / 3),
        ("算力", ["中心", "算力中心", "算力券"], 4 / 5),
        # A character counts as often as it is in both.
        ("一一一", ["一二一"], 2 / 3),
        ("甲", ["乙"], 0.0),
        ("", ["甲"], 0.0),
        ("甲", [""], 0.0),
        ("。", [""], 1.0),
        ("甲", [], 0.0),
    ],
)
def test_character_f1(said: str, accepted: list[str], f1: float) -> None:
    assert character_f1(said, accepted) == pytest.approx(f1)
