"""Wrong passwords, by account and by address: the more there were, the longer the next has to wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from ui.access.database import AccessDatabase
from ui.access.exceptions import TooManyAttempts
from ui.access.tables import attempts

LONGEST_WAIT = 900.0
FORGOTTEN_AFTER = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Subject:
    """Name whose attempts are counted, and how many may fail before waiting begins."""

    name: str
    free: int

    @classmethod
    def of_account(cls, name: str) -> Subject:
        """Count the attempts on an account."""
        return cls(f"account:{name}"[:200], 5)

    @classmethod
    def of_address(cls, address: str) -> Subject:
        """Count the attempts from an address, behind which there may be many people."""
        return cls(f"address:{address}"[:200], 20)


def wait_after(failures: int, free: int) -> float:
    """Give the seconds to wait after so many failures: none while they are free, then twice as many each time."""
    return 0.0 if failures < free else min(LONGEST_WAIT, 2.0 ** min(failures - free, 20))


class Attempts:
    """Count attempts in the database, so that neither a restart nor another process forgets them."""

    def __init__(self, database: AccessDatabase, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def admit(self, *subjects: Subject) -> None:
        """Let an attempt be made, and count it as failed at once: of many at the same moment none goes uncounted.

        Raises:
            TooManyAttempts: one of the subjects has to wait.
        """
        now = self._clock()
        with self._database.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.last < now - FORGOTTEN_AFTER))
            wait = max(_blocked_until(connection, one) for one in subjects) - now
            if wait > 0:
                raise TooManyAttempts(wait)
            for one in subjects:
                _count(connection, one, now)

    def succeeded(self, account: Subject, address: Subject) -> None:
        """Forget the failures on an account; from an address only the attempt that was none is taken back.

        Else whoever has an account could try those of others without end.
        """
        with self._database.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.subject == account.name))
            values = {"failures": attempts.c.failures - 1, "blocked_until": 0.0}
            connection.execute(update(attempts).where(attempts.c.subject == address.name).values(values))


def _blocked_until(connection: Connection, subject: Subject) -> float:
    found = connection.execute(select(attempts.c.blocked_until).where(attempts.c.subject == subject.name)).scalar()
    return found or 0.0


def _count(connection: Connection, subject: Subject, now: float) -> None:
    known = connection.execute(select(attempts.c.failures).where(attempts.c.subject == subject.name)).scalar()
    failures = (known or 0) + 1
    values = {"failures": failures, "last": now, "blocked_until": now + wait_after(failures, subject.free)}
    if known is None:
        connection.execute(insert(attempts).values(subject=subject.name, **values))
    else:
        connection.execute(update(attempts).where(attempts.c.subject == subject.name).values(values))
