"""The SQLite file underneath the store: its tables, its transactions, and what it says when it cannot."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.exceptions import StoreFull, StoreUnavailable
from index.republications import SCHEMA as REPUBLICATIONS_SCHEMA

_SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, source TEXT NOT NULL, publisher TEXT, published TEXT,
    language TEXT NOT NULL, regions TEXT NOT NULL, details TEXT NOT NULL, text TEXT NOT NULL,
    raw BLOB NOT NULL, offsets BLOB, added TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')));
CREATE INDEX IF NOT EXISTS articles_by_source ON articles (source);
CREATE TABLE IF NOT EXISTS embeddings (key BLOB PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS passages (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, heading TEXT NOT NULL, regions TEXT NOT NULL,
    embedding BLOB NOT NULL REFERENCES embeddings (key));
CREATE INDEX IF NOT EXISTS passages_by_article ON passages (article_id, number);
CREATE INDEX IF NOT EXISTS passages_by_embedding ON passages (embedding);
CREATE INDEX IF NOT EXISTS passages_by_regions ON passages (regions);
CREATE TABLE IF NOT EXISTS replacements (
    old TEXT PRIMARY KEY, new TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS replacements_by_new ON replacements (new);
CREATE TABLE IF NOT EXISTS removals (sequence INTEGER PRIMARY KEY AUTOINCREMENT, number INTEGER NOT NULL);
"""
_BUSY_SECONDS = 30.0
_CACHE_KIBIBYTES = 32_768


class Database:
    """Hold the connection to the file; for one thread at a time.

    Everything raises StoreUnavailable (or StoreFull) when the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        with self.translated():
            path.parent.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(
                path, check_same_thread=False, isolation_level=None, timeout=_BUSY_SECONDS
            )
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = FULL")
            self.connection.execute("PRAGMA foreign_keys = ON")
            self.connection.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
            self.connection.executescript(_SCHEMA + REPUBLICATIONS_SCHEMA)

    def rows(self, query: str, *values: Any) -> list[Any]:
        """Fetch all rows of a query."""
        with self.translated():
            return self.connection.execute(query, values).fetchall()

    def row(self, query: str, *values: Any) -> Any:
        """Fetch the first row of a query, None where there is none."""
        with self.translated():
            return self.connection.execute(query, values).fetchone()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Commit everything done inside, or nothing."""
        with self.translated():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def translated(self) -> Iterator[None]:
        """Hold the connection, and say in this package's words what SQLite or the disk refuses."""
        with self._lock:
            try:
                yield
            except (sqlite3.OperationalError, sqlite3.DatabaseError, OSError) as error:
                raise _store_error(self.path, error) from error

    def check_there(self) -> None:
        """See that the file is still in its place: SQLite goes on with one that was taken away.

        Raises:
            StoreUnavailable: it is not there.
        """
        if not self.path.exists():
            raise StoreUnavailable(f"{self.path} is gone: put it back, or restore it from a backup, and start again")

    def damaged(self, error: Exception) -> StoreUnavailable:
        """Say that the file is damaged."""
        return _damaged(self.path, error)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self.connection.close()


def _store_error(path: Path, error: Exception) -> StoreUnavailable:
    words = str(error)
    if "full" in words or "No space left" in words:
        return StoreFull(f"no room left on the disk of {path.parent}: free some and try again; nothing stored was lost")
    if "malformed" in words or "not a database" in words:
        return _damaged(path, error)
    return StoreUnavailable(
        f"cannot use the data folder {path.parent} ({words}): check that it can be written, "
        "or choose another with --data-dir or SHENGCE_DATA_DIR"
    )


def _damaged(path: Path, error: Exception) -> StoreUnavailable:
    return StoreUnavailable(
        f"{path} is damaged ({error}): restore it from a backup, or move it away and add the articles again"
    )
