"""What the page loads, and from where."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browsing import Visit
from tests.ui.test_page_in_browser import ask

pytestmark = pytest.mark.browser

MOST_REQUESTS = 160
MOST_KILOBYTES = 2_500


def test_nothing_is_requested_from_another_host(browser: Browser, served: tuple[str, Path]) -> None:
    visit = Visit(browser, served[0])
    page, own = visit.page, urlsplit(served[0]).netloc
    hosts = set[str]()
    visit.context.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("websocket", lambda socket: hosts.add(urlsplit(socket.url).netloc))
    page.reload()
    page.locator("#sources .empty").wait_for()
    ask(page, "目标").get_by_role("link", name="[1]").first.click()
    page.locator("#sources [data-open]").first.click()
    for menu in ("#map", "#settings", "#export"):
        page.locator(f"{menu} summary").click()
    page.get_by_role("tab", name="文章").click()
    page.locator("#articles [data-open]").first.click()
    expect(page.locator("#articles article")).to_be_visible()
    # Pictures that the page makes itself have no host.
    assert hosts - {""} == {own}
    visit.close()


def test_the_policy_lets_no_script_in_that_is_not_the_page_s_own(browser: Browser, served: tuple[str, Path]) -> None:
    visit = Visit(browser, served[0])
    page = visit.page
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.hacked = 'script'";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<img src='data:x' onerror='window.hacked = 1'>");
          document.body.insertAdjacentHTML("beforeend", "<img src='https://outside.example/t.png'>");
          document.body.insertAdjacentHTML("beforeend", "<iframe src='https://outside.example/'></iframe>");
        }"""
    )
    page.wait_for_timeout(300)
    refused = [fault for fault in visit.faults if "Content Security Policy" in fault]
    assert len(refused) >= 4, visit.faults
    visit.faults.clear()
    visit.close()


def test_the_page_stays_light(browser: Browser, served: tuple[str, Path]) -> None:
    visit = Visit(browser, served[0])
    loaded = visit.page.evaluate(
        "performance.getEntriesByType('resource').map((one) => [one.name, one.encodedBodySize])"
    )
    kilobytes = sum(size for _, size in loaded) / 1000
    assert len(loaded) < MOST_REQUESTS
    assert kilobytes < MOST_KILOBYTES, kilobytes
    visit.close()
