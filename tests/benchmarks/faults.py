"""What users see when something is gone: Milvus, PostgreSQL, room on the disk, the server in mid-answer.

Run with `python -m tests.benchmarks.faults`; needs PostgreSQL, Chromium and, for the full disk (a small tmpfs), root.
It prints a table: what the page said, what the API said, what /ready said, and how it went on afterwards.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

from index.adding import add_text
from index.postgres_address import PostgresAddress
from tests.browsing import CHROMIUM_OPTIONS, chromium_path
from tests.milvus_server import MilvusServer, milvus_server
from tests.postgres_server import PostgresServer, running_server
from tests.ui.access.serve_shared import SLOW, opened_index
from tests.ui.access.served_index import PASSWORD, SHARED_TEXT
from tests.ui.serving import Serving, served_by
from ui.access.access import Access
from ui.access.user import Role

QUESTION = "青岚省的算力目标是多少？"
TEXT = "画眉省在2026年印发了画眉行动方案，提出建设三个画眉观测中心，培育一百家重点企业。"
PATIENCE_SECONDS = 120.0
MEBIBYTES = 4


@dataclass(frozen=True)
class Seen:
    """Hold what was seen while something was gone, and afterwards."""

    fault: str
    page: str
    api: str
    adding: str
    ready: str
    afterwards: str


@dataclass(frozen=True)
class Visitor:
    """Ask a server as a person and as a program do."""

    page: Page
    program: httpx.Client

    def page_says(self) -> str:
        """Ask on the page; give the answer."""
        answers, notice = self.page.locator("#chat .bot.message"), self.page.locator(".toast-text")
        before = answers.count()
        self.page.locator("#ask textarea").fill(QUESTION)
        self.page.keyboard.press("Enter")
        answers.nth(before).or_(notice).first.wait_for(timeout=PATIENCE_SECONDS * 1000)
        if notice.count():
            said = " ".join(notice.first.inner_text().split())
            self.page.locator(".toast-close").first.click()
            return f"(a notice) {said}"
        self.page.locator("#ask [data-testid=submit-button]").wait_for(timeout=PATIENCE_SECONDS * 1000)
        return " ".join(answers.last.inner_text().split("\n")[0].split())

    def api_says(self) -> str:
        """Ask over the API; give the status, what went wrong, and the seconds."""
        began = time.monotonic()
        answer = self.program.post("/api/ask", json={"question": QUESTION}, timeout=PATIENCE_SECONDS)
        return f"{_told(answer)} ({time.monotonic() - began:.1f} s)"

    def adding_says(self) -> str:
        """Add an article over the API."""
        text = f"{TEXT}第{time.monotonic_ns()}号。"
        return _told(self.program.post("/api/articles", json={"text": text}, timeout=PATIENCE_SECONDS))

    def ready_says(self) -> str:
        """Ask whether the server is ready."""
        answer = self.program.get("/ready", timeout=PATIENCE_SECONDS)
        return f"{answer.status_code} {', '.join(answer.json().get('failing', []))}".strip()

    def seconds_until_well(self) -> float:
        """Wait until the API answers and the server is ready again."""
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE_SECONDS:
            answer = self.program.post("/api/ask", json={"question": QUESTION}, timeout=PATIENCE_SECONDS)
            if answer.status_code == 200 and self.ready_says() == "200":
                return time.monotonic() - began
            time.sleep(0.2)
        raise TimeoutError("it did not come back")

    def seen(self, fault: str, undo: Callable[[], None]) -> Seen:
        """See what is seen while something is gone, and once it is there again."""
        told = self.page_says(), self.api_says(), self.adding_says(), self.ready_says()
        undo()
        seconds = self.seconds_until_well()
        again = f"well {seconds:.1f} s after its return; the page: {self.page_says()}; adding: {self.adding_says()}"
        return Seen(fault, *told, again)


def _told(answer: httpx.Response) -> str:
    error = answer.json().get("error") if answer.headers.get("content-type") == "application/json" else None
    return f"{answer.status_code} {error}" if error else str(answer.status_code)


@contextmanager
def visiting(browser: Browser, address: str, name: str, secret: str) -> Iterator[Visitor]:
    """Sign in with a browser, and come with a key beside it."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(address)
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.locator("#ask textarea").wait_for()
    with httpx.Client(base_url=address, headers={"authorization": f"Bearer {secret}"}) as program:
        yield Visitor(page, program)
    context.close()


def prepared(place: PostgresAddress, folder: Path, milvus: str) -> str:
    """Make an article and an account; give a key of it."""
    with closing(opened_index(place, folder, milvus)) as index:
        add_text(index, SHARED_TEXT, title="青岚")
        index.follow()
    with closing(Access.shared(place.url)) as access:
        user = access.accounts.add("ann", Role.EDITOR, PASSWORD)
        return access.keys.add(user.id, "faults")[1]


def shared_faults(browser: Browser, folder: Path) -> Iterator[Seen]:
    """Take away what several servers share, and one of them."""
    with running_server() as postgres, milvus_server(folder / "milvus") as milvus:
        address = postgres.fresh_address()
        collection = milvus.collection("c")
        where = f"milvus://127.0.0.1:{milvus.port}/{collection.collection}"
        secret = prepared(PostgresAddress.read(address), folder / "first", where)
        module = "tests.ui.access.serve_shared"
        with (
            served_by(module, folder / "one.log", address, str(folder / "one"), where) as one,
            served_by(module, folder / "two.log", address, str(folder / "two"), where) as two,
            visiting(browser, one.address, "ann", secret) as visitor,
        ):
            visitor.seconds_until_well()
            yield milvus_gone(milvus, visitor)
            yield postgres_gone(postgres, visitor)
            yield server_gone(one, two, visitor)


def milvus_gone(milvus: MilvusServer, visitor: Visitor) -> Seen:
    """Kill Milvus."""
    milvus.kill()
    return visitor.seen("Milvus killed", milvus.start)


def postgres_gone(postgres: PostgresServer, visitor: Visitor) -> Seen:
    """Let PostgreSQL crash."""
    postgres.stop("immediate")
    return visitor.seen("PostgreSQL crashed", postgres.start)


def server_gone(one: Serving, two: Serving, visitor: Visitor) -> Seen:
    """Kill a server while it answers; its visitors come to the other one, as nginx sends them."""
    page = visitor.page
    page.locator("#ask textarea").fill(f"{QUESTION}{SLOW}")
    page.keyboard.press("Enter")
    page.locator("#chat .user.message", has_text=SLOW).wait_for()
    slow = {"question": f"{QUESTION}{SLOW}"}
    with visitor.program.stream("POST", "/api/ask/stream", json=slow, timeout=PATIENCE_SECONDS) as stream:
        lines = stream.iter_lines()
        first = next(lines)
        os.kill(one.process.pid, signal.SIGKILL)
        try:
            broken = f"after {first[:24]}… {list(lines)}"
        except httpx.HTTPError as error:
            broken = f"after {first[:24]}… {type(error).__name__}: {error}"
    page.goto(two.address)
    page.locator("#conversations .title").first.click()
    lost = page.locator("#chat .bot.message").last
    lost.wait_for()
    told = " ".join(lost.inner_text().split())
    visitor.program.base_url = two.address
    again = f"the other server at once: {visitor.api_says()}; the page: {visitor.page_says()}"
    return Seen("server killed in mid-answer", told, broken, "-", "no connection", again)


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Mount a disk of few megabytes."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MEBIBYTES}m", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def disk_full(browser: Browser, folder: Path) -> Iterator[Seen]:
    """Fill the disk of a server that keeps everything in its data folder."""
    with small_disk(folder / "disk") as disk:
        filler = disk / "filler"
        with served_by("tests.ui.access.served_index", folder / "full.log", str(disk)) as served:
            with closing(Access.in_folder(disk / "data")) as access:
                secret = access.keys.add(access.accounts.named("ann").id, "faults")[1]
            with visiting(browser, served.address, "ann", secret) as visitor:
                visitor.seconds_until_well()
                _fill(filler)
                yield visitor.seen("disk of the data folder full", filler.unlink)


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        for size in (2**16, 2**12, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue


def main() -> None:
    """Inject each fault and print what was seen."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_OPTIONS)
        for part in (shared_faults, disk_full):
            for seen in part(browser, folder):
                sys.stdout.write(
                    f"| {seen.fault} | {seen.page} | {seen.api} | {seen.adding} | {seen.ready} | {seen.afterwards} |\n"
                )
                sys.stdout.flush()
        browser.close()


if __name__ == "__main__":
    main()
