"""What is chosen of how questions are answered."""

from __future__ import annotations

import pytest

from assistant.options import AS_USUAL, AnswerOptions
from ui.preferences import Preferences, Strictness


def test_a_choice_reaches_the_assistant() -> None:
    chosen = Preferences.of({"strictness": "strict", "passages": "6", "only_named_regions": True})
    assert chosen == Preferences(Strictness.STRICT, 6, True)
    assert chosen.options() == AnswerOptions(strictness=2.5, passages=6, only_named_regions=True)


@pytest.mark.parametrize(
    "given",
    [
        None,
        [],
        "strict",
        {},
        {"strictness": "sideways", "passages": "7", "only_named_regions": "yes"},
        {"strictness": ["strict"], "passages": {}, "only_named_regions": 1},
    ],
)
def test_what_is_no_choice_leaves_things_as_usual(given: object) -> None:
    assert Preferences.of(given).options() == AS_USUAL
