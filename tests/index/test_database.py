"""The SQLite file: a transaction is whole or nothing, even when it fails at its very end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.database import Database
from index.exceptions import StoreUnavailable


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "folder" / "store.sqlite")
    yield database
    database.close()


def settings(database: Database) -> list[tuple[str, str]]:
    return database.rows("SELECT key, value FROM settings ORDER BY key")


def test_a_transaction_is_kept_when_all_of_it_succeeds(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute("INSERT INTO settings VALUES ('a', '1')")
        connection.execute("INSERT INTO settings VALUES ('b', '2')")
    assert settings(database) == [("a", "1"), ("b", "2")]
    assert database.row("SELECT value FROM settings WHERE key = ?", "b") == ("2",)
    assert database.row("SELECT value FROM settings WHERE key = ?", "c") is None


def test_a_transaction_that_fails_inside_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.transaction() as connection:
            connection.execute("INSERT INTO settings VALUES ('a', '1')")
            raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        fail()
    assert settings(database) == []


def test_a_transaction_that_fails_at_its_end_does_not_stand_in_the_way_of_the_next(database: Database) -> None:
    def fail_at_commit() -> None:
        with database.transaction() as connection:
            connection.execute("PRAGMA defer_foreign_keys = ON")
            connection.execute("INSERT INTO replacements VALUES ('old', 'nobody')")

    with pytest.raises(StoreUnavailable, match="FOREIGN KEY constraint failed"):
        fail_at_commit()
    with database.transaction() as connection:
        connection.execute("INSERT INTO settings VALUES ('a', '1')")
    assert settings(database) == [("a", "1")]
    assert database.rows("SELECT * FROM replacements") == []
