"""The script that keeps Gradio's stream of events from being closed under a question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from ui.protection import ASSETS

pytestmark = pytest.mark.browser

# A server whose answers a test gives one by one, in the order that it wants.
FAKE_SERVER = """() => {
  window.asked = [];
  window.fetch = (input, init) => new Promise((resolve) => {
    const entry = { url: input instanceof Request ? input.url : input };
    if (entry.url.includes("/queue/data")) {
      const body = new ReadableStream({ start(controller) { entry.controller = controller; } });
      resolve(new Response(body));
    } else entry.answer = (event) => resolve(Response.json({ event_id: event }));
    window.asked.push(entry);
  });
}"""
LISTEN = """async () => {
  window.heard = [];
  const response = await window.fetch(new Request("/queue/data?session_hash=a"));
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) { window.heard.push("end"); return; }
      window.heard.push(...value.split("\\n\\n").filter(Boolean).map((text) => JSON.parse(text.slice(5)).msg));
    }
  })();
}"""


class Exchange:
    """Play the server and the client of a page that has only the script."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.route("**/*", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.goto("http://127.0.0.1/")
        page.evaluate(FAKE_SERVER)
        page.evaluate((ASSETS / "event_stream.js").read_text())

    def join(self) -> None:
        self.page.evaluate("() => void window.fetch('/queue/join', {method: 'POST', body: '{}'})")

    def answer(self, number: int, event: str) -> None:
        """Answer the request of this number that joined."""
        self.page.evaluate("([number, event]) => window.asked[number].answer(event)", [number, event])
        self.page.wait_for_timeout(20)

    def say(self, number: int, *messages: dict[str, Any]) -> None:
        """Say messages on the stream that was the request of this number, in one chunk."""
        script = """([number, messages]) => window.asked[number].controller.enqueue(
          new TextEncoder().encode(messages.map((message) => `data: ${JSON.stringify(message)}\\n\\n`).join("")))"""
        self.page.evaluate(script, [number, list(messages)])
        self.page.wait_for_timeout(20)

    @property
    def heard(self) -> list[str]:
        return list(self.page.evaluate("window.heard"))

    @property
    def asked(self) -> list[str]:
        return list(self.page.evaluate("window.asked.map((entry) => new URL(entry.url, location.href).pathname)"))


@pytest.fixture
def exchange(browser: Browser) -> Iterator[Exchange]:
    with browser.new_page() as page:
        yield Exchange(page)


def completed(event: str) -> dict[str, Any]:
    return {"msg": "process_completed", "event_id": event}


CLOSE = {"msg": "close_stream"}


def test_a_close_with_nothing_pending_is_told(exchange: Exchange) -> None:
    exchange.join()
    exchange.answer(0, "first")
    exchange.page.evaluate(LISTEN)
    exchange.say(1, completed("first"), CLOSE)
    assert exchange.heard == ["process_completed", "close_stream"]
    assert exchange.asked == ["/queue/join", "/queue/data"]


@pytest.mark.parametrize("answered", [False, True])
def test_a_close_that_crosses_a_question_is_kept_back(exchange: Exchange, *, answered: bool) -> None:
    exchange.join()
    exchange.answer(0, "first")
    exchange.page.evaluate(LISTEN)
    exchange.join()
    if answered:
        exchange.answer(2, "second")
    exchange.say(1, completed("first"), CLOSE)
    assert exchange.heard == ["process_completed"]
    assert exchange.asked[-1] == "/queue/data"
    if not answered:
        exchange.answer(2, "second")
    exchange.say(3, completed("second"), CLOSE)
    assert exchange.heard == ["process_completed", "process_completed", "close_stream"]
    assert len(exchange.asked) == 4


def test_an_end_that_is_told_before_its_beginning_counts(exchange: Exchange) -> None:
    exchange.page.evaluate(LISTEN)
    exchange.join()
    exchange.say(0, completed("first"))
    exchange.answer(1, "first")
    exchange.say(0, CLOSE)
    assert exchange.heard == ["process_completed", "close_stream"]


def test_a_message_may_come_in_pieces_and_a_stream_may_break_off(exchange: Exchange) -> None:
    exchange.page.evaluate(LISTEN)
    for piece in ['data: {"msg": "estima', 'tion"}\\n', "\\n"]:
        exchange.page.evaluate(f"window.asked[0].controller.enqueue(new TextEncoder().encode('{piece}'))")
    exchange.page.evaluate("window.asked[0].controller.close()")
    exchange.page.wait_for_function("window.heard.length == 2")
    assert exchange.heard == ["estimation", "end"]
