"""Keys with which programs ask in the name of a user."""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from sqlalchemy import Row, delete, insert, select, update

from ui.access.database import AccessDatabase
from ui.access.exceptions import NotThere
from ui.access.sessions import token_hash
from ui.access.tables import keys

PREFIX = "shengce_"
_USED_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Key:
    """Hold what is known of a key; `created` and `used` are seconds since 1970."""

    id: str
    user_id: str
    label: str
    created: float
    used: float | None


class Keys:
    """Keep the keys, of whose secrets only hashes are stored."""

    def __init__(self, database: AccessDatabase, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def add(self, user_id: str, label: str) -> tuple[Key, str]:
        """Make a key; give it with what the program sends, which cannot be shown again."""
        key = Key(secrets.token_hex(6), user_id, label[:64], self._clock(), None)
        secret = secrets.token_urlsafe(32)
        with self._database.writing() as connection:
            connection.execute(insert(keys).values(secret=token_hash(secret), **asdict(key)))
        return key, f"{PREFIX}{key.id}_{secret}"

    def all(self) -> list[Key]:
        """List the keys, the oldest first."""
        with self._database.reading() as connection:
            return [_key(row) for row in connection.execute(select(keys).order_by(keys.c.created, keys.c.id))]

    def user_of(self, sent: str) -> str | None:
        """Give the id of the user whose key a program sends; None where it is none."""
        key_id, _, secret = sent.removeprefix(PREFIX).partition("_")
        if not sent.startswith(PREFIX) or not secret:
            return None
        with self._database.reading() as connection:
            row = connection.execute(select(keys).where(keys.c.id == key_id)).first()
        if row is None or not hmac.compare_digest(row.secret, token_hash(secret)):
            return None
        now = self._clock()
        if row.used is None or row.used < now - _USED_SECONDS:
            self._database.note(update(keys).where(keys.c.id == key_id).values(used=now))
        return str(row.user_id)

    def revoke(self, key_id: str) -> None:
        """End a key; raise NotThere where there is none."""
        with self._database.writing() as connection:
            if connection.execute(delete(keys).where(keys.c.id == key_id)).rowcount == 0:
                raise NotThere(f"there is no key {key_id!r}: `shengce keys list` lists them")


def _key(row: Row[tuple[object, ...]]) -> Key:
    return Key(row.id, row.user_id, row.label, row.created, row.used)
