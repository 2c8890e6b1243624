"""When a reply need not be waited for."""

from __future__ import annotations

import pytest

from assistant.language_model.nonsense import sign_of_nonsense
from assistant.model_run import Removal, Removed, Setback


@pytest.mark.parametrize(
    ("reason", "setback"),
    [
        (Removal.NO_MARKER, Setback.NO_MARKERS),
        (Removal.LANGUAGE, Setback.LANGUAGE),
        (Removal.REPEATED, Setback.REPETITION),
        (Removal.FIGURE, None),
    ],
)
def test_three_sentences_of_one_fault_are_enough_where_none_was_kept(reason: Removal, setback: Setback | None) -> None:
    removed = [Removed("甲", reason)] * 3
    assert sign_of_nonsense(removed[:2], 0) is None
    assert sign_of_nonsense(removed, 0) is setback
    assert sign_of_nonsense(removed, 1) is None


def test_repeating_without_end_is_nonsense_whatever_was_kept() -> None:
    assert sign_of_nonsense([Removed("甲", Removal.REPEATED)] * 4, 5) is Setback.REPETITION
