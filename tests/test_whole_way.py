"""A real article, the real embedder, the real command line and the real page, in processes of their own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from assistant.wording import WORDS
from tests.browsing import Visit

ARTICLE = Path(__file__).resolve().parents[2] / "shared" / "article" / "000_09ebba54451a7ba8.txt"
SHENGCE = Path(sys.executable).with_name("shengce")
PATIENCE_SECONDS = 120

needs_the_article = pytest.mark.skipif(not ARTICLE.exists(), reason="the article does not lie beside the checkout")


def shengce(*arguments: object, fails: bool = False) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([SHENGCE, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert (done.returncode != 0) == fails, done.stderr
    return done


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Add the real article to a new folder."""
    data = tmp_path_factory.mktemp("whole-way")
    report = json.loads(shengce("add", ARTICLE, "--data-dir", data, "--json").stdout)
    assert len(report["added"]) == 1
    return data


@needs_the_article
@pytest.mark.shared
@pytest.mark.parametrize(
    "question",
    [
        "江苏到2030年的普及率目标是多少？",
        "江蘇到2030年的普及率目標是多少？",
        "What adoption rate does Jiangsu aim for by 2030?",
    ],
)
def test_the_article_answers_in_both_scripts_and_in_english(folder: Path, question: str) -> None:
    answer: dict[str, Any] = json.loads(shengce("ask", question, "--json", "--data-dir", folder).stdout)
    assert answer["answered"]
    assert any("90%" in citation["quote"] for citation in answer["citations"])


@needs_the_article
@pytest.mark.shared
def test_the_weather_is_not_in_the_article(folder: Path) -> None:
    answer = json.loads(shengce("ask", "今天北京的天气怎么样？", "--json", "--data-dir", folder).stdout)
    assert not answer["answered"]
    assert answer["answer"] == WORDS["zh-Hans"].out_of_scope
    assert (answer["citations"], answer["closest"]) == ([], [])


@needs_the_article
@pytest.mark.shared
def test_adding_the_article_again_changes_nothing(folder: Path) -> None:
    report = json.loads(shengce("add", ARTICLE, "--data-dir", folder, "--json").stdout)
    assert (len(report["added"]), len(report["unchanged"])) == (0, 1)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the bundled briefs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = tmp_path_factory.mktemp("served")
    server = subprocess.Popen([SHENGCE, "serve", "--port", str(port), "--data-dir", data], stderr=subprocess.PIPE)
    url = f"http://127.0.0.1:{port}/"
    deadline = monotonic() + PATIENCE_SECONDS
    while not _answers(url):
        assert server.poll() is None, server.stderr and server.stderr.read()
        assert monotonic() < deadline, "the page did not come up"
        sleep(0.2)
    yield url
    server.terminate()
    server.communicate(timeout=30)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


@pytest.mark.browser
def test_the_page_answers_and_shows_the_quote(browser: Browser, address: str) -> None:
    visit = Visit(browser, address)
    page = visit.page
    page.locator("#ask textarea").fill("江苏到2030年的普及率目标是多少？")
    page.locator("#ask textarea").press("Enter")
    answer = page.locator("#chat .bot.message").last
    expect(answer).to_contain_text("90%", timeout=PATIENCE_SECONDS * 1000)
    answer.get_by_role("link", name="[1]").first.click()
    card = page.locator("#sources .card[aria-current=true]")
    expect(card.locator("mark.answer").first).to_contain_text("90%")
    expect(card).to_contain_text("江苏")
    visit.close()


@pytest.mark.browser
def test_a_port_in_use_is_one_clear_line(address: str, tmp_path: Path) -> None:
    port = address.rstrip("/").rsplit(":", maxsplit=1)[1]
    done = shengce("serve", "--port", port, "--data-dir", tmp_path, fails=True)
    assert f"port {port} on 127.0.0.1 is in use" in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file stands where the folder should be")
    done = shengce("ask", "江苏？", "--data-dir", blocked / "data", fails=True)
    assert "cannot use the data folder" in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
