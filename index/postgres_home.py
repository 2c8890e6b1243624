"""A PostgreSQL database as the home of the store: a pool of connections, and one writer at a time.

The parts that follow the store (vectors, words, signatures) ask for what is numbered higher than the last they know.
Numbers are given when rows are written and seen when they are committed, so that of two writers the one with the lower
numbers could commit last, unseen by those who follow. So writers come one after another, as they do in SQLite: each
takes a lock which PostgreSQL lets go only after it has made the transaction visible.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError

from index.exceptions import StoreFull, StoreUnavailable
from index.postgres_address import PostgresAddress

LOCK = 0x5348454E474345
"""The advisory lock of whoever writes: SHENGCE in ASCII."""
LOCK_SECONDS = 60
_CONNECT_SECONDS = 5
_POOL_SECONDS = 30
_CONNECTIONS = 8
_DISK_FULL = "53100"
_LOCK_NOT_GIVEN = "55P03"
_IN_THE_WAY = {"40001", "40P01"}
_GOING_DOWN = ("08", "57P")
_CONNECTING: dict[str, Any] = {
    "connect_timeout": _CONNECT_SECONDS,
    "application_name": "shengce",
    # A server that vanished without a word is noticed within a minute, not after hours.
    "keepalives_idle": 20,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}


class PostgresHome:
    """Keep a few connections to a database, and try each before it is used again."""

    def __init__(self, address: PostgresAddress) -> None:
        self.address = address
        self._writing = _engine(address)
        self._reading = self._writing.execution_options(isolation_level="AUTOCOMMIT")
        self._closed = False

    @property
    def name(self) -> str:
        """Name the database without its password."""
        return str(self.address)

    def open(self) -> None:
        """See that the database answers."""
        with self.reading() as connection:
            connection.execute(text("SELECT 1"))

    def holding(self) -> contextlib.AbstractContextManager[None]:
        """Hold nothing: every thread has a connection of its own."""
        return contextlib.nullcontext()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection on which every statement stands alone."""
        with self._open_engine(self._reading).connect() as connection:
            yield connection

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Give a connection on which all statements see the same."""
        engine = self._open_engine(self._writing).execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        with engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection within a transaction, when nobody else writes."""
        with self._open_engine(self._writing).begin() as connection:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
            yield connection

    def _open_engine(self, engine: Engine) -> Engine:
        if self._closed:
            raise StoreUnavailable(f"the database {self.name} was closed")
        return engine

    def is_passing(self, error: Exception) -> bool:
        """Say whether somebody else was in the way of a transaction."""
        return _state(error) in _IN_THE_WAY

    def told(self, error: Exception) -> StoreUnavailable:
        """Say why the database refused."""
        words = _first_line(error)
        if _state(error) == _DISK_FULL:
            return StoreFull(
                f"no room left on the disk of the database {self.name} ({words}): free some there and try again; "
                "nothing stored was lost"
            )
        if _state(error) == _LOCK_NOT_GIVEN:
            return StoreUnavailable(
                f"another server has been writing to the database {self.name} for {LOCK_SECONDS} seconds: "
                "try again when it is done"
            )
        if _answered(error):
            return StoreUnavailable(f"the database {self.name} refused ({words}): check its rights and its own log")
        return StoreUnavailable(
            f"cannot reach the database {self.name} ({words}): check SHENGCE_DATABASE and that PostgreSQL is running "
            "there; nothing stored was lost, and it is tried again with the next request"
        )

    def damaged(self, error: BaseException) -> StoreUnavailable:
        """Say that what is stored is damaged."""
        return StoreUnavailable(f"the database {self.name} is damaged ({error}): restore it from a backup")

    def close(self) -> None:
        """Close all connections."""
        self._closed = True
        self._writing.dispose()


def _engine(address: PostgresAddress) -> Engine:
    try:
        return create_engine(
            address.url,
            connect_args=_CONNECTING,
            pool_pre_ping=True,
            pool_size=_CONNECTIONS,
            max_overflow=_CONNECTIONS,
            pool_timeout=_POOL_SECONDS,
            hide_parameters=True,
        )
    except ImportError as error:
        raise StoreUnavailable(
            "a PostgreSQL database needs the driver psycopg: pip install 'shengce[organisation]'"
        ) from error


def _state(error: Exception) -> str | None:
    """Give the SQLSTATE of what PostgreSQL refused, None where it did not answer."""
    original = error.orig if isinstance(error, DBAPIError) else None
    return getattr(original, "sqlstate", None)


def _answered(error: Exception) -> bool:
    """Say whether PostgreSQL is there and said no."""
    state = _state(error)
    return state is not None and not state.startswith(_GOING_DOWN)


def _first_line(error: Exception) -> str:
    words = str(error.orig if isinstance(error, DBAPIError) else error)
    return words.strip().split("\n", 1)[0]
