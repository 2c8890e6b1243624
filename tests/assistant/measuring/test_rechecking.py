"""What changed in answers that were given before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.measuring import QuotedSource
from assistant.measuring.rechecking import Change, Part, changes
from tests.assistant.measuring.made_up_runs import measured

CITED = QuotedSource("0" * 16, "题", "江苏.txt", "普及率达到90%。", 3, 12)
BEFORE = measured(citations=(CITED,))


@pytest.mark.parametrize(
    ("now", "parts"),
    [
        (BEFORE, ()),
        # The article was replaced, and the sentence stands somewhere else in it.
        (replace(BEFORE, citations=(replace(CITED, article_id="1" * 16, start=30, end=39),), latency_ms=3.0), ()),
        (replace(BEFORE, answer="别的[1]"), (Part.ANSWER,)),
        (replace(BEFORE, citations=(replace(CITED, quote="普及率。"),)), (Part.CITATIONS,)),
        (replace(BEFORE, citations=(replace(CITED, source="新.txt"),)), (Part.CITATIONS,)),
        (replace(BEFORE, answer="别的[1]", citations=(CITED, CITED)), (Part.ANSWER, Part.CITATIONS)),
        (replace(BEFORE, answered=False, answer="没有找到。", citations=()), (Part.ANSWERED,)),
    ],
)
def test_what_changed(now: object, parts: tuple[Part, ...]) -> None:
    expected = (Change(BEFORE, now, parts),) if parts else ()  # type: ignore[arg-type]
    assert changes([BEFORE], [now]) == expected  # type: ignore[list-item]


def test_a_refusal_in_other_words_is_a_refusal() -> None:
    refusal = measured(answered=False, answer="没有找到。")
    assert changes([refusal], [replace(refusal, answer="没有。")]) == ()
    answered = replace(refusal, answered=True, answer="答[1]")
    assert changes([refusal], [answered]) == (Change(refusal, answered, (Part.ANSWERED,)),)
