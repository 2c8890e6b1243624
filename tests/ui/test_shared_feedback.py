"""Verdicts in the database that servers share: the same lines as in the files of one server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.database import Database, Place
from tests.postgres_server import running_server
from tests.ui.test_feedback import NOW, judged
from ui.exceptions import DiskFull, FeedbackNotStored
from ui.feedback import FILES, FeedbackFiles
from ui.shared_feedback import SharedFeedback
from ui.turns import Verdict


@pytest.fixture
def database(place: Place) -> Iterator[Database]:
    database = Database(place)
    yield database
    database.close()


def test_verdicts_are_the_lines_of_the_files(database: Database, tmp_path: Path) -> None:
    shared, files = SharedFeedback.of(database), FeedbackFiles(tmp_path / "feedback")
    given = [
        judged("目标", Verdict.RIGHT),
        judged("天气", Verdict.RIGHT, "b" * 12),
        judged("预算\ud800", Verdict.WRONG, "c" * 12),
        judged("目标", Verdict.WRONG_SOURCE),
        judged("天气", None, "b" * 12),
    ]
    for turn in given:
        shared.keep(turn, now=NOW)
        files.keep(turn, now=NOW)
        for name in FILES.values():
            path = tmp_path / "feedback" / name
            assert shared.lines(name) == (path.read_text().splitlines() if path.exists() else [])
    assert [len(shared.lines(name)) for name in ("right.jsonl", "wrong.jsonl")] == [0, 2]


def test_what_another_server_took_in_is_there(database: Database, place: Place) -> None:
    other = Database(place)
    SharedFeedback.of(database).keep(judged("目标", Verdict.RIGHT))
    assert len(SharedFeedback.of(other).lines("right.jsonl")) == 1
    other.close()


def test_a_full_disk_is_told(database: Database) -> None:
    feedback = SharedFeedback.of(database)
    if database.name.startswith("postgresql"):
        failing = "RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'"
        full = (
            f"CREATE FUNCTION full_disk() RETURNS trigger AS $$ BEGIN {failing}; END $$ LANGUAGE plpgsql;"
            "CREATE TRIGGER full_disk BEFORE INSERT ON verdicts EXECUTE FUNCTION full_disk()"
        )
        database.write(lambda connection: connection.exec_driver_sql(full))
    else:
        with database.reading() as connection:
            connection.exec_driver_sql(
                "CREATE TRIGGER full_disk BEFORE INSERT ON verdicts "
                "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
            )
    with pytest.raises(DiskFull, match="the verdict was not stored: no room left on the disk of"):
        feedback.keep(judged("目标", Verdict.RIGHT))


def test_a_server_that_is_gone_is_told() -> None:
    from index.postgres_address import PostgresAddress

    with running_server() as server:
        database = Database(PostgresAddress.read(server.address()))
        feedback = SharedFeedback.of(database)
        server.stop()
        with pytest.raises(FeedbackNotStored, match="the verdict was not stored: cannot reach the database"):
            feedback.keep(judged("目标", Verdict.RIGHT))
        server.start()
        feedback.keep(judged("目标", Verdict.RIGHT))
        assert len(feedback.lines("right.jsonl")) == 1
        database.close()
