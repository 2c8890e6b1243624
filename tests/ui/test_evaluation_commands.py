"""The commands that measure answers, over a hashing embedder."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from assistant.exceptions import NothingToAsk, UnreadableQuestions, UnreadableRun
from assistant.question_files import read_question_file
from tests.hashed_models import hashed_models
from ui.command_line import app
from ui.exceptions import NotWritten

DENSITY = "到2027年，青岚省的机器人密度达到每万人600台。"
POWER = "到2027年，青岚省的智能算力规模达到100EFLOPS。"
ARTICLE = f"{DENSITY}{POWER}\n\n青岚省在2026年印发了行动方案。\n"
QUESTIONS = [
    {"question": "青岚省2027年的机器人密度目标？", "expected": ["600台"], "sentence": [DENSITY], "source": ["青岚"]},
    {"question": "青岚省2027年的智能算力规模目标？", "expected": ["999EFLOPS"], "sentence": [POWER]},
]


@pytest.fixture(autouse=True)
def _hashing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("ui.build.loaded_models", hashed_models)
    monkeypatch.setattr("ui.opened_workbench.default_data_dir", lambda: tmp_path / "default")
    monkeypatch.delenv("SHENGCE_DATA_DIR", raising=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Hold an article in a folder of its own."""
    add(tmp_path, ARTICLE)
    return tmp_path / "data"


def add(tmp_path: Path, text: str) -> None:
    path = tmp_path / "青岚.txt"
    path.write_text(text, encoding="utf-8")
    assert run("add", path, "--data-dir", tmp_path / "data").exit_code == 0


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def read(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def write_questions(tmp_path: Path, lines: list[dict[str, Any]]) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_a_run_is_measured_kept_compared_and_asked_again(tmp_path: Path, data: Path) -> None:
    questions = write_questions(tmp_path, QUESTIONS)
    first = read(run("evaluate", questions, "--data-dir", data, "--json"))
    assert (first["questions"], len(first["outcomes"])) == (2, 2)
    assert first["retrieval"]["recall_at_10"] == 1.0
    assert [one["regions"] for one in first["outcomes"]] == [[], []]
    kept = tmp_path / "first.json"
    kept.write_text(json.dumps(first), encoding="utf-8")

    corrected = QUESTIONS[1] | {"expected": ["100EFLOPS"]}
    write_questions(tmp_path, [QUESTIONS[0], corrected])
    page = tmp_path / "report.html"
    second = read(run("evaluate", questions, "--data-dir", data, "--json", "--baseline", kept, "--html", page))
    better = [one["question"] for one in second["comparison"]["better"]]
    assert better == [QUESTIONS[1]["question"]] * (second["right"] - first["right"])
    assert "Against the earlier run" in page.read_text(encoding="utf-8")

    assert read(run("recheck", kept, "--data-dir", data, "--json"))["changed"] == 0
    add(tmp_path, ARTICLE.replace("600台", "700台"))
    again = tmp_path / "again.json"
    changed = read(run("recheck", kept, "--data-dir", data, "--json", "--save", again))
    assert [one["question"] for one in changed["changes"]] == [QUESTIONS[0]["question"]]
    assert "700台" in json.dumps(changed["changes"][0]["now"], ensure_ascii=False)
    assert "600台" in json.dumps(changed["changes"][0]["before"], ensure_ascii=False)
    told = run("recheck", again, "--data-dir", data)
    assert told.stdout == "0 of 2 answers changed\n"


def test_a_table_is_asked_as_lines_are(tmp_path: Path, data: Path) -> None:
    table = tmp_path / "questions.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["question", "expected", "sentence"])
        rows.writerows([one["question"], one["expected"][0], one["sentence"][0]] for one in QUESTIONS)
    from_table = read(run("evaluate", table, "--data-dir", data, "--json"))
    lines = write_questions(tmp_path, [{**one, "source": []} for one in QUESTIONS])
    from_lines = read(run("evaluate", lines, "--data-dir", data, "--json"))
    for report in (from_table, from_lines):
        for outcome in report["outcomes"]:
            del outcome["latency_ms"]
    assert from_table["outcomes"] == from_lines["outcomes"]
    told = run("evaluate", table, "--data-dir", data)
    assert told.exit_code == 0
    assert "citation recall" in told.stdout


def test_questions_are_drafted_for_review_and_can_be_asked(tmp_path: Path, data: Path) -> None:
    out = tmp_path / "drafted.jsonl"
    told = run("evaluate", "--make-questions", "--data-dir", data, "--out", out)
    assert told.exit_code == 0, told.output
    drafted = read_question_file(out).questions
    assert [(one.expected, one.sentences, one.sources) for one in drafted] == [
        (("100EFLOPS",), ((POWER,),), ("青岚.txt",)),
    ]
    assert told.stdout.startswith("1 questions drafted")
    assert read(run("evaluate", out, "--data-dir", data, "--json"))["questions"] == 1
    lines = run("evaluate", "--make-questions", "--data-dir", data).stdout
    assert lines == out.read_text(encoding="utf-8")


def test_the_bundled_briefs_are_not_drafted_from(tmp_path: Path) -> None:
    read(run("articles", "--json"))
    result = run("evaluate", "--make-questions")
    assert isinstance(result.exception, NothingToAsk)
    assert "shengce add" in str(result.exception)
    add(tmp_path, "青岚省制造业根基深厚。")
    result = run("evaluate", "--make-questions", "--data-dir", tmp_path / "data")
    assert "no question can be drafted from the 1 articles" in str(result.exception)


def test_one_thing_is_done_at_a_time(tmp_path: Path) -> None:
    for arguments in ((), (write_questions(tmp_path, QUESTIONS), "--make-questions")):
        result = run("evaluate", *arguments)
        assert result.exit_code == 2
        assert "either a file of questions or --make-questions" in result.stderr


def test_what_cannot_be_read_or_written_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    questions = write_questions(tmp_path, QUESTIONS)
    bad = tmp_path / "bad.csv"
    bad.write_text("frage\n", encoding="utf-8")
    for arguments, error in (
        (("evaluate", bad), UnreadableQuestions),
        (("evaluate", questions, "--baseline", questions), UnreadableRun),
        (("recheck", questions), UnreadableRun),
        (("evaluate", questions, "--html", tmp_path), NotWritten),
        (("evaluate", questions, "--html", tmp_path / "none" / "report.html"), NotWritten),
        (("evaluate", "--make-questions", "--out", tmp_path), NotWritten),
    ):
        result = run(*arguments)
        assert isinstance(result.exception, error)
        assert not (tmp_path / "default").exists()
