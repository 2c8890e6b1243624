"""A SQLite file as the home of the store: one connection, which one thread uses at a time."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, StaticPool, create_engine
from sqlalchemy.exc import DBAPIError

from index.exceptions import StoreFull, StoreUnavailable

BUSY_SECONDS = 30.0
_CACHE_KIBIBYTES = 32_768


class SqliteHome:
    """Hold the connection to a file; a thread that uses it lets the others wait."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._engine = create_engine("sqlite://", creator=self._connect, poolclass=StaticPool, hide_parameters=True)
        self._connection: Connection | None = None

    @property
    def name(self) -> str:
        """Name the file."""
        return str(self.path)

    def open(self) -> None:
        """Make the folder and open the file in it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = self._engine.connect()

    def _connect(self) -> sqlite3.Connection:
        # SQLAlchemy shall begin and commit nothing: see `writing`.
        connection = sqlite3.connect(self.path, check_same_thread=False, isolation_level=None, timeout=BUSY_SECONDS)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
        return connection

    def holding(self) -> contextlib.AbstractContextManager[Any]:
        """Hold the connection."""
        return self._lock

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give the connection, on which every statement stands alone."""
        yield self._opened()

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Give the connection within a transaction that reads; others may write meanwhile."""
        with self._between("BEGIN") as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the connection within a transaction that writes, for which other processes wait."""
        with self._between("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextlib.contextmanager
    def _between(self, begin: str) -> Iterator[Connection]:
        connection = self._opened()
        connection.exec_driver_sql(begin)
        try:
            yield connection
            connection.exec_driver_sql("COMMIT")
        except BaseException:
            driver = connection.connection.driver_connection
            if driver is not None and driver.in_transaction:
                connection.exec_driver_sql("ROLLBACK")
            raise

    def _opened(self) -> Connection:
        if self._connection is None:
            raise sqlite3.ProgrammingError("it was closed")
        return self._connection

    def is_passing(self, error: Exception) -> bool:
        """Let SQLite itself wait for whoever writes."""
        return False

    def told(self, error: Exception) -> StoreUnavailable:
        """Say why the file or its disk refused."""
        words = str(error.orig if isinstance(error, DBAPIError) else error)
        folder = self.path.parent
        if "full" in words or "No space left" in words:
            return StoreFull(f"no room left on the disk of {folder}: free some and try again; nothing stored was lost")
        if "malformed" in words or "not a database" in words:
            return self.damaged(error.orig if isinstance(error, DBAPIError) and error.orig else error)
        return StoreUnavailable(
            f"cannot use the data folder {folder} ({words}): check that it can be written, "
            "or choose another with --data-dir or SHENGCE_DATA_DIR"
        )

    def damaged(self, error: BaseException) -> StoreUnavailable:
        """Say that the file is damaged."""
        return StoreUnavailable(
            f"{self.path} is damaged ({error}): restore it from a backup, or move it away and add the articles again"
        )

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._engine.dispose()
