"""A real Chromium on the real page, over the fake workbench."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import Visit
from tests.ui.serving import serving


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serve the page; give its address and the file that holds the server's log."""
    log = tmp_path_factory.mktemp("server") / "log"
    with serving("tests.ui.serve_fake", log) as address:
        yield address, log


@pytest.fixture
def visit(browser: Browser, served: tuple[str, Path]) -> Iterator[Visit]:
    visit = Visit(browser, served[0])
    yield visit
    visit.close()


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page
