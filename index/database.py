"""The database underneath the store: its transactions, and what it says when it cannot."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeAlias, TypeVar

from sqlalchemy import Connection, Executable, MetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from index.exceptions import StoreUnavailable
from index.postgres_address import PostgresAddress
from index.postgres_home import PostgresHome
from index.sqlite_home import SqliteHome
from index.tables import create_missing, metadata

Given = TypeVar("Given")
AnyRow: TypeAlias = tuple[Any, ...]
Place = Path | PostgresAddress
"""Where a database is: a SQLite file of this machine, or a PostgreSQL server that several machines share."""

_REFUSALS = (DBAPIError, NoConnectionFree, sqlite3.Error, OSError)


class Home(Protocol):
    """Give connections to a database, and say in this package's words what it refuses."""

    @property
    def name(self) -> str:
        """Name the database as a user knows it, without its password."""
        ...

    def open(self) -> None:
        """Make ready for the first connection."""
        ...

    def holding(self) -> contextlib.AbstractContextManager[Any]:
        """Hold what only one thread may use at a time."""
        ...

    def reading(self) -> contextlib.AbstractContextManager[Connection]:
        """Give a connection on which every statement sees what is committed."""
        ...

    def snapshot(self) -> contextlib.AbstractContextManager[Connection]:
        """Give a connection on which all statements see the same."""
        ...

    def writing(self) -> contextlib.AbstractContextManager[Connection]:
        """Commit everything done inside, or nothing; whoever else writes waits."""
        ...

    def is_passing(self, error: Exception) -> bool:
        """Say whether a transaction that failed so may succeed when it is done again."""
        ...

    def told(self, error: Exception) -> StoreUnavailable:
        """Say why the database refused."""
        ...

    def damaged(self, error: Exception) -> StoreUnavailable:
        """Say that what the database holds is damaged."""
        ...

    def close(self) -> None:
        """Close all connections."""
        ...


class Database:
    """Read and write the tables of a place.

    Everything raises StoreUnavailable (or StoreFull) when the database cannot be read or written.
    """

    ATTEMPTS = 5
    """How often a transaction is tried that others stand in the way of."""

    def __init__(self, place: Place) -> None:
        self._home: Home = SqliteHome(place) if isinstance(place, Path) else PostgresHome(place)
        with self._translated():
            self._home.open()
        self.create(metadata)

    @property
    def name(self) -> str:
        """Name the database as a user knows it, without its password."""
        return self._home.name

    def create(self, described: MetaData) -> None:
        """Create the tables that are not there yet."""
        self.write(lambda connection: create_missing(connection, described))

    def rows(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Sequence[AnyRow]:
        """Fetch all rows of a query."""
        with self.reading() as connection:
            return fetched(connection, statement, values)

    def row(self, statement: Executable, values: Mapping[str, Any] | None = None) -> AnyRow | None:
        """Fetch the first row of a query, None where there is none."""
        return next(iter(self.rows(statement, values)), None)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection on which every statement sees what is committed."""
        with self._translated(), self._home.reading() as connection:
            yield connection

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Give a connection on which all statements see the same, whatever others commit meanwhile."""
        with self._translated(), self._home.snapshot() as connection:
            yield connection

    def write(self, work: Callable[[Connection], Given]) -> Given:
        """Commit everything that `work` does, or nothing; done again where others stood in its way."""
        with self._translated():
            for _ in range(self.ATTEMPTS - 1):
                try:
                    return self._written(work)
                except DBAPIError as error:
                    if not self._home.is_passing(error):
                        raise
            return self._written(work)

    def _written(self, work: Callable[[Connection], Given]) -> Given:
        with self._home.writing() as connection:
            return work(connection)

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        """Say in this package's words what the database or the disk refuses."""
        with self._home.holding():
            try:
                yield
            except _REFUSALS as error:
                raise self._home.told(error) from error

    def damaged(self, error: Exception) -> StoreUnavailable:
        """Say that what the database holds is damaged."""
        return self._home.damaged(error)

    def close(self) -> None:
        """Close all connections."""
        with self._home.holding():
            self._home.close()


def fetched(connection: Connection, statement: Executable, values: Mapping[str, Any] | None = None) -> Sequence[AnyRow]:
    """Fetch all rows of a query as the driver gives them.

    Numbers, texts and bytes need nothing done to them, and SQLAlchemy's own rows take twice as long for many.
    """
    result = connection.execute(statement, values)
    rows: Sequence[AnyRow] = result.cursor.fetchall()
    result.close()
    return rows
