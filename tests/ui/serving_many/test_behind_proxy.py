"""Page, streams, API and tools through nginx, and what becomes of them when one of two servers is killed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from mcp import Client
from playwright.sync_api import Browser, expect

from tests.browsing import Visit
from tests.ui.api.awaiting import run
from tests.ui.fake_workbench import BUDGET_SENTENCE
from tests.ui.serving_many.behind_proxy import PATIENCE_SECONDS, Behind, behind_proxy

QUESTION = {"question": "算力目标？"}


@pytest.fixture
def behind(tmp_path: Path) -> Iterator[Behind]:
    with behind_proxy(tmp_path) as behind:
        yield behind


def answered_by(behind: Behind) -> list[float]:
    """Count the questions that each server has answered."""
    lines = [httpx.get(f"{address}metrics").text.splitlines() for address in behind.servers]
    return [
        sum(float(line.split()[-1]) for line in one if line.startswith("shengce_questions_total{")) for one in lines
    ]


def test_programs_are_answered_and_keep_to_one_server(behind: Behind) -> None:
    with httpx.Client(base_url=behind.address, timeout=PATIENCE_SECONDS) as client:
        for _ in range(4):
            assert client.post("/api/ask", json=QUESTION).json()["short_answer"] == "60 EFLOPS"
        with client.stream("POST", "/api/ask/stream", json=QUESTION) as stream:
            events = [json.loads(line)["event"] for line in stream.iter_lines()]
        assert (events[0], events[-1]) == ("searching", "answer")
        assert client.get("/metrics").status_code == 404
        assert client.get("/health").json() == {"status": "alive"}
    assert sorted(answered_by(behind)) == [0, 5]

    async def call_tool() -> bool | None:
        async with Client(f"{behind.address}mcp") as client:
            return (await client.call_tool("ask", QUESTION)).is_error

    assert not run(call_tool)


def test_a_stream_comes_bit_by_bit_and_visitors_are_spread_over_the_servers(behind: Behind) -> None:
    def first_lines() -> str:
        with httpx.Client(base_url=behind.address, timeout=PATIENCE_SECONDS) as client:
            cookie = client.get("/").cookies["shengce_server"]
            with client.stream("POST", "/api/ask/stream", json={"question": "慢慢说算力目标"}) as stream:
                lines = stream.iter_lines()
                assert json.loads(next(lines))["event"] == "searching"
                assert json.loads(next(lines))["event"] == "text"
            return cookie

    with ThreadPoolExecutor(12) as threads:
        cookies = set(threads.map(lambda _: first_lines(), range(12)))
    assert len(cookies) == 12
    for address in behind.servers:
        waited = httpx.get(f"{address}metrics").text.partition('shengce_answer_seconds_count{stage="waiting"} ')[2]
        assert float(waited.split()[0]) > 0


@pytest.mark.browser
def test_when_a_server_is_killed_its_user_is_told_and_goes_on_with_the_other(browser: Browser, behind: Behind) -> None:
    visit = Visit(browser, behind.address)
    page = visit.page
    box = page.locator("#ask textarea")
    box.fill("慢慢说算力目标")
    box.press("Enter")
    expect(page.locator("#chat .bot.message").last).to_contain_text("60")
    assert visit.faults == []
    behind.servers[behind.busy()].kill()
    # The page comes again by itself, from the other server, with the conversation that the browser kept.
    last = page.locator("#chat .bot.message").last
    expect(last).to_contain_text("与服务的连接中断了", timeout=PATIENCE_SECONDS * 1000)
    box.fill("算力目标？")
    box.press("Enter")
    expect(last).to_contain_text(BUDGET_SENTENCE, timeout=PATIENCE_SECONDS * 1000)
    # Its requests to the server that is gone failed, as they must.
    visit.faults.clear()
    visit.close()


def test_programs_go_on_with_the_other_server(behind: Behind) -> None:
    with httpx.Client(base_url=behind.address, timeout=PATIENCE_SECONDS) as client:
        with client.stream("POST", "/api/ask/stream", json={"question": "慢慢说算力目标"}) as stream:
            lines = stream.iter_lines()
            assert json.loads(next(lines))["event"] == "searching"
            behind.servers[behind.busy()].kill()
            with pytest.raises(httpx.RemoteProtocolError):
                list(lines)
        assert client.post("/api/ask", json=QUESTION).json()["short_answer"] == "60 EFLOPS"
