"""milvus-lite as a server in a process of its own, which tests may kill."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from index.milvus import MilvusAddress

_PATIENCE_SECONDS = 60.0


class MilvusServer:
    """Run milvus-lite over a folder, on one port however often it is started."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as chosen:
            chosen.bind(("127.0.0.1", 0))
            self.port = chosen.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it listens."""
        command = [sys.executable, "-m", "milvus_lite", "server", "--data-dir", str(self._folder)]
        self._process = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + _PATIENCE_SECONDS
        while not self._listens():
            assert self._process.poll() is None, "milvus-lite ended"
            assert time.monotonic() < until, "milvus-lite does not listen"
            time.sleep(0.05)

    def kill(self) -> None:
        """Kill it at once."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def resident_megabytes(self) -> float:
        """Tell its memory, in 2**20 bytes."""
        assert self._process is not None
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        (line,) = [line for line in status.splitlines() if line.startswith("VmRSS")]
        return int(line.split()[1]) / 1024

    def collection(self, name: str | None = None) -> MilvusAddress:
        """Give the address of a collection, a new one unless it is named."""
        return MilvusAddress.parse(f"milvus://127.0.0.1:{self.port}/{name or f'c{uuid4().hex}'}")

    def _listens(self) -> bool:
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", self.port)) == 0


@contextmanager
def milvus_server(folder: Path) -> Iterator[MilvusServer]:
    """Run a server over a folder."""
    server = MilvusServer(folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()
