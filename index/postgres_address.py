"""The address of a PostgreSQL database."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from index.exceptions import StoreUnavailable

_FORM = "postgresql://user:password@host/database"
_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class PostgresAddress:
    """Hold the address of a database, which is never shown with its password."""

    url: URL

    @classmethod
    def read(cls, written: str) -> PostgresAddress:
        """Read an address; raise StoreUnavailable where it is none, without repeating what may hold a password."""
        try:
            url = make_url(written)
        except (ArgumentError, ValueError):
            # Not `from` it: what it says repeats the address.
            raise StoreUnavailable(f"the address of the database cannot be read: write {_FORM}") from None
        if url.drivername not in _SCHEMES or not url.database:
            raise StoreUnavailable(f"the address of the database is not one of PostgreSQL: write {_FORM}")
        return cls(url.set(drivername="postgresql+psycopg"))

    def __str__(self) -> str:
        url = self.url
        shown = URL.create("postgresql", url.username, host=url.host, port=url.port, database=url.database)
        return shown.render_as_string()

    def __repr__(self) -> str:
        return f"PostgresAddress({str(self)!r})"
