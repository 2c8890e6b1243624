"""The commands for accounts, keys and the log, and what the other commands do with corpora."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from tests.hashed_models import hashed_models
from ui.access.exceptions import NotThere, UnsafeAddress, UnusablePassword
from ui.command_line import app

PASSWORD = "correct horse battery"
TEXT = "青岚省的机器人密度目标是每万人600台。青岚省的算力目标是100EFLOPS。\n\n青岚省在2026年印发了行动方案。\n"


@pytest.fixture(autouse=True)
def _in_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("ui.build.loaded_models", hashed_models)
    monkeypatch.setenv("SHENGCE_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "青岚.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def read(*arguments: object, stdin: str | None = None) -> Any:
    result = run(*arguments, "--json", stdin=stdin)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_accounts_are_made_and_changed() -> None:
    (ann,) = read("users", "add", "Ann", "--role", "admin", "--group", "team", stdin=PASSWORD + "\n")
    assert ann == {
        "name": "ann",
        "role": "admin",
        "groups": ["team"],
        "disabled": False,
        "corpora": ["shared", "user:ann", "group:team"],
    }
    assert read("users", "role", "ann", "reader")[0]["role"] == "reader"
    assert read("users", "group", "ann", "others")[0]["groups"] == ["others", "team"]
    assert read("users", "group", "ann", "team", "--leave")[0]["groups"] == ["others"]
    assert read("users", "disable", "ann")[0]["disabled"] is True
    assert read("users", "disable", "ann", "--undo")[0]["disabled"] is False
    assert read("users", "password", "ann", stdin="another password\n")[0]["name"] == "ann"
    assert [one["told"] for one in read("audit")] == [
        *("", "enabled", "disabled", "left team", "joined others", "is reader", "added as admin")
    ]
    assert "ann  reader  others" in run("users", "list").stdout


def test_a_password_is_never_an_argument() -> None:
    assert run("users", "add", "ann", "--password", PASSWORD).exit_code == 2
    refused = run("users", "add", "ann", stdin="short\n")
    assert isinstance(refused.exception, UnusablePassword)
    assert read("users", "list") == []


def test_a_key_is_shown_once() -> None:
    run("users", "add", "ann", stdin=PASSWORD + "\n")
    made = read("keys", "add", "ann", "--label", "script")
    assert made["key"].startswith(f"shengce_{made['id']}_")
    (listed,) = read("keys", "list")
    assert (listed["user"], listed["label"], listed["used"]) == ("ann", "script", None)
    assert made["key"] not in json.dumps(listed)
    assert run("keys", "revoke", made["id"]).exit_code == 0
    assert read("keys", "list") == []


def test_articles_are_added_to_a_corpus_and_logged(file: Path) -> None:
    run("users", "add", "ann", "--role", "editor", "--group", "team", stdin=PASSWORD + "\n")
    assert len(read("add", file)["added"]) == 1
    (own,) = read("add", file, "--corpus", "user:ann")["added"]
    assert len(read("add", file, "--corpus", "group:team")["added"]) == 1
    assert len(read("articles")) == 1
    assert [one["id"] for one in read("articles", "--corpus", "user:ann")] == [own["article_id"]]
    # Asked on the command line, too, only what is shared answers.
    hits = read("search", "青岚省的机器人密度目标", "-k", "50")
    assert {hit["article_id"] for hit in hits} == {one["id"] for one in read("articles")}
    assert read("remove", own["article_id"]) == {own["article_id"]: True}
    assert read("articles", "--corpus", "user:ann") == []
    logged = [(one["actor"], one["action"], one["corpus"]) for one in read("audit", "--most", "2")]
    assert logged == [
        ("command line", "article removed", own["article_id"].partition(".")[0]),
        ("command line", "article added", "group:team"),
    ]


@pytest.mark.parametrize("corpus", ["user:nobody", "group:nobody", "user:", "nonsense"])
def test_a_corpus_that_there_is_not_is_named(file: Path, corpus: str) -> None:
    for _ in range(2):
        refused = run("add", file, "--corpus", corpus)
        assert isinstance(refused.exception, NotThere)
        assert not (file.parent / "data" / "shengce.sqlite").exists()
        run("users", "add", "ann", stdin=PASSWORD + "\n")


def test_without_accounts_nothing_of_them_is_made(file: Path, tmp_path: Path) -> None:
    read("add", file)
    (article,) = read("articles")
    read("remove", article["id"])
    assert not (tmp_path / "data" / "access.sqlite").exists()


def test_an_address_that_others_reach_is_refused() -> None:
    refused = run("serve", "--host", "0.0.0.0")
    assert isinstance(refused.exception, UnsafeAddress)


def test_where_one_may_listen_is_told_before_anything_is_loaded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ui.build.loaded_models", None)
    monkeypatch.setenv("SHENGCE_HOST", "192.0.2.1")
    assert isinstance(run("serve").exception, UnsafeAddress)
    assert not (tmp_path / "data").exists()
