"""The database of accounts: its connections and transactions."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Executable, create_engine, event, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from ui.access.exceptions import AccessFull, AccessUnavailable
from ui.access.names import FILE
from ui.access.tables import metadata, users

logger = logging.getLogger(__name__)

_BUSY_SECONDS = 30.0
_DISK_FULL = "53100"
_LOCK = int.from_bytes(b"ACCESS")
"""The advisory lock of whoever writes in a shared database."""


class AccessDatabase:
    """Read and write the tables of access; safe between threads and processes.

    Raises AccessUnavailable from every method when the database refuses.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        with self._translated():
            metadata.create_all(engine)

    @classmethod
    def in_folder(cls, folder: Path) -> AccessDatabase:
        """Open the database of a data folder, or begin one there that only this user of the machine can read."""
        path = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            raise AccessUnavailable(f"cannot write the accounts to {path} ({error.strerror})") from error
        return cls.of(URL.create("sqlite", database=str(path)))

    @classmethod
    def of(cls, url: URL) -> AccessDatabase:
        """Open the database at an address: a file of this machine, or PostgreSQL, which several servers share."""
        if url.drivername == "sqlite":
            engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS}, hide_parameters=True)
            event.listen(engine, "connect", _prepare)
        else:
            engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)
        return cls(engine)

    @property
    def url(self) -> URL:
        """Give the address."""
        return self._engine.url

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Commit everything done inside, or nothing."""
        with self._translated(), self._engine.begin() as connection:
            if self._engine.dialect.name == "sqlite":
                # Whoever reads before writing would otherwise be refused when another wrote meanwhile.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                # Two that count failures at once would each let the other's guess pass.
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            yield connection

    def note(self, statement: Executable) -> None:
        """Write what nobody is kept waiting or kept out for: on a full disk people still sign in and read."""
        try:
            with self.writing() as connection:
                connection.execute(statement)
        except AccessUnavailable as error:
            logger.warning("not noted: %s", error)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read on."""
        with self._translated(), self._engine.connect() as connection:
            yield connection

    def check(self) -> None:
        """See that the database answers."""
        with self.reading() as connection:
            connection.execute(select(users.c.id).limit(1)).all()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            if _is_full(error):
                raise AccessFull("no room left on the disk of the accounts: make room there") from error
            raise AccessUnavailable(f"the accounts cannot be read or written now ({type(error).__name__})") from error


def _is_full(error: SQLAlchemyError) -> bool:
    original = error.orig if isinstance(error, DBAPIError) else None
    return getattr(original, "sqlstate", None) == _DISK_FULL or "disk is full" in str(original)


def _prepare(connection: Any, _: Any) -> None:
    # The driver begins no transactions of its own: `writing` does.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
