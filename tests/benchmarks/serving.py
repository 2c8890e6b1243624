"""A server in a process of its own, and clients that ask it over loopback."""

from __future__ import annotations

import asyncio
import json
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil

ROOT = Path(__file__).resolve().parents[2]
QUESTION_FILES = ("briefs", "development", "news_development", "national_development_1", "national_development_2")
PATIENCE_SECONDS = 120.0
EVERY_HOW_MANYTH_ON_THE_PAGE = 5
"""Of so many clients one asks through the queue and the sessions of the page."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Hold what came of asking: seconds since the start when it came, how long it took, and what is wrong with it."""

    client: int
    at: float
    seconds: float
    fault: str = ""


@dataclass
class Load:
    """Ask a server, and compare what it says with what is expected."""

    address: str
    expected: dict[str, Any] = field(default_factory=dict)
    replies: list[Reply] = field(default_factory=list)

    async def one_after_another(self, questions: Sequence[str]) -> float:
        """Ask each question alone, and expect its answer from now on; give the answers a second."""
        began = time.perf_counter()
        async with httpx.AsyncClient(base_url=self.address, timeout=PATIENCE_SECONDS) as http:
            for question in questions:
                self.expected[question] = said((await _ask(http, question, 0)).json())
        return len(questions) / (time.perf_counter() - began)

    async def all_at_once(self, clients: int, seconds: float, choose: Any) -> None:
        """Let clients ask until the time is over, each again as soon as it has its answer."""
        began = time.perf_counter()
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(base_url=self.address, timeout=PATIENCE_SECONDS, limits=limits) as http:
            await asyncio.gather(*(self._client(http, number, began, seconds, choose) for number in range(clients)))

    async def _client(self, http: httpx.AsyncClient, number: int, began: float, seconds: float, choose: Any) -> None:
        draw = random.Random(number)
        ask = _ask_on_page if number % EVERY_HOW_MANYTH_ON_THE_PAGE == 0 else _ask_api
        while time.perf_counter() - began < seconds:
            question, asked = choose(draw), time.perf_counter()
            try:
                answer = await ask(http, question, number)
                fault = "" if said(answer) == self.expected[question] else f"another answer to {question}"
            except (httpx.HTTPError, ValueError, KeyError) as error:
                fault = f"{type(error).__name__}: {error}"
            now = time.perf_counter()
            self.replies.append(Reply(number, now - began, now - asked, fault))


def said(answer: dict[str, Any]) -> Any:
    """Take from an answer what must be the same whenever it is given."""
    return answer["answered"], answer["answer"], [(one["article_id"], one["quote"]) for one in answer["citations"]]


async def _ask(http: httpx.AsyncClient, question: str, client: int) -> httpx.Response:
    reply = await http.post("/api/ask", json={"question": question}, headers=_from(client))
    return reply.raise_for_status()


async def _ask_api(http: httpx.AsyncClient, question: str, client: int) -> Any:
    return (await _ask(http, question, client)).json()


async def _ask_on_page(http: httpx.AsyncClient, question: str, client: int) -> Any:
    begun = await http.post("/gradio_api/call/ask", json={"data": [question, [], []]}, headers=_from(client))
    event = begun.raise_for_status().json()["event_id"]
    last = ""
    async with http.stream("GET", f"/gradio_api/call/ask/{event}", headers=_from(client)) as stream:
        async for line in stream.aiter_lines():
            last = line.removeprefix("data:") if line.startswith("data:") else last
    return json.loads(last)[0]


def _from(client: int) -> dict[str, str]:
    return {"x-forwarded-for": f"10.0.{client // 250}.{client % 250 + 1}"}


def questions() -> list[str]:
    """Read the questions of the development sets, each once."""
    found: dict[str, None] = {}
    for name in QUESTION_FILES:
        lines = (ROOT / "tests" / "accuracy" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        found |= dict.fromkeys(one["question"] for one in map(json.loads, lines) if "question" in one)
    return list(found)


@contextmanager
def served(folder: Path, **settings: object) -> Iterator[tuple[str, psutil.Process]]:
    """Serve a folder with settings, such as most_waiting=10; give the address and the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    chosen = {f"SHENGCE_{name.upper()}": str(value) for name, value in settings.items()}
    environment = {**os.environ, "SHENGCE_TRUSTED_PROXIES": "127.0.0.1", **chosen}
    command = [sys.executable, "-c", "from ui.command_line import main; main()", "serve", "--port", str(port)]
    command += ["--data-dir", str(folder)]
    with (folder.parent / f"{folder.name}.log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_ready(address, server)
            yield address, psutil.Process(server.pid)
        finally:
            server.terminate()
            server.wait(60)


def wait_until_ready(address: str, server: subprocess.Popen[Any]) -> None:
    """Wait until a server says that it is ready."""
    deadline = time.monotonic() + 2 * PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        try:
            if httpx.get(f"{address}/ready", timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.3)
    raise RuntimeError("the server did not become ready")


def megabytes(process: psutil.Process) -> float:
    """Give the resident memory of a process."""
    return float(process.memory_info().rss) / 2**20
