"""A PostgreSQL server of the tests' own, from Debian's packages."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from index.postgres_address import PostgresAddress

USER = "shengce"
PASSWORD = "a@secret/of:tests"
# What is lost when the machine stops is lost anyway.
OPTIONS = ("fsync=off", "full_page_writes=off", "shared_buffers=32MB", "max_connections=60")
_numbers = count(1)


def programs() -> Path:
    """Find the folder of PostgreSQL's programs, of the newest version that is there."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    one = found[-1] if found else shutil.which("initdb")
    assert one is not None, "no initdb here: sh tests/debian_packages.sh installs PostgreSQL"
    return Path(one).resolve().parent


class PostgresServer:
    """Run a server in a folder; `stop` and `start` are what happens to servers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        secret = folder / "password"
        secret.write_text(PASSWORD)
        # PostgreSQL does not run as root.
        self._as: dict[str, Any] = {}
        if os.getuid() == 0:
            user = pwd.getpwnam("postgres")
            self._as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
            for path in (folder, secret):
                os.chown(path, user.pw_uid, user.pw_gid)
        self._run("initdb", "-U", USER, "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8", "--locale=C.UTF-8")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = [f"-c {one}" for one in (*OPTIONS, f"port={self.port}", "listen_addresses=127.0.0.1")]
        sockets = f"-k {self.folder}"
        self._run("pg_ctl", "start", "-w", "-l", str(self.folder / "log"), "-o", " ".join([*options, sockets]))

    def stop(self, how: str = "fast") -> None:
        """Stop it: `fast` ends the sessions, `immediate` is a crash."""
        self._run("pg_ctl", "stop", "-w", "-m", how)

    def address(self, *, schema: str = "public") -> str:
        """Give the address of the database, whose tables lie in a schema."""
        password = PASSWORD.replace("@", "%40").replace("/", "%2F").replace(":", "%3A")
        place = f"127.0.0.1:{self.port}/postgres?options=-csearch_path%3D{schema}"
        return f"postgresql://{USER}:{password}@{place}"

    def fresh_address(self) -> str:
        """Give the address of an empty schema."""
        schema = f"test_{next(_numbers)}"
        self.execute(f"CREATE SCHEMA {schema}")
        return self.address(schema=schema)

    def execute(self, *statements: str, schema: str = "public") -> list[tuple[Any, ...]]:
        """Execute statements in one transaction, and give the rows of the last."""
        engine = create_engine(PostgresAddress.read(self.address(schema=schema)).url)
        with engine.begin() as connection:
            for statement in statements:
                result = connection.execute(text(statement))
            rows = [tuple(row) for row in result.all()] if result.returns_rows else []
        engine.dispose()
        return rows

    def _run(self, program: str, *arguments: str) -> None:
        command: Sequence[str] = (str(programs() / program), "-D", str(self.folder / "data"), *arguments)
        # The server keeps what it was given as its output: a pipe would never end.
        with (self.folder / "output").open("w+") as output:
            done = subprocess.run(command, cwd=self.folder, stdout=output, stderr=output, check=False, **self._as)
            output.seek(0)
            assert done.returncode == 0, output.read()


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """Run a server for as long as it is needed."""
    # Not in pytest's folder, which the user postgres may not enter.
    folder = Path(tempfile.mkdtemp(prefix="shengce-postgres-"))
    try:
        server = PostgresServer(folder)
        server.start()
        try:
            yield server
        finally:
            if (folder / "data" / "postmaster.pid").exists():
                server.stop("immediate")
    finally:
        shutil.rmtree(folder)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
