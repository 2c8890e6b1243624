"""The log of what was changed, and by whom."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, insert, or_, select

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


@dataclass(frozen=True, slots=True)
class WantedEntries:
    """Say which lines of the log are wanted; what is empty leaves the choice open. Times are seconds since 1970."""

    actor: str = ""
    action: Action | None = None
    words: str = ""
    since: float | None = None
    until: float | None = None
    before: int | None = None
    """Only lines with lower numbers."""


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

    def latest(
        self, most: int, wanted: WantedEntries = WantedEntries(), *, telling: Collection[str] | None = None
    ) -> list[Entry]:
        """Give the latest lines that are wanted, the last one first.

        With `telling`, what is told of the articles of other corpora than those of these names (their titles) is left
        out, and not searched for words.
        """
        told: ColumnElement[str] = audit.c.told
        if telling is not None:
            told = case((audit.c.corpus.in_(["", *telling]), audit.c.told), else_="").label("told")
        query = (
            select(*(told if one is audit.c.told else one for one in audit.c))
            .where(*_conditions(wanted, told))
            .order_by(audit.c.number.desc())
            .limit(most)
        )
        with self._database.reading() as connection:
            return [Entry(*row) for row in connection.execute(query).all()]


def _conditions(wanted: WantedEntries, told: ColumnElement[str]) -> Iterator[ColumnElement[bool]]:
    if wanted.actor:
        yield audit.c.actor == wanted.actor
    if wanted.action is not None:
        yield audit.c.action == wanted.action.value
    for word in wanted.words.split():
        yield or_(*(column.icontains(word, autoescape=True) for column in (audit.c.subject, audit.c.corpus, told)))
    if wanted.since is not None:
        yield audit.c.time >= wanted.since
    if wanted.until is not None:
        yield audit.c.time < wanted.until
    if wanted.before is not None:
        yield audit.c.number < wanted.before
