"""What readers think of answers, in the database that several servers share."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from index.database import Database
from index.exceptions import StoreFull, StoreUnavailable
from ui.exceptions import DiskFull, FeedbackNotStored
from ui.feedback import FILES, judged_line
from ui.shared_tables import shared_metadata, verdicts
from ui.turns import Turn

_LINES = select(verdicts.c.line).where(verdicts.c.file == bindparam("wanted")).order_by(verdicts.c.number)


@dataclass(frozen=True)
class SharedFeedback:
    """Keep the verdicts in a table, as lines of the files that `shengce evaluate` reads."""

    database: Database

    @classmethod
    def of(cls, database: Database) -> SharedFeedback:
        """Keep verdicts in a database, whose tables are made where they are missing; StoreUnavailable if not."""
        database.create(shared_metadata)
        return cls(database)

    def keep(self, turn: Turn, *, now: datetime | None = None) -> None:
        """Store the verdict of a turn in the place of an earlier one, or take that out where there is none now.

        Raises:
            DiskFull: there is no room left.
            FeedbackNotStored: the database cannot be reached or written.
        """

        def keep(connection: Connection) -> None:
            connection.execute(delete(verdicts).where(verdicts.c.turn == turn.id))
            if turn.answer is not None and turn.verdict is not None:
                line = judged_line(turn.id, turn.answer, turn.verdict, now or datetime.now(UTC))
                row = {"turn": turn.id, "file": FILES[turn.verdict], "line": _written(line)}
                connection.execute(insert(verdicts), row)

        try:
            self.database.write(keep)
        except StoreFull as error:
            raise DiskFull(f"the verdict was not stored: {error}") from error
        except StoreUnavailable as error:
            raise FeedbackNotStored(f"the verdict was not stored: {error}") from error

    def lines(self, file: str) -> list[str]:
        """Give the lines of a file of verdicts, those judged first before the others."""
        return [line for (line,) in self.database.rows(_LINES, {"wanted": file})]


def _written(form: dict[str, Any]) -> str:
    return json.dumps(form, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
