"""A real Chromium for tests of the page."""

from __future__ import annotations

import shutil
from functools import cache
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

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
# What Gradio's own script says of a page that is left while something streams.
SAID_ON_LEAVING = ("AbortError: signal is aborted", "Unexpected error Connection errored out")
PAGE_SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
# Runs before a page does, but for one that is loaded again: what another test had the browser keep is gone.
FORGET = """if (location.protocol === "http:" && !sessionStorage.getItem("visited")) {
  localStorage.clear();
  sessionStorage.setItem("visited", "yes");
}"""


def chromium_path() -> str:
    """Find the browser, or say how to get it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.fail("the tests of the page need Chromium: sudo apt-get install chromium fonts-noto-cjk", pytrace=False)
    return path


@cache
def _context(browser: Browser, locale: str, size: str, scheme: Literal["light", "dark"]) -> BrowserContext:
    """Make a context; pages of one kind share it, so that the files of the page are loaded and compiled once."""
    width, height = PAGE_SIZES[size]
    context = browser.new_context(
        locale=locale,
        viewport={"width": width, "height": height},
        is_mobile=size == "phone",
        has_touch=size == "phone",
        color_scheme=scheme,
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.add_init_script(FORGET)
    return context


class Visit:
    """Hold a page that is open as if for the first time, with everything on it that ought not to be."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        *,
        query: str = "",
        locale: str = "zh-CN",
        size: str = "desktop",
        scheme: Literal["light", "dark"] = "light",
    ) -> None:
        self.context = _context(browser, locale, size, scheme)
        self.context.clear_cookies()
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("console", lambda line: self._read(line.text) if line.type == "error" else None)
        self.page.on("request", lambda request: self._check_address(request.url, address))
        self.page.goto(address + query)
        self.page.locator("#ask textarea").wait_for()
        # The events of the page have all been answered once the panel has its words.
        self.page.locator("#sources .empty").wait_for()

    def _read(self, line: str) -> None:
        if not line.startswith(SAID_ON_LEAVING):
            self.faults.append(line)

    def _check_address(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:", "blob:")):
            self.faults.append(f"outside: {url}")

    def close(self) -> None:
        """Leave, and report what was wrong on the page."""
        hacked = self.page.evaluate("window.hacked")
        self.page.close()
        assert self.faults == []
        assert hacked is None
