"""A server on loopback that speaks OpenAI's chat completions and does as it is told."""

from __future__ import annotations

import json
import select
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain, cycle
from queue import SimpleQueue
from typing import Any

from tests.assistant.language_model.requests import Request
from tests.assistant.language_model.scripts import CAPABLE, Abilities, Ending, Raw, Reply, Response, Streaming

MODEL = "scripted"
_COMPLETION = {"id": "chatcmpl-scripted", "created": 1_767_225_600, "model": MODEL}
_NOTICED_AFTER = 0.02
"""Seconds between two looks at whether the client is still there."""

Answering = Callable[[Request], Response]


class ScriptedServer(ThreadingHTTPServer):
    """Serve completions on a free port of loopback; `requests` are those that came.

    `departures` receives how many pieces of a reply a client had been sent when it left before the end.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, answering: Answering, abilities: Abilities) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answering = answering
        self.abilities = abilities
        self.requests: list[Request] = []
        self.departures: SimpleQueue[int] = SimpleQueue()
        self.closing = threading.Event()

    @property
    def base_url(self) -> str:
        """Give the address that a client is set to."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def respond(self, request: Request) -> Response:
        """Note a request and choose its response."""
        self.requests.append(request)
        return self.abilities.refuses(request) or self.answering(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that left while it was written to."""


@contextmanager
def scripted(*responses: Response, abilities: Abilities = CAPABLE) -> Iterator[ScriptedServer]:
    """Serve one response after the other, then the last again and again."""
    following = chain(responses, cycle(responses[-1:]))
    with answering(lambda request: next(following), abilities) as server:
        yield server


@contextmanager
def answering(choose: Answering, abilities: Abilities = CAPABLE) -> Iterator[ScriptedServer]:
    """Serve what a function makes of each request."""
    server = ScriptedServer(choose, abilities)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Speak HTTP/1.1 with chunked bodies, so that a reply that is cut off differs from one that ends."""

    protocol_version = "HTTP/1.1"
    server: ScriptedServer

    def do_GET(self) -> None:
        """List the models, where the server does that."""
        if self.path == "/v1/models" and self.server.abilities.models:
            self._send(Raw(json.dumps({"object": "list", "data": [{"id": MODEL, "object": "model"}]}).encode()))
        else:
            self._send(Raw(b"Not Found", "text/plain", 404))

    def do_POST(self) -> None:
        """Answer a request for a completion."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        _, _, key = self.headers.get("Authorization", "").partition("Bearer ")
        response = self.server.respond(Request(body, key or None))
        if isinstance(response, Raw):
            self._send(response)
        elif body.get("stream") and self.server.abilities.streaming is Streaming.GIVEN:
            self._stream(response, with_usage=bool((body.get("stream_options") or {}).get("include_usage")))
        else:
            self._complete(response)

    def log_message(self, *_: object) -> None:
        """Write no log: tests read what the product writes."""

    def _send(self, raw: Raw) -> None:
        self.send_response(raw.status)
        for name, value in {"Content-Type": raw.content_type, "Content-Length": len(raw.body), **raw.headers}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(raw.body)

    def _complete(self, reply: Reply) -> None:
        """Send a reply in one piece."""
        if reply.ending is not Ending.DONE:
            self._hang_up()
            return
        message = {"role": "assistant", "content": reply.text}
        choice = {"index": 0, "message": message, "finish_reason": reply.finish_reason}
        completion = {**_COMPLETION, "object": "chat.completion", "choices": [choice], **self._usage(reply)}
        self._send(Raw(json.dumps(completion).encode()))

    def _stream(self, reply: Reply, *, with_usage: bool) -> None:
        """Send a reply piece by piece as server-sent events."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        sent = 0
        try:
            for sent, piece in enumerate(_pieces(reply), start=1):
                self._wait(reply.first_pause if sent == 1 else reply.pause)
                self._event(_chunk({"content": piece}))
            self._end(reply, with_usage=with_usage)
        except OSError:
            self.server.departures.put(sent)
            self.close_connection = True

    def _end(self, reply: Reply, *, with_usage: bool) -> None:
        if reply.ending is Ending.DIES:
            self._hang_up()
            return
        while reply.ending is Ending.SILENT:
            self._wait(1.0)
        self._event(_chunk({}, reply.finish_reason))
        if with_usage and self.server.abilities.usage:
            self._event({**_chunk({}), "choices": [], **self._usage(reply)})
        self._write(b"data: [DONE]\n\n")
        self._write(b"")

    def _usage(self, reply: Reply) -> dict[str, Any]:
        if not self.server.abilities.usage:
            return {}
        prompt, completion = len(self.server.requests[-1].prompt), len(reply.text)
        counts = {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}
        return {"usage": counts}

    def _event(self, chunk: dict[str, Any]) -> None:
        self._write(f"data: {json.dumps(chunk)}\n\n".encode())

    def _write(self, data: bytes) -> None:
        """Write a chunk of the body; an empty one ends it."""
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self._look_whether_anybody_listens()

    def _wait(self, seconds: float) -> None:
        """Wait, but no longer than the client does."""
        for _ in range(round(seconds / _NOTICED_AFTER)):
            self.server.closing.wait(_NOTICED_AFTER)
            self._look_whether_anybody_listens()

    def _look_whether_anybody_listens(self) -> None:
        if self.server.closing.is_set():
            raise ConnectionAbortedError
        # A client that has closed its side is readable and gives nothing.
        if select.select([self.connection], [], [], 0)[0] and not self.connection.recv(1, socket.MSG_PEEK):
            raise ConnectionResetError

    def _hang_up(self) -> None:
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True


def _pieces(reply: Reply) -> Iterator[str]:
    return cycle(reply.pieces) if reply.ending is Ending.ENDLESS else iter(reply.pieces)


def _chunk(delta: dict[str, str], finish_reason: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    return {**_COMPLETION, "object": "chat.completion.chunk", "choices": [choice]}
