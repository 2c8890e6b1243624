"""The command line, over a hashing embedder."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from tests.hashed_models import hashed_models
from tests.ui.serving_many.behind_proxy import free_ports
from ui.command_line import app

SANDBOX = "青岚省的机器人密度目标是每万人600台。青岚省的算力目标是100EFLOPS。\n\n青岚省在2026年印发了行动方案。\n"


@pytest.fixture(autouse=True)
def _hashing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("ui.build.loaded_models", hashed_models)
    monkeypatch.setattr("ui.opened_workbench.default_data_dir", lambda: tmp_path / "default")
    monkeypatch.delenv("SHENGCE_DATA_DIR", raising=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "青岚.txt"
    path.write_text(SANDBOX, encoding="utf-8")
    return path


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def read(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_adding_says_what_became_of_each_file(file: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    data = tmp_path / "data"
    first = read(run("add", file, empty, "--data-dir", data, "--json"))
    assert [one["path"] for one in first["added"]] == [str(file)]
    assert len(first["skipped"]) == 1
    assert "empty.txt" in first["skipped"][0]["path"]
    again = read(run("add", file, "--data-dir", data, "--json"))
    assert [one["status"] for one in again["unchanged"]] == ["unchanged"]
    file.write_text(SANDBOX.replace("600", "700"), encoding="utf-8")
    changed = read(run("add", file, "--data-dir", data, "--json"))
    assert [one["status"] for one in changed["replaced"]] == ["replaced"]
    assert len(read(run("articles", "--data-dir", data, "--json"))) == 1


def test_freed_memory_is_given_back_as_long_as_the_page_is_served(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHENGCE_HEAPS", "0")
    threads: list[str] = []
    monkeypatch.setattr(
        "ui.server.serve_page", lambda *given, **settings: threads.extend(one.name for one in threading.enumerate())
    )
    run("add", file, "--data-dir", tmp_path / "data")
    (port,) = free_ports(1)
    assert run("serve", "--port", port, "--data-dir", tmp_path / "data").exit_code == 0
    assert "return-memory" in threads
    assert "return-memory" not in [one.name for one in threading.enumerate()]


def test_adding_nothing_readable_fails(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    assert run("add", empty, "--data-dir", tmp_path / "data", "--json").exit_code == 1


def test_a_quote_is_the_article_between_its_offsets(file: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    run("add", file, "--data-dir", data)
    cleaned = run("clean", file).stdout.removesuffix("\n")
    answer = read(run("ask", "青岚省的机器人密度目标是多少？", "--data-dir", data, "--json"))
    assert set(answer) == {
        *("question", "standalone_question", "answered", "answer", "short_answer", "confidence"),
        *("citations", "closest", "timings_ms", "understood", "is_chat", "made_by", "model"),
    }
    shown = answer["citations"] or answer["closest"]
    assert shown
    for citation in shown:
        assert cleaned[citation["start"] : citation["end"]] == citation["quote"]
        assert set(citation) == {
            *("marker", "article_id", "title", "publisher", "published", "regions", "passage_id"),
            *("quote", "start", "end", "source", "answer_start", "answer_end", "republications"),
        }


def test_search_gives_as_many_hits_as_asked(file: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    run("add", file, "--data-dir", data)
    hits = read(run("search", "机器人密度", "-k", "1", "--data-dir", data, "--json"))
    assert [hit["rank"] for hit in hits] == [1]
    assert "机器人密度" in hits[0]["text"]


def test_chat_answers_a_line_with_a_line(file: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    run("add", file, "--data-dir", data)
    result = run("chat", "--data-dir", data, "--json", stdin="青岚省的算力目标是多少？\n\n机器人密度呢？\n")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["question"] for line in lines] == ["青岚省的算力目标是多少？", "机器人密度呢？"]


def test_removing_what_is_not_there_fails_with_a_way_out(tmp_path: Path) -> None:
    result = run("remove", "0123456789abcdef", "--data-dir", tmp_path / "data")
    assert result.exit_code == 1
    assert "`shengce articles` lists them" in " ".join(result.stderr.split())


def test_removing_takes_the_article_out(file: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    added = read(run("add", file, "--data-dir", data, "--json"))["added"][0]["article_id"]
    assert read(run("remove", added, "--data-dir", data, "--json")) == {added: True}
    hits = read(run("search", "机器人密度", "--data-dir", data, "--json"))
    assert added not in {hit["article_id"] for hit in hits}


def test_an_empty_folder_begins_with_the_briefs_and_a_filled_one_does_not(file: Path, tmp_path: Path) -> None:
    assert len(read(run("articles", "--data-dir", tmp_path / "new", "--json"))) >= 5
    run("add", file, "--data-dir", tmp_path / "own")
    assert len(read(run("articles", "--data-dir", tmp_path / "own", "--json"))) == 1
    run("add", file)
    assert len(read(run("articles", "--json"))) >= 6


def test_evaluate_counts_right_and_wrong(file: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    run("add", file, "--data-dir", data)
    questions = tmp_path / "questions.jsonl"
    lines = [
        {"question": "青岚省的机器人密度目标是多少？", "expected": ["600台"]},
        {"question": "青岚省的机器人密度目标是多少？", "expected": ["601台"]},
    ]
    questions.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    report = read(run("evaluate", questions, "--data-dir", data, "--json"))
    assert report["questions"] == 2
    assert report["quotes_exact"] == 1.0
    assert len(report["wrong"]) >= 1


def test_evaluate_asks_a_squad_file_of_its_own_paragraphs(tmp_path: Path) -> None:
    file = tmp_path / "squad.json"
    entry = {"question": "青岚省的算力目标是多少？", "id": "1", "answers": [{"text": "100EFLOPS", "answer_start": 0}]}
    paragraph = {"context": SANDBOX.split("\n", maxsplit=1)[0], "qas": [entry]}
    file.write_text(json.dumps({"data": [{"title": "青岚", "paragraphs": [paragraph]}]}), encoding="utf-8")
    report = read(run("evaluate", file, "--json"))
    assert report["retrieval"]["recall_at_1"] == 1.0


def test_text_for_people_is_not_json(file: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    run("add", file, "--data-dir", data)
    for command in (["ask", "青岚省的算力目标？"], ["search", "算力"], ["articles"]):
        result = run(*command, "--data-dir", data)
        assert result.exit_code == 0
        assert "青岚" in result.stdout
