"""The accounts within a backup: users, groups, keys and the log of changes.

Sessions are left out, and so is who tried a wrong password: whoever was signed in signs in again.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, func, select

from index.table_archive import insert_lines, lines_of
from ui.access import tables
from ui.access.database import AccessDatabase
from ui.access.names import FILE
from ui.exceptions import NotRestored

_TABLES = (tables.users, tables.groups, tables.members, tables.keys, tables.audit)
_FOLDER = "access"


def write_accounts(folder: Path, shared: URL | None, archive: zipfile.ZipFile) -> dict[str, int]:
    """Write the accounts of a folder, or of a shared database, where there are any; give the rows by table."""
    if shared is None and not (folder / FILE).exists():
        return {}
    counts: dict[str, int] = {}
    with _opened(folder, shared) as database, database.reading() as connection:
        for table in _TABLES:
            lines = list(lines_of(connection, table))
            archive.writestr(_member(table.name), b"".join(lines))
            counts[table.name] = len(lines)
    return counts


@contextmanager
def accounts_restored(
    folder: Path, shared: URL | None, archive: zipfile.ZipFile, rows: dict[str, int]
) -> Iterator[None]:
    """Put the accounts of a backup back, if what is done inside succeeds; `rows` are how many each table must have.

    Raises:
        NotRestored: there are accounts already.
        ValueError: the backup is not whole.
    """
    if not any(table.name in rows for table in _TABLES):
        yield
        return
    with _opened(folder, shared) as database, database.writing() as connection:
        if connection.execute(select(func.count()).select_from(tables.users)).scalar_one():
            where = f"the data folder {folder}" if shared is None else "the database"
            raise NotRestored(f"{where} has accounts already, and nothing is overwritten: restore into another")
        for table in _TABLES:
            with archive.open(_member(table.name)) as member:
                if insert_lines(connection, table, member) != rows[table.name]:
                    raise ValueError(f"rows of {table.name} are missing")
        yield


def _opened(folder: Path, shared: URL | None) -> closing[AccessDatabase]:
    return closing(AccessDatabase.in_folder(folder) if shared is None else AccessDatabase.of(shared))


def _member(name: str) -> str:
    return f"{_FOLDER}/{name}.jsonl"
