"""What is aimed at and what is there, as questions ask for it."""

from __future__ import annotations

import pytest

from assistant.asked_moods import asked_mood, is_otherwise
from assistant.moods import Mood
from documents.sentences import Span


@pytest.mark.parametrize(
    ("question", "mood"),
    [
        ("江苏2027年的普及率目标是多少？", Mood.TARGET),
        ("貴州2025年打算建多少算力？", Mood.TARGET),
        ("What is Hunan's target for 2027?", Mood.TARGET),
        ("庆阳实际有多少算力？", Mood.ACHIEVED),
        ("貴州目前的算力規模", Mood.ACHIEVED),
        ("How many firms has Nanjing built so far?", Mood.ACHIEVED),
        ("目标实际完成了多少？", None),
        ("江苏有多少家企业？", None),
    ],
)
def test_a_question_asks_for_one_of_them_or_for_neither(question: str, mood: Mood | None) -> None:
    assert asked_mood(question) is mood


def test_only_the_opposite_is_otherwise() -> None:
    sentence = "江州已建成10座工厂，计划到2030年建成20座。"
    there, aimed = Span(5, 8), Span(19, 22)
    assert is_otherwise(Mood.TARGET, sentence, there, None)
    assert not is_otherwise(Mood.TARGET, sentence, aimed, None)
    assert is_otherwise(Mood.ACHIEVED, sentence, aimed, None)
    assert not is_otherwise(Mood.ACHIEVED, sentence, there, None)
    assert not is_otherwise(None, sentence, there, None)
    assert not is_otherwise(Mood.TARGET, "江州共有10座工厂。", Span(4, 7), None)
