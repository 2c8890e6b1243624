"""The script that notices who answers once a page's heartbeat has ended."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from ui.protection import ASSETS

pytestmark = pytest.mark.browser

BEAT, NAME = "/gradio_api/heartbeat/session", "/gradio_api/app_id"
THIS, OTHER = (200, '{"app_id": 7}'), (200, '{"app_id": 8}')
MOST_SECONDS = 100


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page() as page:
        yield page


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ([OTHER], [BEAT, NAME]),
        ([THIS, OTHER], [BEAT, NAME, BEAT, NAME]),
        ([(502, '{"error": "the accounts cannot be read"}'), (200, "<p>Back soon"), OTHER], [BEAT, NAME, NAME, NAME]),
        ([(401, '{"error": "sign in"}')], [BEAT, NAME]),
    ],
    ids=["another", "the same, then another", "none, then another", "signed out"],
)
def test_the_page_loads_anew_once_another_server_answers(
    page: Page, told: list[tuple[int, str]], asked: list[str]
) -> None:
    requests: list[str] = []
    answers = iter(told)

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        requests.append(path)
        # The stream of this heartbeat is at its end at once.
        status, body = next(answers) if path == NAME else (200, "data: ALIVE\n\n")
        route.fulfill(status=status, body=body, content_type="text/html" if path == "/" else "application/json")

    page.clock.install()
    page.route("**/*", answer)
    page.goto("http://127.0.0.1/")
    page.evaluate("window.gradio_config = { app_id: 7 }")
    page.evaluate((ASSETS / "heartbeat.js").read_text(encoding="utf-8"))
    page.evaluate(f"() => void fetch('{BEAT}')")
    for _ in range(MOST_SECONDS):
        page.clock.run_for(1_000)
        page.wait_for_timeout(20)
        if requests.count("/") > 1:
            break
    assert requests == ["/", *asked, "/"]


def test_a_page_that_gives_up_its_heartbeat_is_left_alone(page: Page) -> None:
    requests: list[str] = []

    def answer(route: Route) -> None:
        requests.append(urlsplit(route.request.url).path)
        route.fulfill(body=THIS[1], content_type="application/json")

    page.clock.install()
    page.route("**/*", answer)
    page.goto("http://127.0.0.1/")
    page.evaluate("window.gradio_config = { app_id: 7 }")
    page.evaluate((ASSETS / "heartbeat.js").read_text(encoding="utf-8"))
    page.evaluate(
        f"""() => {{
          const giving = new AbortController();
          fetch('{BEAT}', {{ signal: giving.signal }}).then(() => giving.abort());
        }}"""
    )
    for _ in range(10):
        page.clock.run_for(1_000)
        page.wait_for_timeout(20)
    assert requests == ["/", BEAT, NAME]
