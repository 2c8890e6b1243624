"""The API over the fake workbench: in this process, and as a server of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.ui.fake_workbench import FakeWorkbench
from ui.api.application import make_application
from ui.api.door import Door
from ui.protection import Protection

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Served:
    """Hold the address of a running server, with its slash, and the file of its log."""

    address: str
    log: Path


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the page and the API in a process of its own."""
    log = tmp_path_factory.mktemp("api") / "log"
    with log.open("w") as errors:
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.api.serve"], cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), log.read_text()
        yield Served(address, log)
        server.terminate()
        server.wait(20)
        server.stdout.close()


@pytest.fixture
def workbench() -> FakeWorkbench:
    return FakeWorkbench(pause=0.0)


@pytest.fixture
def client(workbench: FakeWorkbench) -> Iterator[TestClient]:
    """Call the API without the page, but through all that stands before it."""
    app = make_application(workbench)
    app.add_middleware(Protection)
    app.add_middleware(Door, host="127.0.0.1")
    with TestClient(app, base_url="http://localhost:7860", raise_server_exceptions=False) as client:
        yield client
