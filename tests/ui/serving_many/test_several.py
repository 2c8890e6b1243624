"""One command that becomes several servers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest

from ui.exceptions import NoSeveralServers
from ui.serving.several import become_servers

SHENGCE = Path(sys.executable).with_name("shengce")
PATIENCE_SECONDS = 90
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux becomes several servers")


def free_ports() -> int:
    """Find a port that is free and followed by a free one."""
    while True:
        with socket.socket() as one, socket.socket() as next_one:
            one.bind(("127.0.0.1", 0))
            port: int = one.getsockname()[1]
            try:
                next_one.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port


def command(port: int, folder: Path) -> list[str]:
    return [str(SHENGCE), "serve", "--servers", "2", "--port", str(port), "--data-dir", str(folder)]


@pytest.fixture
def several(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Serve an empty folder twice; give the process that watches, and the first port."""
    port = free_ports()
    with (tmp_path / "log").open("w") as log:
        watching = subprocess.Popen(command(port, tmp_path / "data"), stdout=log, stderr=log)
        try:
            for number in (port, port + 1):
                wait_until_ready(number, watching)
            yield watching, port
        finally:
            watching.kill()
            watching.wait()


def wait_until_ready(port: int, watching: subprocess.Popen[bytes]) -> None:
    deadline = monotonic() + PATIENCE_SECONDS
    while not is_ready(port):
        assert watching.poll() is None
        assert monotonic() < deadline
        sleep(0.2)


def is_ready(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/ready", timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def servers_of(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(child) for child in children.split()]


def megabytes(process: int, name: str) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(name)) // 1024


@linux
def test_each_answers_with_one_set_of_models_and_one_that_dies_comes_again(
    several: tuple[subprocess.Popen[bytes], int],
) -> None:
    watching, port = several
    for number in (port, port + 1):
        question = {"question": "上海要发放多少算力券？"}
        answer = httpx.post(f"http://127.0.0.1:{number}/api/ask", json=question, timeout=PATIENCE_SECONDS).json()
        assert "6亿元" in answer["answer"]
    first, second = servers_of(watching.pid)
    assert megabytes(second, "Private_") < megabytes(second, "Rss:") / 2
    os.kill(second, signal.SIGKILL)
    deadline = monotonic() + PATIENCE_SECONDS
    while second in servers_of(watching.pid) or len(servers_of(watching.pid)) < 2:
        assert monotonic() < deadline
        sleep(0.1)
    wait_until_ready(port + 1, watching)
    assert first in servers_of(watching.pid)
    watching.send_signal(signal.SIGTERM)
    assert watching.wait(PATIENCE_SECONDS) == 0
    assert not is_ready(port)
    assert not is_ready(port + 1)


@linux
def test_one_that_cannot_begin_says_why_and_ends_them_all(tmp_path: Path) -> None:
    folder = tmp_path / "a file"
    folder.write_text("not a folder")
    ended = subprocess.run(command(free_ports(), folder), capture_output=True, text=True, timeout=PATIENCE_SECONDS)
    assert ended.returncode == 1
    assert ended.stderr.count("shengce: ") == 1
    assert str(folder) in ended.stderr


@linux
def test_told_to_end_while_the_second_begins_it_ends_both(tmp_path: Path) -> None:
    port = free_ports()
    with (tmp_path / "log").open("w") as log:
        watching = subprocess.Popen(command(port, tmp_path / "data"), stdout=log, stderr=log)
    try:
        deadline = monotonic() + PATIENCE_SECONDS
        while len(servers := servers_of(watching.pid)) < 2:
            assert monotonic() < deadline
            sleep(0.005)
        watching.send_signal(signal.SIGTERM)
        assert watching.wait(PATIENCE_SECONDS) == 0
        assert not any(Path(f"/proc/{server}").exists() for server in servers)
    finally:
        watching.kill()
        watching.wait()


@linux
def test_a_next_port_that_is_in_use_is_one_clear_line(tmp_path: Path) -> None:
    port = free_ports()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port + 1))
        taken.listen()
        ended = subprocess.run(command(port, tmp_path), capture_output=True, text=True, timeout=PATIENCE_SECONDS)
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert f"port {port + 1} on 127.0.0.1 is in use" in ended.stderr


def test_another_system_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(NoSeveralServers, match="start them one by one, each with its --port"):
        become_servers(2, lambda: None)
