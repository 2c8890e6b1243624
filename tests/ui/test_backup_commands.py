"""`shengce backup` and `shengce restore`, and the commands over a database that servers share."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postgres_server import PASSWORD, PostgresServer
from tests.ui.serving import ROOT
from tests.ui.test_command_line import SANDBOX, read, run
from ui.exceptions import NotRestored, NotWritten


@pytest.fixture(autouse=True)
def _hashing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from tests.hashed_models import hashed_models

    monkeypatch.setattr("ui.build.loaded_models", hashed_models)
    monkeypatch.setattr("ui.opened_workbench.default_data_dir", lambda: tmp_path / "default")
    for name in ("SHENGCE_DATA_DIR", "SHENGCE_DATABASE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "青岚.txt"
    path.write_text(SANDBOX, encoding="utf-8")
    return path


def test_a_folder_comes_back_in_another(file: Path, tmp_path: Path) -> None:
    data, other, backup = tmp_path / "data", tmp_path / "other", tmp_path / "backup.zip"
    read(run("add", file, "--data-dir", data, "--json"))
    listed = read(run("articles", "--data-dir", data, "--json"))
    rows = read(run("backup", backup, "--data-dir", data, "--json"))
    assert rows["articles"] == 1
    assert read(run("restore", backup, "--data-dir", other, "--json")) == rows
    assert read(run("articles", "--data-dir", other, "--json")) == listed
    assert read(run("search", "机器人密度", "--data-dir", other, "--json"))[0]["rank"] == 1
    told = run("backup", tmp_path / "second.zip", "--data-dir", other)
    assert told.stdout.startswith("1 articles, ")
    assert isinstance(run("backup", backup, "--data-dir", data).exception, NotWritten)
    assert isinstance(run("restore", backup, "--data-dir", data).exception, NotRestored)


def test_a_folder_moves_into_a_shared_database_and_back(
    file: Path, tmp_path: Path, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(run("add", file, "--data-dir", tmp_path / "data", "--json"))
    listed = read(run("articles", "--data-dir", tmp_path / "data", "--json"))
    read(run("backup", tmp_path / "there.zip", "--data-dir", tmp_path / "data", "--json"))
    monkeypatch.setenv("SHENGCE_DATABASE", postgres.fresh_address())
    read(run("restore", tmp_path / "there.zip", "--data-dir", tmp_path / "one", "--json"))
    # Any server of the database has the articles; nothing but what is derived from it lies in the folders.
    for server in ("one", "two"):
        assert read(run("articles", "--data-dir", tmp_path / server, "--json")) == listed
    assert not (tmp_path / "two" / "shengce.sqlite").exists()
    (identity,) = (article["id"] for article in listed)
    read(run("backup", tmp_path / "back.zip", "--data-dir", tmp_path / "two", "--json"))
    assert read(run("remove", identity, "--data-dir", tmp_path / "two", "--json")) == {identity: True}
    monkeypatch.delenv("SHENGCE_DATABASE")
    read(run("restore", tmp_path / "back.zip", "--data-dir", tmp_path / "again", "--json"))
    assert read(run("articles", "--data-dir", tmp_path / "again", "--json")) == listed


def test_paragraphs_of_a_file_of_questions_do_not_reach_the_shared_database(
    tmp_path: Path, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHENGCE_DATABASE", postgres.fresh_address())
    question = {"id": "1", "question": "机器人密度目标是多少？", "answers": [{"text": "600台", "answer_start": 13}]}
    paragraph = {"context": SANDBOX.split("\n")[0], "qas": [question]}
    squad = tmp_path / "squad.json"
    squad.write_text(json.dumps({"version": "1", "data": [{"title": "青岚", "paragraphs": [paragraph]}]}))
    assert run("evaluate", squad, "--json").exit_code == 0
    assert read(run("articles", "--data-dir", tmp_path / "one", "--json")) != []
    titles = {article["title"] for article in read(run("articles", "--data-dir", tmp_path / "one", "--json"))}
    assert "青岚" not in titles


@pytest.mark.parametrize("command", ["backup", "articles"])
def test_a_database_that_is_not_there_is_one_clear_line(tmp_path: Path, command: str) -> None:
    arguments = [str(tmp_path / "backup.zip")] if command == "backup" else []
    environment = {**os.environ, "SHENGCE_DATABASE": "postgresql://shengce:a-secret@127.0.0.1:1/db"}
    done = subprocess.run(
        [sys.executable, "-c", "from ui.command_line import main; main()", command, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    (line,) = done.stderr.strip().splitlines()[-1:]
    assert line.startswith("shengce: cannot reach the database postgresql://shengce@127.0.0.1:1/db (")
    assert "check SHENGCE_DATABASE and that PostgreSQL is running there" in line
    assert "a-secret" not in done.stdout + done.stderr + PASSWORD
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "backup.zip").exists()
