"""Runs kept in files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.exceptions import UnreadableRun
from assistant.measuring import QuotedSource, read_run, run_form
from assistant.measuring.cited_sentences import SentenceCounts
from assistant.question_files import ExpectedAnswer
from tests.assistant.measuring.made_up_runs import measured

RUN = (
    measured(),
    measured(
        expected=ExpectedAnswer(
            "二？",
            cells=(("江苏", ("90%",)), ("浙江", None)),
            items=(("甲", "乙"),),
            conversation=3,
            sources=("江苏",),
            sentences=(("一。", "壹。"), ("二。",)),
            also=("三。",),
        ),
        before=("一？",),
        short_answer=None,
        exact_match=None,
        character_f1=None,
        citations=(QuotedSource("0" * 16, "题", "江苏.txt", "普及率。\u2028", 3, 8),),
        sentences=SentenceCounts(1, 1, 1, 2, 1),
        ranks=(1, None),
    ),
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(json.dumps({"questions": 2, **run_form(RUN)}, ensure_ascii=False), encoding="utf-8")
    assert read_run(path) == RUN
    path.write_text(json.dumps(run_form(())), encoding="utf-8")
    assert read_run(path) == ()


def test_a_run_from_before_there_were_equals_is_read(tmp_path: Path) -> None:
    now = (measured(), measured(expected=ExpectedAnswer("二？", ("甲",), sentences=(("一。",), ("二。",)))))
    form = run_form(now)
    form["format"] = 1
    for outcome in form["outcomes"]:
        expected = outcome["expected"]
        expected["sentences"] = [one for (one,) in expected["sentences"]]
        del expected["also"]
    path = tmp_path / "run.json"
    path.write_text(json.dumps(form), encoding="utf-8")
    assert read_run(path) == now


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is no JSON .*shengce evaluate FILE --json"),
        ('{"question": "问？"}\n{"question": "答？"}', "is no JSON"),
        ("[]", "holds no answers under 'outcomes'"),
        ('{"questions": 1}', "holds no answers under 'outcomes'; write one"),
        ('{"outcomes": []}', "is in format None, and 2 is read"),
        ('{"format": 3, "outcomes": []}', "is in format 3"),
        ('{"format": 1, "outcomes": [{}]}', "outcomes.0.expected: Field required"),
        ('{"format": 1, "outcomes": 3}', "outcomes"),
        ('{"format": 2, "outcomes": [{}]}', "outcomes.0.expected: Field required"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "run.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableRun, match=f"run.json: .*{words}"):
        read_run(path)
    with pytest.raises(UnreadableRun, match=r"none.json: cannot be read as UTF-8 text"):
        read_run(tmp_path / "none.json")
