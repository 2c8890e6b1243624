"""The page served by a process of its own, for tests in a browser."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Serving:
    """Hold where a process serves the page."""

    address: str
    process: subprocess.Popen[str]


@contextmanager
def served_by(module: str, log: Path, *arguments: str) -> Iterator[Serving]:
    """Run a module that writes the address it serves at as its first line."""
    with log.open("w") as errors:
        command = [sys.executable, "-m", module, *arguments]
        server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True)
        assert server.stdout is not None
        try:
            address = server.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:"), log.read_text()
            yield Serving(address, server)
        finally:
            server.terminate()
            server.wait(20)
            server.stdout.close()


@contextmanager
def serving(module: str, log: Path, *arguments: str) -> Iterator[str]:
    """Run a module that writes the address it serves at as its first line; give the address."""
    with served_by(module, log, *arguments) as served:
        yield served.address
