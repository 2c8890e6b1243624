"""How much each user may upload in a day."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy import delete, insert, select, update

from ui.access.database import AccessDatabase
from ui.access.exceptions import OverQuota
from ui.access.tables import uploads

_DAY = 24 * 3600


class Quotas:
    """Count the bytes that users upload; `most` is what each may in a day (UTC), None for any number."""

    def __init__(self, database: AccessDatabase, most: int | None, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._most = most
        self._clock = clock

    def take(self, user_id: str, size: int) -> None:
        """Count so many bytes before they are read.

        Raises:
            OverQuota: they would be more than the user may.
        """
        if self._most is None:
            return
        day = int(self._clock()) // _DAY
        with self._database.writing() as connection:
            connection.execute(delete(uploads).where(uploads.c.day < day))
            chosen = (uploads.c.user_id == user_id) & (uploads.c.day == day)
            used = connection.execute(select(uploads.c.size).where(chosen)).scalar()
            if (used or 0) + size > self._most:
                raise OverQuota(f"{self._most // 2**20} MB are what an account may upload in a day; try again tomorrow")
            if used is None:
                connection.execute(insert(uploads).values(user_id=user_id, day=day, size=size))
            else:
                connection.execute(update(uploads).where(chosen).values(size=used + size))
