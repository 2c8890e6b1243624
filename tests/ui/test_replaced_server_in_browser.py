"""A server process is replaced while a page is open: the page goes on with its conversation."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browsing import Visit
from tests.ui.serving import ROOT
from tests.ui.test_page_in_browser import ask

pytestmark = pytest.mark.browser


@contextmanager
def killed_in_the_end(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve the page, and kill the process without a word; give the address."""
    command = [sys.executable, "-m", "tests.ui.serve_conversations", str(folder), str(port)]
    with (folder / "log").open("a") as errors:
        server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True)
    assert server.stdout is not None
    try:
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), (folder / "log").read_text()
        yield address
    finally:
        server.kill()
        server.wait(20)
        server.stdout.close()


def replaced(first: ExitStack, servers: ExitStack, folder: Path, address: str) -> None:
    """Kill a server, and start one that knows nothing of its sessions: what a proxy turns to when a server has died."""
    first.close()
    again = servers.enter_context(killed_in_the_end(folder, port=int(address.strip("/").rsplit(":", 1)[1])))
    assert again == address


def test_a_page_that_waits_for_nothing_notices_it_and_keeps_what_is_being_typed(
    browser: Browser, tmp_path: Path
) -> None:
    with ExitStack() as servers:
        first = servers.enter_context(ExitStack())
        address = first.enter_context(killed_in_the_end(tmp_path))
        visit = Visit(browser, address)
        page = visit.page
        ask(page, "江苏到2030年的应用普及率目标是多少？")
        page.locator("#ask textarea").fill("浙江呢？")
        with page.expect_event("load", timeout=60_000):
            replaced(first, servers, tmp_path, address)
        expect(page.locator("#chat .user.message")).to_have_text(["江苏到2030年的应用普及率目标是多少？"])
        expect(page.locator("#ask textarea")).to_have_value("浙江呢？")
        page.locator("#ask textarea").press("Enter")
        understood = page.locator("#chat .understood").last
        expect(understood).to_contain_text("理解为：浙江到2030年的应用普及率目标是多少？")
        expect(page.locator("#ask textarea")).to_have_value("")
        page.close()


def test_a_page_whose_server_was_replaced_goes_on_with_its_conversation(browser: Browser, tmp_path: Path) -> None:
    with ExitStack() as servers:
        first = servers.enter_context(ExitStack())
        address = first.enter_context(killed_in_the_end(tmp_path))
        visit = Visit(browser, address)
        page = visit.page
        ask(page, "江苏到2030年的应用普及率目标是多少？")
        page.locator("#ask textarea").fill("慢慢说目标")
        page.locator("#ask textarea").press("Enter")
        expect(page.locator("#chat .user.message")).to_have_count(2)
        # What the page waits for breaks off, so that it looks for its server until another one answers, and loads anew.
        with page.expect_event("load", timeout=60_000):
            replaced(first, servers, tmp_path, address)
        # The browser has kept the conversation, with the question that was broken off.
        expect(page.locator("#chat .user.message")).to_have_text(["江苏到2030年的应用普及率目标是多少？", "慢慢说目标"])
        understood = ask(page, "浙江呢？").locator(".understood")
        expect(understood).to_contain_text("理解为：浙江到2030年的应用普及率目标是多少？")
        expect(page.locator("#conversations li .title")).to_have_count(1)
        page.close()
