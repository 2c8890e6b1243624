"""A server that is told to stop, in a process of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

import httpx

from tests.ui.api.conftest import ROOT

PATIENCE_SECONDS = 30


def test_what_was_asked_is_answered_before_the_server_ends_and_nothing_else_is_taken() -> None:
    command = [sys.executable, "-m", "tests.ui.serving_many.serve_slowly"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout is not None
        with httpx.Client(base_url=server.stdout.readline().strip(), timeout=PATIENCE_SECONDS) as client:
            assert client.get("/ready").status_code == 200
            with client.stream("POST", "/api/ask/stream", json={"question": "慢慢说算力目标"}) as answer:
                lines = answer.iter_lines()
                assert json.loads(next(lines))["event"] == "searching"
                server.send_signal(signal.SIGTERM)
                while (ready := httpx.get(client.base_url.join("/ready"))).status_code == 200:
                    pass
                assert ready.json() == {"status": "stopping"}
                assert httpx.get(client.base_url.join("/health")).status_code == 200
                refused = httpx.post(client.base_url.join("/api/ask"), json={"question": "算力目标？"})
                assert (refused.status_code, "retry-after" in refused.headers) == (503, True)
                last = json.loads([*lines][-1])
            assert last["event"] == "answer"
            assert last["answer"]["citations"]
        assert server.wait(PATIENCE_SECONDS) in (0, -signal.SIGTERM)
    finally:
        server.kill()
        server.wait()
        assert server.stdout is not None
        server.stdout.close()
