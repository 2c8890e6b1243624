"""Sessions of browsers that signed in; they lie in the database, where every server process finds them."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable

from sqlalchemy import delete, insert, select, update

from ui.access.database import AccessDatabase
from ui.access.tables import sessions

IDLE_SECONDS = 12 * 3600.0
LONGEST_SECONDS = 7 * 24 * 3600.0
_SEEN_SECONDS = 60.0
"""How long the last use of a session may go unwritten: not every request shall write."""


def token_hash(token: str) -> bytes:
    """Hash a token: of 256 random bits, so that it needs neither salt nor time."""
    return hashlib.sha256(token.encode()).digest()


def form_token(token: str) -> str:
    """Make what the forms of a session bear; it tells nothing of the token."""
    return hashlib.sha256(b"form:" + token.encode()).hexdigest()


class Sessions:
    """Keep the sessions."""

    def __init__(self, database: AccessDatabase, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def begin(self, user_id: str) -> str:
        """Begin a session; give its token, which is stored nowhere."""
        token, now = secrets.token_urlsafe(32), self._clock()
        with self._database.writing() as connection:
            ended = (sessions.c.seen < now - IDLE_SECONDS) | (sessions.c.created < now - LONGEST_SECONDS)
            connection.execute(delete(sessions).where(ended))
            row = {"token": token_hash(token), "user_id": user_id, "created": now, "seen": now}
            connection.execute(insert(sessions).values(row))
        return token

    def user_of(self, token: str) -> str | None:
        """Give the id of the user of a session that has not ended."""
        now, hashed = self._clock(), token_hash(token)
        with self._database.reading() as connection:
            row = connection.execute(select(sessions).where(sessions.c.token == hashed)).first()
        if row is None or row.seen < now - IDLE_SECONDS or row.created < now - LONGEST_SECONDS:
            return None
        if row.seen < now - _SEEN_SECONDS:
            self._database.note(update(sessions).where(sessions.c.token == hashed).values(seen=now))
        return str(row.user_id)

    def end(self, token: str) -> None:
        """End a session."""
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.token == token_hash(token)))
