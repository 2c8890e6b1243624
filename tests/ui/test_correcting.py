from __future__ import annotations

import pytest

from assistant.answer import Answer
from assistant.follow_ups import resolve
from documents.regions import Gazetteer
from ui.correcting import PartKind, PlaceOfPart, corrected_question, understood_parts


def answer_to(question: str) -> Answer:
    resolved = resolve(question, [], Gazetteer.load())
    return Answer(question, resolved.standalone, True, "好", 0.9, understood=resolved.parts)


REGION, YEAR, SUBJECT = (PlaceOfPart(kind, 0) for kind in (PartKind.REGIONS, PartKind.YEARS, PartKind.SUBJECT))
QUESTION = "江苏到2030年的应用普及率目标是多少？"


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (QUESTION, [(REGION, "江苏"), (YEAR, "2030"), (SUBJECT, "应用普及率目标")]),
        ("江蘇到2030年的應用普及率目標是多少？", [(REGION, "江蘇"), (YEAR, "2030"), (SUBJECT, "應用普及率目標")]),
        (
            "What adoption rate does Jiangsu aim for by 2030?",
            [(REGION, "Jiangsu"), (YEAR, "2030"), (SUBJECT, "adoption rate aim")],
        ),
        ("江苏和浙江的目标是多少？", [(REGION, "江苏"), (PlaceOfPart(PartKind.REGIONS, 1), "浙江"), (SUBJECT, "目标")]),
        ("应用普及率目标是多少？", []),
    ],
)
def test_the_parts_are_named_in_the_language_of_the_question(
    question: str, parts: list[tuple[PlaceOfPart, str]]
) -> None:
    assert understood_parts(answer_to(question)) == parts


@pytest.mark.parametrize(
    ("place", "words", "question"),
    [
        (REGION, "浙江", "浙江到2030年的应用普及率目标是多少？"),
        (REGION, " Zhejiang ", "浙江到2030年的应用普及率目标是多少？"),
        (REGION, None, "到2030年的应用普及率目标是多少？"),
        (YEAR, "2027年", "江苏到2027年的应用普及率目标是多少？"),
        (YEAR, None, "江苏的应用普及率目标是多少？"),
        (SUBJECT, "算力规模", "江苏到2030年的算力规模是多少？"),
    ],
)
def test_one_part_is_changed_or_left_out(place: PlaceOfPart, words: str | None, question: str) -> None:
    assert corrected_question(answer_to(QUESTION), place, words) == question


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (REGION, "江苏"),
        (REGION, " "),
        (YEAR, "明年"),
        (SUBJECT, None),
        (PlaceOfPart(PartKind.REGIONS, 1), "浙江"),
        (PlaceOfPart(PartKind.YEARS, 7), None),
        (PlaceOfPart(PartKind.DOCUMENTS, 0), None),
    ],
)
def test_what_changes_nothing_asks_nothing(place: PlaceOfPart, words: str | None) -> None:
    assert corrected_question(answer_to(QUESTION), place, words) is None


def test_what_was_not_understood_cannot_be_corrected() -> None:
    assert corrected_question(Answer("问", "问", False, "无", 0.1), REGION, "浙江") is None
    assert understood_parts(Answer("问", "问", False, "无", 0.1)) == []
