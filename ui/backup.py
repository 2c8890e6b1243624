"""Everything in one file, and back: articles, embeddings, conversations, verdicts and accounts.

A backup is a ZIP of lines of JSON, the same for every database, so that it can be restored into another kind. What
can be made anew is left out: the derived indexes, and the numbers of passages that they go by.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import URL, Connection, Table, delete, func, select

from index.database import Database, Place
from index.store import FORMAT_VERSION
from index.table_archive import insert_lines, lines_of
from index.tables import metadata, removals, settings
from ui.backup_accounts import accounts_restored, write_accounts
from ui.exceptions import DamagedBackup, NotRestored, NotWritten
from ui.feedback import FILES, id_of
from ui.shared_feedback import SharedFeedback
from ui.shared_tables import conversations, shared_metadata, verdicts
from ui.turns import new_id

FORMAT = 1
_MANIFEST = "manifest.json"
# The verdicts go as the files that a single server keeps.
_TABLES = [one for one in (*metadata.sorted_tables, conversations) if one is not removals]
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Home:
    """Say where everything is: the data folder, and the database if that is not in it."""

    folder: Path
    place: Place

    @property
    def is_shared(self) -> bool:
        """Say whether the database is one that several servers share."""
        return not isinstance(self.place, Path)

    @property
    def shared_url(self) -> URL | None:
        """Give the address of the shared database, None where there is a file."""
        return None if isinstance(self.place, Path) else self.place.url

    @property
    def feedback(self) -> Path:
        """Name the folder of the verdicts."""
        return self.folder / "feedback"

    @contextmanager
    def opened(self) -> Iterator[Database]:
        """Open the database, with all tables."""
        database = Database(self.place)
        try:
            database.create(shared_metadata)
            yield database
        finally:
            database.close()


def back_up(home: Home, file: Path) -> dict[str, int]:
    """Write everything into a file that is not there yet; give the number of rows by table.

    Others may go on writing: what is written down is what was there at one moment.

    Raises:
        NotWritten: there is such a file, or it cannot be written, or there is nothing to write.
        StoreUnavailable: the database cannot be read.
    """
    if isinstance(home.place, Path) and not home.place.exists():
        raise NotWritten(f"there is nothing to back up in {home.folder}: name the right folder with --data-dir")
    part = file.with_name(f"{file.name}.part")
    try:
        # The name is taken first, and the file is whole from the moment in which there is something in it.
        file.open("xb").close()
    except FileExistsError as error:
        raise NotWritten(f"{file} is there already: name another file, or move it away") from error
    except OSError as error:
        raise NotWritten(f"cannot write {file} ({error.strerror or error}): name another file") from error
    try:
        with home.opened() as database, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            counts = _write_all(home, database, archive)
        part.replace(file)
    except BaseException as error:
        part.unlink(missing_ok=True)
        file.unlink()
        if isinstance(error, OSError):
            raise NotWritten(f"cannot write {file} ({error.strerror or error}): name another file") from error
        raise
    return counts


def _write_all(home: Home, database: Database, archive: zipfile.ZipFile) -> dict[str, int]:
    counts: dict[str, int] = {}
    with database.snapshot() as connection:
        for table in _TABLES:
            with archive.open(_member(table), "w", force_zip64=True) as member:
                counts[table.name] = _copy(lines_of(connection, table), member)
    counts |= write_accounts(home.folder, home.shared_url, archive)
    for name in dict.fromkeys(FILES.values()):
        archive.writestr(f"feedback/{name}", _verdicts(home, database, name))
    made = datetime.now(UTC).isoformat(timespec="seconds")
    manifest = {"format": FORMAT, "store_format": FORMAT_VERSION, "made": made, "rows": counts}
    archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
    return counts


def _copy(lines: Iterator[bytes], member: IO[bytes]) -> int:
    count = 0
    for line in lines:
        member.write(line)
        count += 1
    return count


def _verdicts(home: Home, database: Database, name: str) -> str:
    if home.is_shared:
        return "".join(f"{line}\n" for line in SharedFeedback(database).lines(name))
    path = home.feedback / name
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def restore(home: Home, file: Path) -> dict[str, int]:
    """Read everything from a file into a folder or database that is empty; give the number of rows by table.

    All of it comes back, or nothing.

    Raises:
        DamagedBackup: the file is no backup, or not whole.
        NotRestored: there is something in the folder or database already.
        StoreUnavailable: the database cannot be written.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _manifest(file, archive)
            kept = {name: archive.read(f"feedback/{name}") for name in dict.fromkeys(FILES.values())}
            rows: dict[str, int] = manifest["rows"]
            with home.opened() as database, accounts_restored(home.folder, home.shared_url, archive, rows):
                database.write(lambda connection: _read_all(home, connection, archive, rows, kept))
    except FileNotFoundError as error:
        raise NotRestored(f"there is no file {file}") from error
    except _DAMAGE as error:
        raise DamagedBackup(f"{file} is no whole backup ({error}): take another; nothing was restored") from error
    return rows


def _manifest(file: Path, archive: zipfile.ZipFile) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(archive.read(_MANIFEST))
    if (manifest["format"], manifest["store_format"]) != (FORMAT, FORMAT_VERSION):
        raise NotRestored(f"{file} was made by another version of this program: restore it with that version")
    return manifest


def _read_all(
    home: Home, connection: Connection, archive: zipfile.ZipFile, rows: dict[str, int], kept: dict[str, bytes]
) -> None:
    _check_empty(home, connection)
    connection.execute(delete(settings))
    for table in _TABLES:
        with archive.open(_member(table)) as member:
            if insert_lines(connection, table, member) != rows[table.name]:
                raise ValueError(f"rows of {table.name} are missing")
    # Numbers are given anew: what was derived from the old ones must not be taken for derived from these.
    connection.execute(delete(settings).where(settings.c.key == "identity"))
    if home.is_shared:
        _insert_verdicts(connection, kept)
    else:
        # Last, so that nothing that fails later leaves them behind.
        _write_verdicts(home.feedback, kept)


def _check_empty(home: Home, connection: Connection) -> None:
    tables = [table for table in (*_TABLES, verdicts, removals) if table is not settings]
    held = [table.name for table in tables if connection.execute(select(func.count()).select_from(table)).scalar_one()]
    held += [] if home.is_shared else [name for name in FILES.values() if (home.feedback / name).exists()]
    if held:
        where = "the database" if home.is_shared else f"the data folder {home.folder}"
        raise NotRestored(
            f"{where} is not empty (it has {', '.join(dict.fromkeys(held))}), and nothing is overwritten: "
            "restore into another"
        )


def _insert_verdicts(connection: Connection, kept: dict[str, bytes]) -> None:
    for name, content in kept.items():
        for line in content.decode("utf-8").split("\n")[:-1]:
            # Somebody may have written lines of their own into the files.
            row = {"turn": id_of(line) or new_id(), "file": name, "line": line.replace("\0", "\ufffd")}
            connection.execute(verdicts.insert(), row)


def _write_verdicts(folder: Path, kept: dict[str, bytes]) -> None:
    written: list[Path] = []
    try:
        for name, content in kept.items():
            if content:
                folder.mkdir(parents=True, exist_ok=True)
                written.append(folder / name)
                written[-1].write_bytes(content)
    except OSError:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise


def _member(table: Table) -> str:
    return f"tables/{table.name}.jsonl"
