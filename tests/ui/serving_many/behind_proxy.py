"""Debian's nginx with deploy/nginx.conf before two servers, all on loopback."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.ui.api.conftest import ROOT

NAME = "shengce.example"
PATIENCE_SECONDS = 30
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
DEPLOY = ROOT / "deploy"


@dataclass(frozen=True)
class Behind:
    """Hold the address of the proxy, and the servers behind it by their addresses."""

    address: str
    servers: dict[str, subprocess.Popen[str]]

    def busy(self) -> str:
        """Wait until one of the servers answers something; give its address."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            for address in self.servers:
                if "shengce_answers_running 1.0" in httpx.get(f"{address}metrics").text:
                    return address
        raise AssertionError("no server answers anything")


def free_ports(number: int) -> list[int]:
    """Find ports that nobody listens at."""
    sockets = [socket.socket() for _ in range(number)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def copied(folder: Path, name: str, moved: dict[str, str], *, to: str | None = None) -> Path:
    """Copy a file of deploy/ into a folder, with some of its words in the place of others."""
    text = (DEPLOY / name).read_text(encoding="utf-8")
    for there, here in moved.items():
        assert there in text
        text = text.replace(there, here)
    path = folder / (to or name)
    path.write_text(text, encoding="utf-8")
    return path


@contextmanager
def behind_proxy(folder: Path) -> Iterator[Behind]:
    """Start two servers and nginx, and end them."""
    listening, *ports = free_ports(3)
    moved = {"listen 8080": f"listen 127.0.0.1:{listening}", "/tmp/shengce-nginx": str(folder / "nginx")}
    configuration = copied(folder, "nginx.conf", moved)
    copied(folder, "servers.conf", {f"127.0.0.1:{7861 + n}": f"127.0.0.1:{port}" for n, port in enumerate(ports)})
    command = [sys.executable, "-m", "tests.ui.serving_many.serve_slowly"]
    log = (folder / "servers.log").open("w")
    processes = [
        subprocess.Popen([*command, str(port)], cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
        for port in ports
    ]
    settings = ["-c", str(configuration), "-p", str(folder), "-g", f"daemon off; error_log {folder / 'error.log'};"]
    proxy = subprocess.Popen([NGINX, *settings])
    try:
        servers = {one.stdout.readline().strip(): one for one in processes if one.stdout is not None}
        _wait(f"http://127.0.0.1:{listening}/health")
        yield Behind(f"http://127.0.0.1:{listening}/", servers)
    finally:
        for one in [proxy, *processes]:
            one.terminate()
        for one in [proxy, *processes]:
            one.wait(PATIENCE_SECONDS)
            if one.stdout is not None:
                one.stdout.close()
        log.close()


def _wait(address: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            if httpx.get(address, headers={"host": NAME}).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"nothing answers at {address}")
