"""The database: a transaction is whole or nothing, even when it fails at its very end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select

from index.database import Database, Place
from index.exceptions import StoreUnavailable
from index.store_queries import SETTING
from index.tables import replacements, settings


@pytest.fixture
def database(place: Place) -> Iterator[Database]:
    database = Database(place)
    yield database
    database.close()


def kept(database: Database) -> list[tuple[str, str]]:
    return [(key, value) for key, value in database.rows(select(settings).order_by(settings.c.key))]


def put(connection: Connection, key: str) -> None:
    connection.execute(insert(settings), {"key": key, "value": "1"})


def test_a_transaction_is_kept_when_all_of_it_succeeds(database: Database) -> None:
    database.write(lambda connection: [put(connection, key) for key in "ab"])
    assert kept(database) == [("a", "1"), ("b", "1")]
    found = database.row(SETTING, {"wanted": "b"})
    assert found is not None
    assert tuple(found) == ("1",)
    assert database.row(SETTING, {"wanted": "c"}) is None


def test_a_transaction_that_fails_inside_leaves_nothing(database: Database) -> None:
    def fail(connection: Connection) -> None:
        put(connection, "a")
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        database.write(fail)
    assert kept(database) == []


def test_a_transaction_that_fails_at_its_end_does_not_stand_in_the_way_of_the_next(tmp_path: Path) -> None:
    database = Database(tmp_path / "folder" / "store.sqlite")

    def fail_at_commit(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.execute(insert(replacements), {"old": "old", "new": "nobody"})

    with pytest.raises(StoreUnavailable, match="FOREIGN KEY constraint failed"):
        database.write(fail_at_commit)
    database.write(lambda connection: put(connection, "a"))
    assert kept(database) == [("a", "1")]
    assert database.rows(select(replacements)) == []
    database.close()


def test_a_snapshot_stays_as_it_was_when_it_began(place: Place) -> None:
    database, other = Database(place), Database(place)
    database.write(lambda connection: put(connection, "a"))
    with database.snapshot() as connection:
        assert len(connection.execute(select(settings)).all()) == 1
        other.write(lambda written: put(written, "b"))
        assert len(connection.execute(select(settings)).all()) == 1
    assert len(kept(database)) == 2
    database.close()
    other.close()
