"""A real Chromium on the real page, over the fake workbench."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import Visit

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serve the page; give its address and the file that holds the server's log."""
    log = tmp_path_factory.mktemp("server") / "log"
    with log.open("w") as errors:
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.serve_fake"], cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), log.read_text()
        yield address, log
        server.terminate()
        server.wait(20)
        server.stdout.close()


@pytest.fixture
def visit(browser: Browser, served: tuple[str, Path]) -> Iterator[Visit]:
    visit = Visit(browser, served[0])
    yield visit
    visit.close()


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page
