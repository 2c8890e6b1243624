"""A real Chromium on the real page, over the fake workbench."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM_OPTIONS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGE_SIZES = {"desktop": (1280, 800), "phone": (390, 844)}


def chromium_path() -> str:
    """Find the browser, or say how to get it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.fail("the tests of the page need Chromium: sudo apt-get install chromium fonts-noto-cjk", pytrace=False)
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


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


class Visit:
    """Hold a page that is open, with everything on it that ought not to be."""

    def __init__(
        self, browser: Browser, address: str, *, query: str = "", locale: str = "zh-CN", size: str = "desktop"
    ) -> None:
        width, height = PAGE_SIZES[size]
        self.context = browser.new_context(
            locale=locale,
            viewport={"width": width, "height": height},
            is_mobile=size == "phone",
            has_touch=size == "phone",
            permissions=["clipboard-read", "clipboard-write"],
        )
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("console", lambda line: self.faults.append(line.text) if line.type == "error" else None)
        self.page.on("request", lambda request: self._check_address(request.url, address))
        self.page.goto(address + query)
        self.page.locator("#ask textarea").wait_for()
        # The events of the page have all been answered once the panel has its words.
        self.page.locator("#sources .empty").wait_for()

    def _check_address(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:", "blob:")):
            self.faults.append(f"outside: {url}")

    def close(self) -> None:
        """Leave, and report what was wrong on the page."""
        hacked = self.page.evaluate("window.hacked")
        self.context.close()
        assert self.faults == []
        assert hacked is None


@pytest.fixture
def visit(browser: Browser, served: tuple[str, Path]) -> Iterator[Visit]:
    visit = Visit(browser, served[0])
    yield visit
    visit.close()


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page
