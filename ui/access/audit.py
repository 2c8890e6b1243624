"""The log of what was changed, and by whom."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import insert, select

from ui.access.database import AccessDatabase
from ui.access.names import Action
from ui.access.tables import audit


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold a line of the log; `time` is seconds since 1970, `subject` an id or a name, `told` words for people."""

    number: int
    time: float
    actor: str
    action: str
    subject: str
    corpus: str
    told: str


class AuditLog:
    """Write down what was changed; nothing takes a line out again."""

    def __init__(self, database: AccessDatabase, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def write(self, actor: str, action: Action, subject: str, *, corpus: str = "", told: str = "") -> None:
        """Write a line."""
        row = {"time": self._clock(), "actor": actor[:80], "action": action.value, "subject": subject[:120]}
        with self._database.writing() as connection:
            connection.execute(insert(audit).values(corpus=corpus[:48], told=told[:300], **row))

    def latest(self, most: int) -> list[Entry]:
        """Give the latest lines, the last one first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(audit).order_by(audit.c.number.desc()).limit(most)).all()
        return [Entry(*row) for row in rows]
